package dev.logscan.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BalanceTest {
    @Test
    void partitionsHaveAboutTheSameBytes() {
        Random random = new Random(1);
        List<LakeFile> files = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            files.add(file(i, random.nextInt(100_000_000)));
        }

        List<List<LakeFile>> shares = Balance.share(files, 16);

        List<Long> sizes = shares.stream()
                .map(share -> share.stream().mapToLong(LakeFile::size).sum())
                .toList();
        assertThat(Collections.min(sizes) * 1.01).isGreaterThan(Collections.max(sizes));
        assertThat(shares.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(files);
        Collections.shuffle(files, random);
        assertThat(Balance.share(files, 16)).isEqualTo(shares);
    }

    @Test
    void manySmallFilesAreNotOnePartitionsWork() {
        List<LakeFile> files = new ArrayList<>(List.of(file(0, 100)));
        for (int i = 1; i < 100; i++) {
            files.add(file(i, 0));
        }

        assertThat(Balance.share(files, 4))
                .allSatisfy(share -> assertThat(share).hasSize(25));
    }

    @Test
    void noPartitionIsEmpty() {
        assertThat(Balance.share(List.of(file(0, 5)), 4)).hasSize(1);
        assertThat(Balance.share(List.of(), 4)).isEmpty();
    }

    private static LakeFile file(int number, long size) {
        return new LakeFile(number, "f" + number, "file:/f" + number, size, null);
    }
}

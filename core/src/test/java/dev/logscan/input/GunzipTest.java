package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.entry.LogEntry;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GunzipTest {
    private static final String A = "{\"correlation_id\":\"A\"}\n";
    private static final String B = "{\"correlation_id\":\"B\"}\n";

    @Test
    void allMembersAreReadAndLinesGoAcrossThem() {
        byte[] members =
                Packing.joined(Packing.gzip(A + B.substring(0, 7)), Packing.gzip(""), Packing.gzip(B.substring(7)));

        Read read = Read.all(LogInput.of("current", members));
        Read slowly = Read.all(LogInput.of("-", Packing.trickle(members)));

        assertThat(read.entries()).extracting(LogEntry::correlationId).containsExactly("A", "B");
        assertThat(read.problems()).isEmpty();
        assertThat(slowly.dump()).isEqualTo(read.dump());
        assertThat(read.source().bytes()).isEqualTo(A.length() + B.length());
    }

    @Test
    void emptyMembersAndPaddingAreFine() {
        Read empty = Read.all(LogInput.of("x.gz", Packing.gzip("")));
        Read padded = Read.all(
                LogInput.of("x.gz", Packing.joined(Packing.gzip(A), new byte[512], Packing.gzip(B), new byte[3])));

        assertThat(empty.problems()).isEmpty();
        assertThat(empty.source().lines()).isZero();
        assertThat(padded.entries()).hasSize(2);
        assertThat(padded.problems()).isEmpty();
    }

    @Test
    void trailingGarbageIsNamedAndCostsNothing() {
        byte[] gzip = Packing.gzip(A);

        Read read = Read.all(LogInput.of("x", Packing.joined(gzip, Packing.utf8("garbage"))));

        assertThat(read.entries()).hasSize(1);
        assertThat(read.problems()).containsExactly("bytes after byte " + gzip.length + " are not gzip, ignored");
    }

    @Test
    void aBrokenSecondMemberIsDamage() {
        byte[] gzip = Packing.gzip(A);
        byte[] broken = Packing.gzip(B);
        broken[1] = 0;

        Read read = Read.all(LogInput.of("x", Packing.joined(gzip, broken)));

        assertThat(read.entries()).hasSize(1);
        assertThat(read.problems())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("damaged after byte")
                .endsWith("(incomplete)");
    }

    @Test
    void everyTruncationIsNamedAndGivesWhatWasRead() {
        byte[] gzip = Packing.gzip(A + B.repeat(20));
        for (int length = 3; length < gzip.length; length++) {
            Read read = Read.all(LogInput.of("x", Arrays.copyOf(gzip, length)));

            assertThat(read.source().complete()).as("cut at %s", length).isFalse();
            assertThat(read.problems()).contains("damaged after byte " + length + ": the end is missing (incomplete)");
        }
        Read almost = Read.all(LogInput.of("x", Arrays.copyOf(gzip, gzip.length - 1)));
        assertThat(almost.entries()).hasSize(21);
    }

    @Test
    void everyFlippedByteOfTheContentIsNamed() {
        byte[] gzip = Packing.gzip(A + B);
        for (int at = 10; at < gzip.length; at++) {
            byte[] flipped = gzip.clone();
            flipped[at] ^= 0x55;

            assertThat(Read.all(LogInput.of("x", flipped)).source().complete())
                    .as("flipped at %s", at)
                    .isFalse();
        }
    }

    @Test
    void damageInOneInputLeavesTheNextAlone() {
        Read read = Read.all(LogInput.of("x", Arrays.copyOf(Packing.gzip(A), 15)), LogInput.of("y", Packing.gzip(B)));

        assertThat(read.entries()).extracting(LogEntry::correlationId).containsExactly("B");
        assertThat(read.statistics().get(1).complete()).isTrue();
    }
}

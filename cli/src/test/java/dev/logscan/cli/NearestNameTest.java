package dev.logscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestNameTest {
    @Test
    void editsAreCounted() {
        assertThat(NearestName.distance("", "abc")).isEqualTo(3);
        assertThat(NearestName.distance("format", "format")).isZero();
        assertThat(NearestName.distance("fromat", "format")).isEqualTo(1);
        assertThat(NearestName.distance("sync", "synch")).isEqualTo(1);
        assertThat(NearestName.distance("kitten", "sitting")).isEqualTo(3);
    }

    @Test
    void theNearestIsNamedAndAStrangerIsNot() {
        assertThat(NearestName.of("b", List.of("c", "a"))).contains("a");
        assertThat(NearestName.of("sync-faild", List.of("sync-failed", "key-host-wrong")))
                .contains("sync-failed");
        assertThat(NearestName.of("unrelated", List.of("sync-failed"))).isEmpty();
    }
}

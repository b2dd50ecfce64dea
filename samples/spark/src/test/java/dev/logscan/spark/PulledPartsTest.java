package dev.logscan.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.logscan.LogScan;
import dev.logscan.ScanPart;
import dev.logscan.input.LogInput;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class PulledPartsTest {
    @Test
    void allPartsComeInTheirOrder() throws Exception {
        for (int count : List.of(0, 1, 255, 256, 257, 5_000)) {
            List<ScanPart> pushed = parts(count);
            List<ScanPart> pulled = new ArrayList<>();
            try (PulledParts parts = new PulledParts(pushed::forEach)) {
                parts.forEachRemaining(pulled::add);
            }
            assertThat(pulled).isEqualTo(pushed);
        }
    }

    @Test
    void theReadingWaitsWhileNobodyPulls() throws Exception {
        List<ScanPart> many = parts(10_000);
        AtomicInteger pushed = new AtomicInteger();
        CountDownLatch ended = new CountDownLatch(1);
        PulledParts parts = new PulledParts(sink -> {
            try {
                for (ScanPart part : many) {
                    sink.accept(part);
                    pushed.incrementAndGet();
                }
            } finally {
                ended.countDown();
            }
        });

        assertThat(parts.next()).isEqualTo(many.get(0));
        parts.close();

        assertThat(ended.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(pushed.get()).isLessThan(2_000);
        assertThat(parts.hasNext()).isFalse();
    }

    @Test
    void whatTheReadingThrowsEndsTheTask() throws Exception {
        List<ScanPart> some = parts(3);
        PulledParts parts = new PulledParts(sink -> {
            some.forEach(sink);
            throw new AssertionError("the machine went down");
        });

        assertThatThrownBy(() -> parts.forEachRemaining(part -> {})).hasRootCauseMessage("the machine went down");
    }

    private static List<ScanPart> parts(int count) throws InterruptedException {
        List<ScanPart> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (i < 3) {
                LogScan.builder().build().spread().read(i, LogInput.of("empty", new byte[0]), parts::add);
            } else {
                parts.add(parts.get(i % 3));
            }
        }
        return parts;
    }
}

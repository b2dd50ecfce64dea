package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A single document is read in memory that does not grow with it. */
class StreamingTest {
    private static final int HITS = 120_000;

    /** A search response on one line, made while it is read. */
    private static final class Endless extends InputStream {
        private static final byte[] HEAD = bytes("{\"took\":1,\"timed_out\":false,\"hits\":{\"hits\":[");
        private static final byte[] HIT =
                bytes("{\"_index\":\"i\",\"_id\":\"a\",\"_source\":{\"json\":{\"correlation_id\":\"A\",\"message\":\""
                        + "x".repeat(400) + "\"}}},");
        private static final byte[] TAIL =
                bytes("{\"_id\":\"z\",\"_source\":{\"json\":{\"correlation_id\":\"Z\"}}}]}}");

        private byte[] piece = HEAD;
        private int at;
        private long hits;

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] buffer, int from, int length) {
            if (at == piece.length) {
                if (hits > HITS) {
                    return -1;
                }
                piece = hits++ < HITS ? HIT : TAIL;
                at = 0;
            }
            int count = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, buffer, from, count);
            at += count;
            return count;
        }
    }

    @Test
    void aSearchResponseLargerThanTheHeapIsRead() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(List.of(
                        java,
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StreamingTest.class.getName()))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(output).endsWith("search-response " + (HITS + 1) + " true");
        assertThat(process.waitFor()).isZero();
    }

    /** Runs in a heap of its own, a third of what it reads. */
    public static void main(String[] args) throws InterruptedException {
        AtomicLong seen = new AtomicLong();
        SourceStatistics source = InputScanner.builder()
                .build()
                .scan(List.of(LogInput.of("-", new Endless())), entry -> entry, entry -> seen.incrementAndGet())
                .get(0);
        System.out.print(source.format() + " " + seen + " " + source.complete());
    }
}

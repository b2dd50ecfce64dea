package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Damages every form at random. {@code -Dlogscan.fuzz.seconds=N} goes on for so long with each; {@code -Dlogscan.fuzz.seed=N}
 * repeats what a failure names.
 */
class FormsFuzzTest {
    private static final long SECONDS = Long.getLong("logscan.fuzz.seconds", 0);
    private static final long SEED = Long.getLong("logscan.fuzz.seed", 0);
    private static final int ROUNDS = 30;
    private static final String TOKENS = "{}[]\",:;|\n\r\t\\'- #\0\u00ff0e=";

    /** A shared machine may stop any process for a while; a scan that hangs takes longer. */
    private static final long SLOWEST_NANOS = 10_000_000_000L;

    private static final Set<String> LINE_FORMATS = Set.of("json-lines", "text");

    @TestFactory
    Stream<DynamicTest> damageNeverEndsTheScan() {
        return Form.all().stream().map(form -> DynamicTest.dynamicTest(form.name(), () -> fuzz(form.bytes())));
    }

    private static void fuzz(byte[] bytes) {
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        for (long seed = SEED; seed < SEED + ROUNDS || System.nanoTime() < end; seed++) {
            byte[] damaged = damaged(bytes, new Random(seed));
            long start = System.nanoTime();
            SourceStatistics source = Read.all(LogInput.of("-", damaged)).source();

            assertThat(System.nanoTime() - start).as("seed " + seed).isLessThan(SLOWEST_NANOS);
            if (LINE_FORMATS.contains(source.format())) {
                assertThat(source.lines())
                        .as("seed " + seed)
                        .isEqualTo(source.entries() + source.blank() + source.unparsed());
            }
        }
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] damaged = bytes.clone();
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(damaged.length);
            damaged = switch (random.nextInt(4)) {
                case 0 -> Arrays.copyOf(damaged, at + 1);
                case 1 -> moved(damaged, at, random.nextInt(damaged.length), random.nextInt(200));
                default -> {
                    damaged[at] = (byte) TOKENS.charAt(random.nextInt(TOKENS.length()));
                    yield damaged;
                }
            };
        }
        return damaged;
    }

    /** The same with a piece of it put in once more elsewhere. */
    private static byte[] moved(byte[] bytes, int to, int from, int most) {
        byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + most));
        return Packing.joined(Arrays.copyOf(bytes, to), piece, Arrays.copyOfRange(bytes, to, bytes.length));
    }
}

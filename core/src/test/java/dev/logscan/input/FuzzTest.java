package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every format and the parser of rule files meet damaged bytes, for a moment in each build: {@code
 * -Dlogscan.fuzz.seconds=N} goes on for longer, {@code -Dlogscan.fuzz.seed=N} takes other ways.
 */
class FuzzTest {
    private static final long SECONDS = Long.getLong("logscan.fuzz.seconds", 4);
    private static final long SEED = Long.getLong("logscan.fuzz.seed", 1);

    /** What once failed: inputs under {@code inputs}, rule files under {@code rules}. */
    private static final Path CORPUS = Path.of("src/test/resources/dev/logscan/input/corpus");

    @Test
    void damageNeverEndsAScanNorTakesLongNorFillsTheMemory() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Fuzz.class.getName(),
                        String.valueOf(SECONDS),
                        String.valueOf(SEED)))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        if (SECONDS > 60) {
            System.out.print(output);
        }
    }

    @TestFactory
    Stream<DynamicTest> whatOnceFailedIsReadNow() throws IOException {
        FuzzJudge judge = new FuzzJudge(Fuzz.sample(FuzzSeeds.plain()));
        return Stream.concat(
                corpus("inputs", bytes -> {
                    for (int i = 0; i < 8; i++) {
                        assertThat(judge.input(bytes, new Random(i))).isNull();
                    }
                }),
                corpus("rules", bytes -> assertThat(judge.rule(bytes)).isNull()));
    }

    private interface Check {
        void of(byte[] bytes) throws IOException;
    }

    private static Stream<DynamicTest> corpus(String kind, Check check) throws IOException {
        Path folder = CORPUS.resolve(kind);
        if (!Files.exists(folder)) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(
                            kind + " " + file.getFileName(), () -> check.of(Files.readAllBytes(file))));
        }
    }
}

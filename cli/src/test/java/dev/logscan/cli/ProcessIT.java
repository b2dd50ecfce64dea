package dev.logscan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The assembled command as a process, where the streams are real. */
final class ProcessIT {
    private static final String LOGSCAN =
            "'" + Path.of("target/logscan/bin/logscan").toAbsolutePath() + "'";

    @TempDir
    Path folder;

    @Test
    void theVersionIsThatOfTheJar() throws Exception {
        assertThat(shell(LOGSCAN + " --version")).isEqualTo(new Outcome(0, "logscan 0.1.0\n", ""));
    }

    @Test
    void aReaderThatGoesAwayEndsItQuietly() throws Exception {
        assertThat(shell(LOGSCAN + " --help | head -n 1; " + LOGSCAN + " --help | true"))
                .isEqualTo(new Outcome(0, "Usage: logscan [scan] [OPTION...] [PATH...]\n", ""));
    }

    @Test
    void aFullDiskIsAnError() throws Exception {
        assumeThat(Path.of("/dev/full")).exists();

        assertThat(shell(LOGSCAN + " --help > /dev/full"))
                .isEqualTo(new Outcome(2, "", "logscan: standard output: not written: No space left on device\n"));
    }

    @Test
    void aClosedStandardOutputIsAnError() throws Exception {
        Outcome outcome = shell(LOGSCAN + " --help >&-");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith("logscan: standard output: not written: ")
                .hasLineCount(1);
    }

    @Test
    void aClosedStandardInputIsAnError() throws Exception {
        assumeThat(Path.of("/proc/self/fd")).exists();

        assertThat(shell(LOGSCAN + " <&-"))
                .isEqualTo(new Outcome(2, "", "logscan: standard input: closed (expected logs there, or a PATH)\n"));
    }

    @Test
    void theLocaleAndTheZoneDoNotShow() throws Exception {
        Outcome plain = shell(LOGSCAN + " explain jwt-invalid-audience");
        Outcome other = shell("LC_ALL=C TZ=Asia/Tokyo LOGSCAN_JAVA_OPTS='-Duser.language=tr -Duser.country=TR' "
                + LOGSCAN + " explain jwt-invalid-audience");

        assertThat(plain.exitCode()).isZero();
        assertThat(other).isEqualTo(plain);
    }

    private Outcome shell(String script) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        Map<String, String> environment = builder.environment();
        environment.remove("LOGSCAN_JAVA_OPTS");
        environment.remove("JAVA_TOOL_OPTIONS");
        int exitCode = builder.start().waitFor();
        return new Outcome(exitCode, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }

    private record Outcome(int exitCode, String out, String err) {}
}

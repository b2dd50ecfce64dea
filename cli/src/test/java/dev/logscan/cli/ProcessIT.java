package dev.logscan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The assembled command as a process, where the streams are real. */
final class ProcessIT {
    private static final String LOGSCAN =
            "'" + Path.of("target/logscan/bin/logscan").toAbsolutePath() + "'";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String EXCEPTION = """
            {"severity":"ERROR","time":"2025-02-11T09:14:07.318Z","correlation_id":"01JKT4Q8V3E6ZP0X4M1W7C2D9A",\
            "meta.caller_id":"JiraConnect::EventsController#installed","exception.class":"JWT::InvalidAudError",\
            "exception.message":"Invalid audience. Expected https://a.example/-/jira_connect, \
            received https://b.example/-/jira_connect"}
            """;

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

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aSignalEndsItWithOneLine(String signal, int exitCode) throws Exception {
        Path report = folder.resolve("report.json");
        Process process = start("exec " + heeding() + LOGSCAN + " -o json=" + report + " -");
        // More than a pipe holds: when this is written, the scan has begun.
        try (OutputStream in = process.getOutputStream()) {
            in.write("{\"a\":1}\n".repeat(100_000).getBytes(UTF_8));
            in.flush();
            signal(signal, process);

            assertThat(outcome(process))
                    .isEqualTo(new Outcome(exitCode, "", "logscan: interrupted, no report was written\n"));
        }
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("out", "err");
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aSignalEndsAWatchWithItsReport(String signal, int exitCode) throws Exception {
        Path logs = Files.createDirectory(folder.resolve("logs"));
        Path log = Files.writeString(logs.resolve("exceptions_json.log"), "");
        Process process = start("exec " + heeding() + LOGSCAN + " watch -o json=report.json logs");
        waitFor(folder.resolve("err"), "logscan: watching 1 log: ");
        Files.writeString(log, EXCEPTION);
        waitFor(folder.resolve("out"), "[01JKT4Q8V3E6ZP0X4M1W7C2D9A]");
        signal(signal, process);

        Outcome outcome = outcome(process);
        assertThat(outcome.exitCode()).isEqualTo(exitCode);
        assertThat(outcome.out())
                .startsWith("09:14:07.318  self-managed  -    ERROR    The instance refused the token's audience")
                .contains(
                        "[01JKT4Q8V3E6ZP0X4M1W7C2D9A]\n\nERROR The instance refused",
                        "  1 attempt, 2025-02-11 09:14:07");
        assertThat(outcome.err()).hasLineCount(1);
        assertThat(folder.resolve("report.json")).content().contains("\"scenario\": \"jwt-invalid-audience\"");
    }

    @Test
    void aWatchEndsWhenNobodyReads() throws Exception {
        Files.writeString(folder.resolve("exceptions_json.log"), EXCEPTION);

        assertThat(shell(LOGSCAN + " watch -q --since 2025-01-01 exceptions_json.log | true")
                        .exitCode())
                .isZero();
    }

    /**
     * What a command is called with to heed signals even where the build was started in the background of a script: such
     * a shell has SIGINT ignored, and so has every process that it starts.
     */
    private static String heeding() throws IOException, InterruptedException {
        String wrapper = "env --default-signal=INT --default-signal=TERM ";
        if (ended(new ProcessBuilder("sh", "-c", wrapper + "true 2>/dev/null").start()) == 0) {
            return wrapper;
        }
        Process asked = new ProcessBuilder("sh", "-c", "kill -INT $$").start();
        assumeThat(ended(asked))
                .as("what SIGINT does to a process started here")
                .isNotZero();
        return "";
    }

    private static void signal(String signal, Process process) throws IOException, InterruptedException {
        assertThat(ended(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start()))
                .isZero();
    }

    /** The exit code; a process that does not end by itself is ended. */
    private static int ended(Process process) throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("still running after " + PATIENCE.toSeconds() + " s: " + process.info());
        }
        return process.exitValue();
    }

    private static void waitFor(Path file, String text) throws IOException {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(file, UTF_8).contains(text)) {
            assertThat(System.nanoTime()).as("%s in %s", text, file).isLessThan(patience);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Test
    void aFindingIsExitCodeOne() throws Exception {
        Path log = Files.writeString(folder.resolve("exceptions_json.log"), EXCEPTION);

        Outcome outcome = shell(LOGSCAN + " --format json < " + log);

        assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(1);
        assertThat(outcome.out()).startsWith("{\n").contains("\"scenario\": \"jwt-invalid-audience\"");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void verboseSaysWhatTookTheTime() throws Exception {
        Files.writeString(folder.resolve("exceptions_json.log"), EXCEPTION);

        Outcome outcome = shell(LOGSCAN + " -v --threads=2 exceptions_json.log");

        assertThat(outcome.out()).contains("exceptions_json.log: exceptions, json-lines, 1 entry");
        assertThat(outcome.err())
                .matches("logscan: read \\d+ B in \\d+ ms with 2 threads, then diagnosed in \\d+ ms\\n");
        assertThat(shell(LOGSCAN + " -v -q exceptions_json.log").err()).isEmpty();
    }

    private Outcome shell(String script) throws IOException, InterruptedException {
        return outcome(start(script));
    }

    private Process start(String script) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().remove("LOGSCAN_JAVA_OPTS");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }

    private Outcome outcome(Process process) throws IOException, InterruptedException {
        int exitCode = ended(process);
        return new Outcome(
                exitCode,
                Files.readString(folder.resolve("out"), UTF_8),
                Files.readString(folder.resolve("err"), UTF_8));
    }

    private record Outcome(int exitCode, String out, String err) {}
}

package dev.logscan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The assembled command on a terminal, which util-linux's {@code script} pretends to be. */
final class TerminalIT {
    private static final String LOGSCAN =
            "'" + Path.of("target/logscan/bin/logscan").toAbsolutePath() + "'";
    private static final String ESCAPE = "\u001b[";

    @TempDir
    Path folder;

    @BeforeEach
    void needScript() throws Exception {
        assumeThat(Path.of("/usr/bin/script")).exists();
        Process version = new ProcessBuilder("script", "--version").start();
        assumeThat(new String(version.getInputStream().readAllBytes(), UTF_8)).contains("util-linux");
        Files.writeString(folder.resolve("exceptions_json.log"), """
                {"severity":"ERROR","time":"2025-02-11T09:14:07.318Z","correlation_id":"01JKT4Q8V3E6ZP0X4M1W7C2D9A",\
                "meta.caller_id":"JiraConnect::EventsController#installed","exception.class":"JWT::InvalidAudError",\
                "exception.message":"Invalid audience. Expected https://a.example/-/jira_connect, \
                received https://b.example/-/jira_connect"}
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "TERM=xterm                 |                 | true",
                "TERM=xterm                 | --color=never   | false",
                "TERM=xterm NO_COLOR=1      |                 | false",
                "TERM=xterm NO_COLOR=       |                 | true",
                "TERM=xterm NO_COLOR=1      | --color=always  | true",
                "TERM=dumb                  |                 | false",
                "TERM=dumb                  | --color=always  | true",
                "TERM=xterm                 | -f markdown     | false",
                "TERM=xterm                 | -f json         | false",
            })
    void colourFollowsTheRules(String environment, String options, boolean colour) throws Exception {
        String shown = onTerminal(
                "env " + environment + " " + LOGSCAN + " " + (options == null ? "" : options) + " exceptions_json.log");

        assertThat(shown).contains("jwt-invalid-audience");
        assertThat(shown.contains(ESCAPE)).as(shown).isEqualTo(colour);
    }

    @Test
    void whatGoesIntoAPipeOrAFileIsPlain() throws Exception {
        assertThat(onTerminal("TERM=xterm " + LOGSCAN + " exceptions_json.log | cat"))
                .doesNotContain(ESCAPE);

        onTerminal("TERM=xterm " + LOGSCAN + " exceptions_json.log > report.txt");
        assertThat(folder.resolve("report.txt"))
                .content()
                .contains("jwt-invalid-audience")
                .doesNotContain(ESCAPE);
    }

    @Test
    void theWordsAreTheSameWithoutColour() throws Exception {
        String coloured = onTerminal("TERM=xterm " + LOGSCAN + " exceptions_json.log");

        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(onTerminal(LOGSCAN + " --color=never exceptions_json.log"));
    }

    @Test
    void aLongScanShowsHowFarItIsAndTakesItAway() throws Exception {
        // Standard input that stays open for two seconds and more.
        String shown = onTerminal("(cat exceptions_json.log; sleep 3) | TERM=xterm " + LOGSCAN + " --color=never -");

        assertThat(shown).startsWith("\r").contains(" B, 0:01, ", "\r ", "\rERROR The instance refused");
        assertThat(onTerminal("(cat exceptions_json.log; sleep 2) | TERM=xterm " + LOGSCAN
                        + " --no-progress --color=never -"))
                .startsWith("ERROR The instance refused");
    }

    @Test
    void theReportIsAsWideAsANarrowTerminal() throws Exception {
        assertThat(onTerminal("stty cols 50; " + LOGSCAN + " --color=never exceptions_json.log")
                        .lines()
                        .filter(line ->
                                line.startsWith("  The token was made for") || line.startsWith("      address than")))
                .isNotEmpty()
                .allMatch(line -> line.length() <= 51);
        assertThat(onTerminal("stty cols 200; " + LOGSCAN + " --color=never exceptions_json.log"))
                .isEqualTo(onTerminal("stty cols 80; " + LOGSCAN + " --color=never exceptions_json.log"));
    }

    @Test
    void whoTypesNothingIsToldWhatToType() throws Exception {
        String shown = onTerminal(LOGSCAN + " < /dev/tty; echo $?");

        assertThat(shown).contains("logscan /var/log/gitlab", "logscan --help", "\r\n2\r\n");
    }

    private String onTerminal(String command) throws Exception {
        Path typescript = folder.resolve("typescript");
        Process process = new ProcessBuilder("script", "-q", "-e", "-c", command, typescript.toString())
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(command).isTrue();
        String shown = Files.readString(typescript, UTF_8);
        int first = shown.indexOf('\n') + 1;
        int last = shown.lastIndexOf("\nScript done");
        return shown.substring(first, last < 0 ? shown.length() : last);
    }
}

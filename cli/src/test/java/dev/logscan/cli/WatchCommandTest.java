package dev.logscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.cli.Surroundings.Stdout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command on logs that nobody writes to, begun before what they hold; so that no test has to wait. */
final class WatchCommandTest {
    private static final String EXCEPTION = """
            {"severity":"ERROR","time":"2025-02-11T09:14:07.318Z","correlation_id":"01JKT4Q8V3E6ZP0X4M1W7C2D9A",\
            "meta.caller_id":"JiraConnect::EventsController#installed","exception.class":"JWT::InvalidAudError",\
            "exception.message":"Invalid audience. Expected https://a.example/-/jira_connect, \
            received https://b.example/-/jira_connect"}
            """;

    @TempDir
    Path folder;

    private final Run run = new Run();

    @Test
    void attemptsAreToldFirstAndTheReportComesAtTheEnd() throws IOException {
        log(EXCEPTION);

        assertThat(run.with("watch", "--timeout", "0s", "--since", "2025-01-01", folder.toString()))
                .isEqualTo(1);
        assertThat(run.out().lines().limit(3))
                .containsExactly(
                        "09:14:07.318  self-managed  -    ERROR    The instance refused the token's audience: the app"
                                + " knows it under another address than GitLab does  [01JKT4Q8V3E6ZP0X4M1W7C2D9A]",
                        "",
                        "ERROR The instance refused the token's audience: the app knows it under another");
        assertThat(run.err())
                .isEqualTo("logscan: watching 1 log: reproduce the problem now; Ctrl-C ends with the report\n");
    }

    @Test
    void itEndsAtTheFirstFinding() throws IOException {
        log(EXCEPTION);

        assertThat(run.with("watch", "--until", "finding", "--since", "2025-01-01", folder.toString()))
                .isEqualTo(1);
    }

    @Test
    void aReportForProgramsStandsAloneOnStandardOutput() throws IOException {
        log(EXCEPTION);

        assertThat(run.with(
                        "watch",
                        "--timeout=0s",
                        "--since=2025-01-01",
                        "--format=json",
                        "--fail-on=never",
                        folder.toString()))
                .isEqualTo(0);
        assertThat(run.out()).startsWith("{\n").endsWith("}\n");
        assertThat(run.err().lines()).hasSize(2);
        assertThat(run.err()).contains("\n09:14:07.318  self-managed  ");
    }

    @Test
    void quietTellsNothingBesideTheReport() throws IOException {
        log(EXCEPTION);

        run.with("watch", "-q", "--timeout=0s", "--since=2025-01-01", "--format=json", folder.toString());
        assertThat(run.err()).isEmpty();
    }

    @Test
    void colourIsForTerminals() throws IOException {
        log(EXCEPTION);
        run.stdout(Stdout.TERMINAL).environment(Map.of("TERM", "xterm"));

        run.with("watch", "--timeout=0s", "--since=2025-01-01", folder.toString());
        assertThat(run.out()).startsWith("09:14:07.318  self-managed  -    \u001b[1;31mERROR\u001b[0m    The instance");
    }

    @Test
    void whatWasThereBeforeIsNotTold() throws IOException {
        log(EXCEPTION);

        assertThat(run.with("watch", "--timeout", "0s", folder.toString())).isEqualTo(3);
        assertThat(run.out()).contains("No line was written to any log that was watched", "it cannot be told");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|watch: no PATH (expected logs or folders of logs, such as /var/log/gitlab)",
                "-|watch: standard input cannot be watched (expected files or folders)",
                "/no/such/folder|/no/such/folder: no such file or folder",
                "--timeout=soon .|--timeout: soon is no duration (expected such as 90s, 10m or 2h)",
                "--timeout=5 .|--timeout: 5 is no duration (expected such as 90s, 10m or 2h)",
                "--until=noon .|--until: cannot watch until noon (expected finding, or --timeout)"
            })
    void whatCannotBeWatchedIsRefused(String words, String message) {
        assertThat(run.with(("watch " + words).strip().split(" "))).isEqualTo(2);
        assertThat(run.err()).isEqualTo("logscan: " + message + "\n");
    }

    private void log(String text) throws IOException {
        Files.writeString(folder.resolve("exceptions_json.log"), text);
    }
}

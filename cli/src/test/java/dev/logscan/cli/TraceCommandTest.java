package dev.logscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.cli.Surroundings.Stdin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TraceCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writeLogs() throws IOException {
        Files.writeString(folder.resolve("a.log"), """
                {"time":"2025-02-11T09:14:08.000Z","correlation_id":"ID1","message":"second"}
                {"time":"2025-02-11T09:14:09.000Z","correlation_id":"ID2","message":"other"}
                """);
        Files.writeString(folder.resolve("b.log"), """
                {"time":"2025-02-11T09:14:07.000Z","correlation_id":"ID1","message":"first"}
                """);
    }

    @Test
    void theEntriesOfARequestAreShownInTheOrderOfTime() {
        Run run = new Run();

        assertThat(run.with("trace", "ID1", folder.toString(), "--tz", "Asia/Tokyo"))
                .isEqualTo(0);
        assertThat(run.out()).isEqualTo("""
                2 entries of ID1

                2025-02-11 18:14:07.000 +09:00 other %1$s/b.log:1
                    time: 2025-02-11T09:14:07.000Z
                    message: first

                2025-02-11 18:14:08.000 +09:00 other %1$s/a.log:1
                    time: 2025-02-11T09:14:08.000Z
                    message: second

                Read 2 sources: 3 lines, 3 entries, 0 blank, 0 unparsed.
                """.formatted(folder));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void jsonIsForScripts() {
        Run run = new Run();

        assertThat(run.with("trace", "--format", "json", "ID2", folder.toString(), "/no/such"))
                .isEqualTo(0);
        assertThat(run.out())
                .startsWith("{\n  \"schemaVersion\": 1,")
                .contains(
                        "\"complete\": false",
                        "\"correlationId\": \"ID2\",\n  \"count\": 1,",
                        "\"message\": \"other\"");
        assertThat(run.err()).startsWith("logscan: /no/such: ");
    }

    @Test
    void whatWasReadDecidesTheExitCodeWhereNothingIsFound() {
        assertThat(new Run().with("trace", "ID3", folder.toString())).isEqualTo(0);
        assertThat(new Run().with("trace", "ID3", folder.toString(), "/no/such"))
                .isEqualTo(3);
        assertThat(new Run().with("trace", "ID3")).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            trace                | trace: no correlation id (expected ID and the logs to look in)
            trace ID1            | trace: no PATH (expected the logs to look in)
            trace -f csv ID1 a   | --format: trace has no format csv (expected text or json)
            trace ID1 a --missing | --missing: unknown option (logscan --help lists them)
            """)
    void whatMeansNothingIsRefused(String words, String message) {
        Run run = new Run().stdin(Stdin.TERMINAL);

        assertThat(run.with(words.split(" "))).isEqualTo(2);
        assertThat(run.err()).isEqualTo("logscan: " + message + "\n");
    }
}

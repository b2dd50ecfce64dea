package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand before, inside and behind the JSON of a line. */
class LinesTest {
    private static final String ENTRY = "{\"severity\":\"INFO\",\"message\":\"m\",\"correlation_id\":\"A\"}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "2025-02-11_08:00:11.53712 |2025-02-11T08:00:11.537120Z",
                "2025-02-11_08:00:11.53712 gitlab-host-1 puma: |2025-02-11T08:00:11.537120Z",
                "@400000005f8eaf6f1a80ef5c |2020-10-20T09:35:33.444657500Z",
                "2025-02-11T09:14:07.331204123Z stdout F |2025-02-11T09:14:07.331204123Z",
                "2025-02-11T09:14:07.331Z |2025-02-11T09:14:07.331Z",
                "2025-02-11T10:14:07+01:00 |2025-02-11T09:14:07Z",
                "1739265247331\t2025-02-11T09:14:07.331Z\t|2025-02-11T09:14:07.331Z",
                "[pod/gitlab-webservice-default-6c9f7d/webservice] |",
                "gitlab-webservice-default-6c9f7d webservice |",
                "  |"
            })
    void collectorsPrefixesAreTakenOff(String prefix, String stamp) {
        Read read = Read.text(prefix + ENTRY + "\n");

        assertThat(read.source().format()).isEqualTo(prefix.contains("stdout") ? "container" : "json-lines");
        assertThat(read.entry().correlationId()).isEqualTo("A");
        assertThat(read.entry().time()).isEqualTo(stamp == null ? null : Instant.parse(stamp));
    }

    @Test
    void theEntrysOwnTimeGoesBeforeTheStamp() {
        assertThat(Read.text(
                                "2025-02-11_08:00:11.53712 {\"timestamp\":\"2025-02-11T08:00:10Z\",\"pid\":1,\"message\":\"m\"}\n")
                        .entry()
                        .time())
                .isEqualTo("2025-02-11T08:00:10Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Somebody wrote: ", "a b c d ", "ERROR ", "\"quoted\" "})
    void sentencesAreNoPrefix(String prefix) {
        assertThat(Read.text(prefix + ENTRY + "\n").entries()).isEmpty();
    }

    @Test
    void aWholeObjectBehindATornOneIsRecovered() {
        Read read = Read.text("{\"a\":1,\"params\":[{\"key\":\"k\"},{\"b" + ENTRY + "\n" + ENTRY + "\n");

        assertThat(read.entries()).extracting(LogEntry::correlationId).containsExactly("A", "A");
        assertThat(read.source().unparsed()).isZero();
    }

    @Test
    void aMemberOfATornObjectIsNoEntry() {
        Read read = Read.text(ENTRY + "\n{\"exception\":{\"class\":\"E\"}\n");

        assertThat(read.entries()).hasSize(1);
        assertThat(read.source().unparsedLines()).containsExactly(new UnparsedLine(2, "cut off"));
    }

    @Test
    void deepNestingCostsItsLineAlone() {
        String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        Read read = Read.text(ENTRY + "\n" + deep + "\n{\"a\":" + "{\"a\":".repeat(100_000) + "\n" + ENTRY + "\n");

        assertThat(read.entries()).hasSize(2);
        assertThat(read.source().unparsedLines())
                .containsExactly(
                        new UnparsedLine(2, "beyond a limit of the JSON reader"),
                        new UnparsedLine(3, "beyond a limit of the JSON reader"));
    }

    @Test
    void linesThatCannotBeReadAreCountedWithTheirReason() {
        Read read = Read.text(ENTRY + "\nnot json\n{\"a\" 1}\n{\"a\":1} x\n{\"a\":\n" + ENTRY + "\n");

        assertThat(read.source().lines()).isEqualTo(6);
        assertThat(read.source().entries()).isEqualTo(2);
        assertThat(read.source().unparsedLines())
                .containsExactly(
                        new UnparsedLine(2, "not JSON"),
                        new UnparsedLine(3, "broken JSON"),
                        new UnparsedLine(4, "broken JSON"),
                        new UnparsedLine(5, "cut off"));
    }

    @Test
    void rawControlCharactersAreKept() {
        assertThat(Read.text("{\"correlation_id\":\"A\",\"message\":\"\u001b[31mred\t\u2028\"}\n")
                        .entry()
                        .first("message"))
                .isEqualTo("\u001b[31mred\t\u2028");
    }

    @Test
    void firstAndLastAreTheTimesOfTheFirstAndLastEntryWithATimeTheEarlierFirst() {
        Read read = Read.text("""
                {"correlation_id":"A"}
                {"correlation_id":"A","time":"2025-02-11T09:14:09Z"}
                {"correlation_id":"A","time":"2025-02-11T09:14:07Z"}
                {"correlation_id":"A","time":"2025-02-11T09:14:08Z"}
                {"correlation_id":"A","time":"2025-02-31T09:14:08Z"}
                nonsense
                """);

        assertThat(read.source().first()).isEqualTo("2025-02-11T09:14:08Z");
        assertThat(read.source().last()).isEqualTo("2025-02-11T09:14:09Z");
    }

    @Test
    void anInputThatCannotBeOpenedIsAProblemAndTheOthersAreRead() {
        Read read = Read.all(LogInput.of(Path.of("/does/not/exist")), LogInput.of("b", Packing.utf8(ENTRY + "\n")));

        assertThat(read.entries()).hasSize(1);
        assertThat(read.problems()).containsExactly("no such file (incomplete)");
        assertThat(read.statistics()).extracting(SourceStatistics::format).containsExactly("none", "json-lines");
    }

    @Test
    void anInputCanBeForcedToAComponent() {
        Read read = Read.all(LogInput.of("x", Packing.utf8(ENTRY + "\n")).writtenBy(Component.AUTH));

        assertThat(read.entry().component()).isEqualTo(Component.AUTH);
        assertThat(read.source().kind()).isEqualTo(Component.AUTH);
    }
}

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gitlab-rails/production_json.log:",
                "/var/log/gitlab/gitlab-rails/production_json.log.1.gz:",
                "production_json.log:12:",
                "C:\\logs\\production_json.log:12:",
                "production_json.log-12-",
                "12:",
                "12-",
                "> ",
                ">> > ",
                "* ",
                "2. ",
                "\uFEFF",
                "Feb 11 09:14:07 gitlab-host gitlab-rails: ",
                "Feb  1 09:14:07 GITLAB01 gitlab-rails[1234]: ",
                "<134>Feb 11 09:14:07 gitlab-host gitlab-rails: @cee:",
                "    MESSAGE=",
                "gitlab_gitlab.1.abc123@node-1    | ",
                "[gitlab-webservice-default-6c9f7d webservice] "
            })
    void searchesSyslogAndQuotationsAreTakenOff(String prefix) {
        Read read = Read.text(prefix + ENTRY + "\n" + prefix + ENTRY + "\n");

        assertThat(read.entries()).extracting(LogEntry::correlationId).containsExactly("A", "A");
        assertThat(read.entries()).extracting(LogEntry::time).containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gitlab-workhorse/current:2025-02-11_09:14:07.33100 ",
                "2025-02-11T09:14:07.331+00:00 Host-1 docker[812]: ",
                "<134>1 2025-02-11T09:14:07.331Z host rails 1234 ID47 [origin ip=\"10.0.0.1\" x=\"a b\"] ",
                "<134>1 2025-02-11T09:14:07.331Z host rails - - - ",
                "2025-02-11 10:14:07.331000000 +0100 gitlab.rails: ",
                "2025-02-11T09:14:07.331+00:00 i-0Abc/Rails "
            })
    void aPrefixesTimeIsTheTimeOfWhatHasNone(String prefix) {
        assertThat(Read.text(prefix + ENTRY + "\n").entry().time()).isEqualTo("2025-02-11T09:14:07.331Z");
    }

    @Test
    void aRemarkBehindAnObjectCostsNothing() {
        Read read = Read.text(ENTRY + "\n" + ENTRY + " <-- this one\n" + ENTRY + "\n{\"a\":1} {\"b\n");

        assertThat(read.entries()).hasSize(3);
        assertThat(read.source().unparsedLines()).containsExactly(new UnparsedLine(4, "text after the JSON object"));
    }

    @Test
    void objectsThatWereMadeTextsAreRead() {
        String text = '"' + ENTRY.replace("\"", "\\\"") + '"';

        assertThat(Read.text(text + "\n" + text + ",\n").entries()).hasSize(2);
        assertThat(Read.text("[" + text + ",\n " + text + "]\n").entries()).hasSize(2);
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
    @ValueSource(
            strings = {
                "Somebody wrote: ",
                "2025-02-11 09:14:07 User wrote: ",
                "a b c d ",
                "ERROR ",
                "\"quoted\" ",
                "A: ",
                "params="
            })
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
                        new UnparsedLine(4, "text after the JSON object"),
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

package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures of several files, container runtimes' files, and Rails' text log. */
class StreamsTest {
    private static List<String> places(Read read) {
        return read.entries().stream()
                .map(e -> e.origin().source() + ":" + e.origin().line() + " " + e.correlationId())
                .toList();
    }

    @Test
    void aCaptureOfSeveralFilesHasASourceForEach() {
        Read read = Read.text("tail.txt", """
                ==> /var/log/gitlab/gitlab-rails/exceptions_json.log <==
                {"severity":"ERROR","correlation_id":"A","exception.class":"X"}

                ==> /var/log/gitlab/gitlab-workhorse/current <==
                {"correlation_id":"B","level":"info","msg":"access","uri":"/"}
                nonsense

                ==> /var/log/gitlab/gitlab-rails/exceptions_json.log <==
                {"severity":"ERROR","correlation_id":"C","exception.class":"X"}
                """);

        assertThat(places(read))
                .containsExactly(
                        "tail.txt!/var/log/gitlab/gitlab-rails/exceptions_json.log:2 A",
                        "tail.txt!/var/log/gitlab/gitlab-workhorse/current:5 B",
                        "tail.txt!/var/log/gitlab/gitlab-rails/exceptions_json.log:9 C");
        assertThat(read.statistics()).extracting(SourceStatistics::lines).containsExactly(5L, 4L);
        assertThat(read.statistics()).extracting(SourceStatistics::entries).containsExactly(2L, 1L);
        assertThat(read.statistics()).extracting(SourceStatistics::unparsed).containsExactly(0L, 1L);
        assertThat(read.statistics())
                .extracting(SourceStatistics::kind)
                .containsExactly(Component.EXCEPTIONS, Component.WORKHORSE);
        assertThat(read.statistics()).extracting(SourceStatistics::format).containsOnly("tail");
    }

    @Test
    void whatStandsBeforeTheFirstHeaderBelongsToTheCapture() {
        Read read = Read.text("tail.txt", """
                {"correlation_id":"A"}
                *** /var/log/gitlab/production_json.log ***
                {"correlation_id":"B","controller":"C","action":"a"}
                """);

        assertThat(places(read)).containsExactly("tail.txt:1 A", "tail.txt!/var/log/gitlab/production_json.log:3 B");
        assertThat(read.statistics()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64, 1000})
    void capturesAreTheSameInBlocksOfEverySize(int block) {
        StringBuilder text = new StringBuilder();
        Random dice = new Random(7);
        for (int i = 0; i < 60; i++) {
            text.append(dice.nextInt(3) == 0 ? "==> /log/" + dice.nextInt(3) + ".log <==\n" : "")
                    .append("{\"correlation_id\":\"")
                    .append(i)
                    .append("\"}\n");
        }
        InputScanner small =
                InputScanner.builder().build().withLimits(new Limits(block, Limits.MAX_LINE, Limits.EXACT));
        LogInput input = LogInput.of("tail.txt", Packing.utf8(text.toString()));

        assertThat(places(Read.with(small, input)))
                .isEqualTo(places(Read.all(input)))
                .hasSize(60);
    }

    /** What is no log is read as far as it takes to tell, which is the same however it arrives. */
    @Test
    void utf16IsReadAsFarInPiecesAsAtOnce() {
        byte[] noLog = ("\ufeff" + "\u0005\ufffdx\n".repeat(20_000)).getBytes(StandardCharsets.UTF_16LE);

        Read whole = Read.all(LogInput.of("input", noLog));
        Read pieces = Read.all(LogInput.of("input", Packing.trickle(noLog)));

        assertThat(pieces.statistics()).isEqualTo(whole.statistics());
    }

    @Test
    void requestsOfTheTextLogAreJoined() {
        Read read = Read.text("gitlab-rails/production.log", """
                tail-limited: "x"=>"y"}
                Completed 200 OK in 3ms (ActiveRecord: 1.0ms)
                Started POST "/-/jira_connect/events/installed?jwt=x" for 34.74.226.17 at 2025-02-11 10:14:07 +0100
                Processing by JiraConnect::EventsController#installed as */*
                  Parameters: {"clientKey"=>"3c1f", "jwt"=>"[FILTERED]", "installation" => {"instance_url" => "https://git.example.org"}}
                Completed 401 Unauthorized in 120ms (ActiveRecord: 4.0ms | Elasticsearch: 0.0ms)

                Started GET "/" for 10.0.0.1 at 2025-02-11 09:14:08 +0000
                """);

        LogEntry entry = read.entry();
        assertThat(entry.component()).isEqualTo(Component.PRODUCTION_TEXT);
        assertThat(entry.origin().line()).isEqualTo(3);
        assertThat(entry.time()).hasToString("2025-02-11T09:14:07Z");
        assertThat(entry.first("method")).isEqualTo("POST");
        assertThat(entry.first("path")).isEqualTo("/-/jira_connect/events/installed");
        assertThat(entry.first("remote_ip")).isEqualTo("34.74.226.17");
        assertThat(entry.first("controller")).isEqualTo("JiraConnect::EventsController");
        assertThat(entry.first("action")).isEqualTo("installed");
        assertThat(entry.first("status")).isEqualTo("401");
        assertThat(entry.first("params.clientKey")).isEqualTo("3c1f");
        assertThat(entry.first("params.installation.instance_url")).isEqualTo("https://git.example.org");
        assertThat(read.source().kind()).isEqualTo(Component.PRODUCTION_TEXT);
        assertThat(read.source().unparsed()).isEqualTo(2);
        assertThat(read.source().first()).isEqualTo(entry.time());
    }

    @Test
    void requestsThatAreWrittenAtOnceHaveNoOutcome() {
        Read read = Read.text("""
                Started GET "/a" for 10.0.0.1 at 2025-02-11 09:14:07 +0000
                Started GET "/b" for 10.0.0.2 at 2025-02-11 09:14:07 +0000
                Processing by A#a as HTML
                Processing by B#b as HTML
                Completed 200 OK in 1ms
                Completed 500 Internal Server Error in 1ms
                """);

        assertThat(read.entries()).extracting(e -> e.first("path")).containsExactly("/a", "/b");
        assertThat(read.entries()).allMatch(e -> !e.has("status"));
    }

    @Test
    void taggedRequestsThatAreWrittenAtOnceAreToldApart() {
        Read read = Read.text("""
                [01J8ZV6KQ3T9W5M2X7B4N1C0DE] Started PUT "/a" for 10.0.0.1 at 2025-02-11 09:14:07 +0000
                [01J8ZV6KQ3T9W5M2X7B4N1C0DF] Started GET "/b" for 10.0.0.2 at 2025-02-11 09:14:07 +0000
                [01J8ZV6KQ3T9W5M2X7B4N1C0DE] Processing by A#a as HTML
                [01J8ZV6KQ3T9W5M2X7B4N1C0DF] Processing by B#b as HTML
                [01J8ZV6KQ3T9W5M2X7B4N1C0DE]   Parameters: {"x"=>"y"}
                [01J8ZV6KQ3T9W5M2X7B4N1C0DF] Completed 200 OK in 1ms
                [01J8ZV6KQ3T9W5M2X7B4N1C0DE] Completed 422 Unprocessable Entity in 1ms
                """);

        assertThat(read.entries())
                .extracting(e -> e.correlationId() + " " + e.first("path") + " " + e.first("controller") + " "
                        + e.first("status") + " " + e.first("params.x"))
                .containsExactly("01J8ZV6KQ3T9W5M2X7B4N1C0DF /b B 200 null", "01J8ZV6KQ3T9W5M2X7B4N1C0DE /a A 422 y");
        assertThat(read.source().unparsed()).isZero();
    }

    @Test
    void requestsOfSeveralProcessesAreToldApart() {
        Read read = Read.text("""
                I, [2025-02-11T09:14:07.334 #11]  INFO -- : Started GET "/a" for 10.0.0.1 at 2025-02-11 09:14:07 +0000
                I, [2025-02-11T09:14:07.335 #12]  INFO -- : Started GET "/b" for 10.0.0.2 at 2025-02-11 09:14:07 +0000
                I, [2025-02-11T09:14:07.336 #11]  INFO -- : Completed 200 OK in 1ms
                I, [2025-02-11T09:14:07.337 #12]  INFO -- : [5f0d2a86c1f34a0e9b6c7d8e9f001122] Processing by C#c as */*
                I, [2025-02-11T09:14:07.337 #12]  INFO -- : Completed 500 Internal Server Error in 1ms
                I, [2025-02-11T09:14:07.338 #12]  INFO -- : [5f0d2a86c1f34a0e9b6c7d8e9f001122] Completed 404 Not Found in 1ms
                """);

        assertThat(read.entries())
                .extracting(e -> e.first("path") + " " + e.first("status") + " " + e.correlationId())
                .containsExactly("/a 200 null", "/b 500 null", "null 404 5f0d2a86c1f34a0e9b6c7d8e9f001122");
    }

    @Test
    void requestsWithoutAnEndAreLetGoInTheirOrder() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            text.append(String.format(
                    Locale.ROOT, "[%032x] Started GET \"/%d\" for 10.0.0.1 at 2025-02-11 09:14:07 +0000%n", i, i));
        }
        Read read = Read.text(text.toString());

        assertThat(read.entries())
                .extracting(e -> e.first("path"))
                .startsWith("/0", "/1")
                .hasSize(44);
        assertThat(read.entries()).allMatch(e -> !e.has("status"));
    }

    @Test
    void theFirstLineOfAContainersFileMayBeTorn() {
        Read read = Read.text("""
                tus":401}
                2025-02-11T09:14:07.331204123Z stdout P {"correlation_id":"A",
                2025-02-11T09:14:07.331205123Z stdout F "status":401}
                """);

        assertThat(places(read)).containsExactly("input:2 A");
        assertThat(read.source().unparsed()).isEqualTo(1);
    }

    @Test
    void piecesOfAContainersLinesAreJoined() {
        Read read = Read.text("""
                2025-02-11T09:14:07.331204123Z stdout P {"correlation_id":"A",
                2025-02-11T09:14:07.331204999Z stderr F {"correlation_id":"B"}
                2025-02-11T09:14:07.331205123Z stdout F "status":401}
                2025-02-11T09:14:08.331205123Z stdout F 34.74.226.17 - - [11/Feb/2025:09:14:08 +0000] "GET / HTTP/1.1" 200 1
                """);

        assertThat(places(read)).containsExactly("input:2 B", "input:1 A", "input:4 null");
        assertThat(read.entries().get(1).first("status")).isEqualTo("401");
        assertThat(read.entries().get(0).time()).hasToString("2025-02-11T09:14:07.331204999Z");
        assertThat(read.source().format()).isEqualTo("container");
        assertThat(read.source().unparsed()).isZero();
    }

    @Test
    void dockersFilesAreReadWithTheirPieces() {
        Read read = Read.text("""
                {"log":"{\\"correlation_id\\":\\"A\\",","stream":"stdout","time":"2025-02-11T09:14:07.1Z"}
                {"log":"\\"status\\":401}\\n","stream":"stdout","time":"2025-02-11T09:14:07.2Z"}
                {"log":"{\\"correlation_id\\":\\"B\\"}\\n","stream":"stdout","time":"2025-02-11T09:14:08Z"}
                """);

        assertThat(places(read)).containsExactly("input:1 A", "input:3 B");
        assertThat(read.entries().get(1).time()).hasToString("2025-02-11T09:14:08Z");
    }

    @Test
    void anyTextIsReadWithoutHarm() {
        String[] pieces = {
            "==> /a/b.log <==",
            "*** x.log ***",
            "\n",
            "\r\n",
            "Started GET \"/\" for 1.2.3.4 at 2025-02-11 09:14:07 +0000",
            "Processing by A#b as */*",
            "  Parameters: {\"a\"=>",
            "Completed 200 OK in 99999999999ms",
            "{\"log\":\"",
            "\",\"stream\":\"stdout\",\"time\":\"x\"}",
            "2025-02-11T09:14:07.331204123Z stdout P ",
            "{\"a\":",
            "1.2.3.4 - - [11/Feb/2025:09:14:07 +0000] \"GET / HTTP/1.1\" 200 1",
            "\0",
            "\u2028",
            "x",
            "2025/02/11 09:14:07 [error] 1#1: *1 a, client: , request: \"\", host: "
        };
        for (int seed = 0; seed < 2000; seed++) {
            Random dice = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 30; i++) {
                text.append(pieces[dice.nextInt(pieces.length)]);
                text.append(dice.nextInt(3) == 0 ? "\n" : "");
            }
            Read read = Read.text(text.toString());
            for (SourceStatistics source : read.statistics()) {
                assertThat(source.entries() + source.blank() + source.unparsed())
                        .isLessThanOrEqualTo(source.lines() + 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\n  \"schemaVersion\": 1,\n  \"tool\": {\n    \"name\": \"logscan\",\n    \"version\": \"0.1.0\"\n  }}",
                "{\"scenario\":\"link-group-failed\",\"title\":\"A group\",\"severity\":\"error\",\"confidence\":\"possible\"}\n",
                "ERROR A group could not be linked\n      link-group-failed, possible, seen in the browser\n",
                "None of the documented problems was seen.\n\nRead 1 source: 4 lines, 3 entries, 0 blank, 1 unparsed.\n",
                "エラー グループ\n       link-group-failed、可能性あり、ブラウザーで確認\n",
                "ドキュメントに記載された問題は見つかりませんでした。\n\n9個のソースを読み取りました: 810行、80エントリ、空行0、解析できないもの8。\n"
            })
    void aReportOfOurOwnIsNoLog(String report) {
        Read read = Read.text(report);

        assertThat(read.entries()).isEmpty();
        assertThat(read.source().format()).isEqualTo("logscan-report");
        assertThat(read.problems()).containsExactly("a report of logscan itself, not logs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":401}",
                "34.74.226.17 - - [11/Feb/2025:10:14:07 +0100] \"GET / HTTP/1.1\" 401 0",
                "Started GET \"/\" for 1.1.1.1 at 2025-02-11 09:14:07 +0000\nCompleted 401 Unauthorized in 1ms",
                "2025-02-11T09:14:07.331204123Z stdout F {\"status\":401}",
                "==> a.log <==\n{\"status\":401}",
                "{\"took\":1,\"timed_out\":false,\"hits\":{\"hits\":[{\"_id\":\"a\",\"_source\":{\"json\":{\"correlation_id\":\"A\",\"status\":401}}}]}}",
                "[{\"status\":401}]",
                "\"json.correlation_id\",\"json.status\"\nA,401",
                "{\"log\":{\"version\":\"1.2\",\"entries\":[{\"request\":{\"url\":\"https://a/-/jira_connect/x\"},\"response\":{\"status\":401}}]}}"
            })
    void whoWroteItCanBeSaidInEveryFormat(String text) {
        LogInput input = LogInput.of("input", Packing.utf8(text + "\n"));

        Read read = Read.all(input.writtenBy(Component.AUTH));

        assertThat(read.entries()).isNotEmpty().allMatch(e -> e.component() == Component.AUTH);
        assertThat(read.entries()).allMatch(e -> "401".equals(e.first("status")));
        assertThat(read.source().kind()).isEqualTo(Component.AUTH);
    }
}

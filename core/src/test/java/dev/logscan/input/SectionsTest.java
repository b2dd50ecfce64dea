package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.entry.LogEntry;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where one form follows another in the same text, both are read. */
class SectionsTest {
    /** A text in each form, with one entry for each id. */
    private enum Piece {
        LINE("{\"severity\":\"INFO\",\"message\":\"m\",\"correlation_id\":\"%s\"}\n"),
        PREFIXED("2025-02-11_08:00:11.53712 {\"severity\":\"INFO\",\"message\":\"m\",\"correlation_id\":\"%s\"}\n"),
        PRETTY("""
                {
                  "message": "m",
                  "params": [
                    {
                      "key": "k"
                    }
                  ],
                  "correlation_id": "%s"
                }
                """),
        LIST("""
                [
                  {
                    "correlation_id": "%s",
                    "message": "m"
                  }
                ]
                """),
        RESPONSE(
                "{\"took\":1,\"timed_out\":false,\"hits\":{\"hits\":[{\"_id\":\"a\",\"_source\":{\"correlation_id\":\"%s\"}}]}}\n"),
        PRETTY_RESPONSE("""
                {
                  "took" : 1,
                  "timed_out" : false,
                  "hits" : {
                    "hits" : [
                      {
                        "_source" : {
                          "correlation_id" : "%s"
                        }
                      }
                    ]
                  }
                }
                """),
        ARRAY("[{\"correlation_id\":\"%s\",\"message\":\"m\"}]\n"),
        CSV("""
                "@timestamp","json.correlation_id","json.message"
                "Feb 11, 2025 @ 08:00:11.537",%s,"{
                m
                "
                """),
        TABS("@timestamp\tjson.correlation_id\n\"Feb 11, 2025 @ 08:00:11.537\"\t%s\n"),
        MARKDOWN("""
                | @timestamp | json.correlation_id |
                | --- | --- |
                | Feb 11, 2025 @ 08:00:11.537 | %s |
                """),
        ACCESS("34.74.226.17 - %s [11/Feb/2025:10:14:07 +0100] \"GET /x HTTP/1.1\" 401 0 \"-\" \"Ruby\"\n");

        private final String text;

        Piece(String text) {
            this.text = text;
        }

        String of(String id) {
            return text.replace("%s", id);
        }
    }

    private static long named(Read read) {
        return read.entries().stream().filter(SectionsTest::isNamed).count();
    }

    private static boolean isNamed(LogEntry entry) {
        return entry.correlationId() != null || "/x".equals(entry.first("path"));
    }

    @ParameterizedTest
    @EnumSource
    void anyFormMayFollowAnyOther(Piece first) {
        for (Piece second : Piece.values()) {
            for (Piece third : Piece.values()) {
                String text = first.of("A") + second.of("B") + third.of("C");
                Read read = Read.text(text);

                assertThat(named(read)).as(first + " " + second + " " + third).isEqualTo(3);
                assertThat(read.source().unparsed()).as(text).isZero();
                assertThat(read.source().complete()).as(text).isTrue();
                assertThat(read.source().lines())
                        .as(text)
                        .isEqualTo(text.lines().count());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMessageMayHaveThemInside(Piece piece) {
        String text = "Hello,\n\nthis is what we see:\n\n```\n" + piece.of("A") + "```\n\nand that:\n\n" + piece.of("B")
                + "\nRegards\n";
        Read read = Read.text(text);

        assertThat(named(read)).isEqualTo(2);
        assertThat(read.source().lines()).isEqualTo(text.lines().count());
        assertThat(read.source().complete()).isTrue();
    }

    @Test
    void linesAreThoseOfTheWhole() {
        String text = "text\n" + Piece.PRETTY.of("A") + Piece.CSV.of("B") + Piece.LINE.of("C") + Piece.RESPONSE.of("D");
        Read read = Read.text(text);

        assertThat(read.entries()).extracting(LogEntry::correlationId).containsExactly("A", "B", "C", "D");
        assertThat(read.entries()).extracting(e -> e.origin().line()).containsExactly(2L, 12L, 15L, 16L);
        assertThat(read.entries().get(2).origin().position()).isEqualTo(text.indexOf(Piece.LINE.of("C")));
        assertThat(read.source().format()).isEqualTo("mixed");
        assertThat(Read.all(LogInput.of("input", Packing.trickle(Packing.utf8(text))))
                        .dump())
                .isEqualTo(read.dump());
    }

    @Test
    void aTornLineIsNoDocument() {
        String text = Piece.LINE.of("A") + "{\"a\":{\n" + Piece.LINE.of("B") + "{\"a\":[\n" + Piece.LINE.of("C")
                + "{\"a\":\n" + Piece.LINE.of("D");
        Read read = Read.text(text);

        assertThat(read.entries()).extracting(LogEntry::correlationId).containsExactly("A", "B", "C", "D");
        assertThat(read.source().format()).isEqualTo("json-lines");
        assertThat(read.source().unparsed()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"status, message", "time;status", "see the message, the status and the time", "a | b | status"})
    void aSentenceIsNoHeader(String sentence) {
        Read read = Read.text(Piece.LINE.of("A") + sentence + "\n" + Piece.LINE.of("B"));

        assertThat(read.entries()).extracting(LogEntry::correlationId).containsExactly("A", "B");
        assertThat(read.source().format()).isEqualTo("json-lines");
        assertThat(read.source().unparsed()).isEqualTo(1);
    }

    @Test
    void aHeaderThatComesAgainIsNoRow() {
        Read read = Read.text(Piece.CSV.of("A") + Piece.CSV.of("B"));

        assertThat(read.entries()).extracting(LogEntry::correlationId).containsExactly("A", "B");
        assertThat(read.source().format()).isEqualTo("discover-csv");
    }

    @Test
    void aCutDocumentCostsNoNeighbourOfItsForm() {
        Read read = Read.text(Piece.PRETTY.of("A") + "{\n  \"a\": \"b\n" + Piece.PRETTY.of("B") + Piece.LINE.of("C"));

        assertThat(read.entries()).extracting(LogEntry::correlationId).contains("A", "B", "C");
    }

    @Test
    void anyMixtureIsReadWithoutHarm() {
        List<String> pieces = new ArrayList<>(List.of(
                "{",
                "{\n",
                "[\n",
                "\"",
                "\"\"\"",
                ",",
                "\n",
                "}\n",
                "]",
                "| --- |\n",
                "```\n",
                "text\n",
                "\0",
                "# GET x\n",
                "}}"));
        for (Piece piece : Piece.values()) {
            pieces.add(piece.of("A"));
        }
        for (int seed = 0; seed < 1500; seed++) {
            Random dice = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 12; i++) {
                text.append(pieces.get(dice.nextInt(pieces.size())));
            }
            Read read = Read.text(text.toString());
            Read again = Read.all(LogInput.of("input", Packing.trickle(Packing.utf8(text.toString()))));

            assertThat(again.dump()).as("seed " + seed).isEqualTo(read.dump());
            if (read.problems().stream().noneMatch(problem -> problem.startsWith("wrapped"))) {
                assertThat(read.source().lines())
                        .as("seed " + seed)
                        .isEqualTo(text.toString().replace("\0", "").lines().count());
            }
        }
    }

    @Test
    void aTableThatIsGivenUpEndsAtTheEndOfALineHoweverTheTextArrives() {
        String header =
                "\"'@timestamp\"\t\"json.meta.caller_id\"\t\"json.correlation_id\"\t\"json.status\"\t\"json.path\"\t"
                        + "\"json.params.value\"\t\"j\"29f9cc9e2a84442ecbe2848b717f28d4\"ssage\"\t\"json.jira_event_type\"\t\"json.jira_status_code\"\t\"json.jira_body\"\n";
        String torn = "\"Sep \"\t\"json.jira_body\"\n\"Sep 29, 2024 @ 21:32:49.334\"\t"
                + "\"JiraConnect::InstallationsController#update\"\t01J8ZV6KQ3T9W5M2X7B4N1C0DE\t422\t"
                + "\"/-/jira_connect/installations\"\t\"[FILTE\n";
        byte[] bytes = Arrays.copyOf(Packing.utf8(header + torn.repeat(400)), 70_000);

        Read whole = Read.all(LogInput.of("input", bytes));

        assertThat(whole.problems()).contains("too many unclosed quotes, the rest is not read (incomplete)");
        for (int piece : new int[] {1, 7, 70, 1000}) {
            Read pieces = Read.all(LogInput.of("input", new FilterInputStream(new ByteArrayInputStream(bytes)) {
                @Override
                public int read(byte[] buffer, int from, int length) throws IOException {
                    return super.read(buffer, from, Math.min(length, piece));
                }

                @Override
                public int available() {
                    return 0;
                }
            }));
            assertThat(pieces.statistics()).as("pieces of %s", piece).isEqualTo(whole.statistics());
        }
    }
}

package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.CpuTime;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HitSkimmerTest {
    private static final String LITERAL = "jira_body";

    @TestFactory
    Stream<DynamicTest> aResponseGivesTheSameWithAndWithoutItsInnocentHits() {
        return Stream.iterate(0L, seed -> seed + 1)
                .limit(100)
                .map(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    byte[] response = new Responses(new Random(seed)).response().getBytes(StandardCharsets.UTF_8);
                    Random dice = new Random(seed);
                    String expected = told(response, Long.MAX_VALUE, true, 8192);

                    assertThat(told(response, 0, true, 1 + dice.nextInt(300))).isEqualTo(expected);
                    assertThat(told(response, 0, false, 8192)).isEqualTo(expected);
                    assertThat(told(response, dice.nextInt(response.length), true, 8192))
                            .isEqualTo(expected);
                }));
    }

    @TestFactory
    Stream<DynamicTest> damageLosesNoTellingHitThatIsFoundWithoutSkimming() {
        return Stream.iterate(0L, seed -> seed + 1)
                .limit(100)
                .map(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    Random dice = new Random(seed);
                    StringBuilder response = new StringBuilder(new Responses(dice).response());
                    for (int i = dice.nextInt(3); i >= 0; i--) {
                        int at = dice.nextInt(response.length());
                        switch (dice.nextInt(4)) {
                            case 0 -> response.deleteCharAt(at);
                            case 1 -> response.insert(at, "\"{}[],:\n#\0".charAt(dice.nextInt(10)));
                            case 2 -> response.setLength(at + 1);
                            default ->
                                response.insert(at, response.substring(at, Math.min(response.length(), at + 200)));
                        }
                    }
                    byte[] damaged = response.toString().getBytes(StandardCharsets.UTF_8);
                    List<String> expected = telling(damaged, Long.MAX_VALUE);

                    assertThat(telling(damaged, 0)).containsAll(expected);
                }));
    }

    /** The last bracket of the response closes the hit's brace for who only counts. */
    @Test
    void aHitThatOnlyAWrongBracketClosesIsLeftToItsReader() throws IOException {
        byte[] bytes =
                Files.readAllBytes(Path.of("src/test/resources/dev/logscan/input/corpus/inputs/hit-closed-by-a-list"));

        assertThat(telling(bytes, 0)).hasSize(1).isEqualTo(telling(bytes, Long.MAX_VALUE));
    }

    /** All that is behind the lost comma, another response too, is inside of the hit for who only counts. */
    @Test
    void aHitThatLacksACommaIsLeftToItsReader() throws IOException {
        byte[] bytes =
                Files.readAllBytes(Path.of("src/test/resources/dev/logscan/input/corpus/inputs/hit-without-a-comma"));

        assertThat(telling(bytes, 0)).hasSize(1).isEqualTo(telling(bytes, Long.MAX_VALUE));
    }

    /** Who reads it begins anew at the hits, and would not with one of them passed over. */
    @Test
    void theHitsOfABrokenResponseAreLeftToItsReader() throws IOException {
        byte[] bytes = Files.readAllBytes(
                Path.of("src/test/resources/dev/logscan/input/corpus/inputs/response-with-texts-for-members"));

        assertThat(telling(bytes, 0)).hasSize(1).isEqualTo(telling(bytes, Long.MAX_VALUE));
    }

    @Test
    void aLongTextThatComesByteForByteIsNotSearchedAgainForEachOfThem() {
        byte[] response = ("{\"took\":1,\"hits\":{\"hits\":[{\"_source\":{\"a\":\"" + "x".repeat(1_000_000) + "\"}}]}}")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(CpuTime.of(() ->
                        assertThat(statistics(response, 0, true, 1).entries()).isEqualTo(1)))
                .isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void whatIsSkimmedIsCountedAndItsTimesAreKnown() {
        String response = """
                {"took":1,"hits":{"total":4,"hits":[
                {"_source":{"time":"2025-01-01T00:00:09.000Z","a":1}},
                {"_source":{"time":"2025-01-01T00:00:01.000Z","a":1}},
                {"_source":{"time":"2025-01-01T00:00:05.000Z","a":1},"sort":[1735689605000]}
                ]}}
                """;

        SourceStatistics read = statistics(response.getBytes(StandardCharsets.UTF_8), 0, true, 8192);

        assertThat(read.entries()).isEqualTo(3);
        assertThat(read.lines()).isEqualTo(5);
        assertThat(read.first()).hasToString("2025-01-01T00:00:01Z");
        assertThat(read.last()).hasToString("2025-01-01T00:00:09Z");
        assertThat(read.problems())
                .extracting(ReadProblem::message)
                .singleElement()
                .asString()
                .startsWith("3 of 4 hits are in here");
    }

    @Test
    void innocentHitsAreNotTakenApart() throws IOException {
        String head =
                "{\"took\" : 3, \"timed_out\":false,\"_shards\":{\"total\":1,\"failures\":[]},\"hits\":{\"total\":{\"value\":1001},"
                        + "\"max_score\":null,\"hits\":[";
        StringBuilder response = new StringBuilder(head);
        response.append("{\"_source\":{\"a\":\"b\"}},".repeat(1000));
        response.append("{\"_source\":{\"a\":\"" + LITERAL + "\"}}]}}");
        SkimMark mark = SkimMark.unknown();

        try (InputStream in = new HitSkimmer(
                new ByteArrayInputStream(response.toString().getBytes(StandardCharsets.UTF_8)),
                new LiteralSearch(List.of(LITERAL)),
                mark,
                true,
                0)) {
            String left = new String(in.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(left).startsWith(head);
            assertThat(left.substring(head.length()))
                    .matches(
                            "\\{\"[0-9a-f]+ count\":\"1000\",[^}]*\\}," + "\\{\"_source\":\\{\"a\":\"jira_body\"}}]}}");
        }
    }

    @Test
    void aHitLongerThanAnyBufferIsPassedOn() {
        String response = "{\"hits\":{\"hits\":[{\"_source\":{\"a\":[" + "\"text\",".repeat(1 << 20) + "1],\"" + LITERAL
                + "\":\"\"}},{\"_source\":{\"b\":1}}]}}";
        byte[] bytes = response.getBytes(StandardCharsets.UTF_8);

        assertThat(told(bytes, 0, true, 8192)).isEqualTo(told(bytes, Long.MAX_VALUE, true, 8192));
    }

    private static SourceStatistics statistics(byte[] response, long exact, boolean search, int piece) {
        return scan(response, exact, search, piece, new ArrayList<>());
    }

    private static List<String> telling(byte[] response, long exact) {
        List<String> noticed = new ArrayList<>();
        scan(response, exact, true, 8192, noticed);
        return noticed;
    }

    private static String told(byte[] response, long exact, boolean search, int piece) {
        List<String> noticed = new ArrayList<>();
        SourceStatistics read = scan(response, exact, search, piece, noticed);
        return read.format() + " " + read.lines() + " " + read.entries() + " " + read.unparsed() + " " + read.problems()
                + " " + read.first() + " " + read.last() + "\n" + String.join("\n", noticed);
    }

    private static SourceStatistics scan(byte[] response, long exact, boolean search, int piece, List<String> noticed) {
        InputScanner scanner = InputScanner.builder()
                .literals(Set.of(LITERAL))
                .search(search)
                .threads(1)
                .build()
                .withLimits(new Limits(Limits.BLOCK, Limits.MAX_LINE, exact));
        try {
            return scanner.scan(
                            List.of(LogInput.of("-", pieces(response, piece))),
                            entry -> entry.fields().toString().contains(LITERAL)
                                    ? entry.origin().line() + " " + entry.time() + " " + entry.fields()
                                    : null,
                            noticed::add)
                    .get(0);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream pieces(byte[] bytes, int size) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                return super.read(buffer, from, Math.min(length, size));
            }
        };
    }

    /** Makes responses of every shape that Elasticsearch and Kibana give, with telling hits and others. */
    private static final class Responses {
        private static final List<String> TEXTS = List.of(
                "plain",
                "",
                "{\\\"hits\\\":{\\\"hits\\\":[{",
                "a \\\\ b \\\" c",
                "\\u003cp\\u003e",
                "\\u006aira_body",
                "ends in \\\\",
                "\u65e5\u672c\u8a9e \ud83d\ude00",
                "]}},{[",
                LITERAL);

        private final Random dice;
        private final boolean pretty;
        private int second;

        Responses(Random dice) {
            this.dice = dice;
            this.pretty = dice.nextBoolean();
        }

        String response() {
            return switch (dice.nextInt(5)) {
                case 0 -> one() + (dice.nextBoolean() ? "\n" : "");
                case 1 -> "{\"rawResponse\":" + one() + ",\"isPartial\":false,\"loaded\":1}";
                case 2 -> "{\"took\":3,\"responses\":[" + one() + "," + one() + "," + one() + "]}\n";
                case 3 -> one() + "\n" + one() + "\n";
                default ->
                    "{\"id\":\"x\",\"response\":{\"a\":{\"hits\":{\"hits\":[{\"a\":1}]}}},\"rawResponse\":" + one()
                            + "}";
            };
        }

        private String one() {
            List<String> hits = new ArrayList<>();
            int count = dice.nextInt(12);
            for (int i = 0; i < count; i++) {
                hits.add(hit());
            }
            String between = pretty ? ",\r\n      " : dice.nextBoolean() ? "," : ", ";
            String list = pretty
                    ? "[\n      " + String.join(between, hits) + "\n    ]"
                    : "[" + String.join(between, hits) + "]";
            String total =
                    dice.nextBoolean() ? "{\"value\":" + count + ",\"relation\":\"eq\"}" : String.valueOf(count + 1);
            return "{\"took\":5,\"timed_out\":false,\"hits\":{\"total\":" + total + ",\"hits\":" + list
                    + "},\"aggregations\":{\"x\":{\"hits\":{\"total\":1}}}}";
        }

        private String hit() {
            String time = String.format("2025-01-01T00:%02d:%02d.000Z", second / 60 % 60, second++ % 60);
            String break_ = pretty ? "\n        " : "";
            String own = dice.nextInt(4) == 0 ? "" : "\"time\":\"" + time + "\",";
            String nested = dice.nextInt(3) == 0 ? "\"hits\":{\"hits\":[{\"a\":1},2]}," : "";
            return "{" + break_ + "\"_index\":\"i\"," + break_ + "\"_id\":\"" + second + "\"," + break_
                    + "\"_source\":{" + own + nested
                    + break_ + "\"message\":\"" + text() + "\"," + break_ + "\"x\":[1,null,true,\"" + text() + "\"],\""
                    + (dice.nextInt(4) == 0 ? LITERAL : "other") + "\":\"" + text() + "\"" + break_ + "}"
                    + (own.isEmpty() ? ",\"sort\":[" + (1735689600000L + second * 1000L) + "]" : "") + break_ + "}";
        }

        private String text() {
            return TEXTS.get(dice.nextInt(TEXTS.size()));
        }
    }
}

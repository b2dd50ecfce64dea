package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.logscan.condition.Condition;
import dev.logscan.entry.LogEntry;
import dev.logscan.scenario.Scenario;
import dev.logscan.scenario.ScenarioCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LineScreenTest {
    private static final List<String> NAMES = List.of(
            "production_json.log",
            "exceptions_json.log",
            "integrations_json.log",
            "gitlab-workhorse/current",
            "sidekiq/current",
            "nginx/gitlab_access.log",
            "some.log");

    private static final Limits NOTHING_EXACT = new Limits(16 << 10, Limits.MAX_LINE, 0);

    private final ScenarioCatalog catalog = ScenarioCatalog.load();
    private final Random dice = new Random(20250211);

    @Test
    void aLineThatTellsIsNeverDismissedAndOneThatHoldsTooLittleIs() {
        LineScreen screen = screen();
        int telling = 0;
        int dismissed = 0;
        List<String> lines = randomLines(6_000);
        lines.addAll(sampleLines());
        for (String name : NAMES) {
            LineParser parser = parser(name);
            for (String line : lines) {
                LogEntry entry = entry(parser, line);
                boolean tells = entry != null && !catalog.notice(entry).isEmpty();
                boolean passes = mayTell(screen, line);
                assertThat(passes || !tells).as(name + ": " + line).isTrue();
                telling += tells ? 1 : 0;
                dismissed += passes ? 0 : 1;
            }
        }
        assertThat(telling).isGreaterThan(1_000);
        assertThat(dismissed).isGreaterThan(1_000);
    }

    @Test
    void eachConditionThatHoldsPassesTheTestOfWhatStandsInTheLine() {
        List<Condition> conditions = catalog.scenarios().stream()
                .flatMap(scenario -> scenario.signals().values().stream())
                .<Condition>map(signal -> signal.condition())
                .distinct()
                .toList();
        Set<Condition> met = new HashSet<>();
        LineParser parser = parser("some.log");
        for (String line : sampleLines()) {
            LogEntry entry = line.contains("\\") ? null : entry(parser, line);
            if (entry != null) {
                for (Condition condition : conditions) {
                    if (condition.holds(entry)) {
                        met.add(condition);
                        assertThat(condition.literalTest().passes(heldBy(condition, line)))
                                .as(condition + ": " + line)
                                .isTrue();
                    }
                }
            }
        }
        assertThat(met.size()).isGreaterThan(40);
    }

    private static Set<String> heldBy(Condition condition, String line) {
        return condition.literalTest().literals().stream()
                .filter(line::contains)
                .collect(Collectors.toSet());
    }

    @Test
    void aScanWithAScreenNoticesTheSameLinesAndCountsAllOfThem() throws InterruptedException {
        List<String> lines = randomLines(3_000);
        byte[] log = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        for (String name : NAMES) {
            InputScanner.Builder every = InputScanner.builder().search(false).threads(1);
            List<String> expected = noticed(every, name, log, lines.size());
            InputScanner.Builder screened = InputScanner.builder()
                    .literals(catalog.literals().alternatives())
                    .screen(
                            () -> catalog.literalTest().literals(),
                            held -> catalog.literalTest().passes(held))
                    .threads(2);
            assertThat(noticed(screened, name, log, lines.size())).isEqualTo(expected);
            assertThat(expected).isNotEmpty();
        }
    }

    private List<String> noticed(InputScanner.Builder scanner, String name, byte[] log, int lines)
            throws InterruptedException {
        List<String> noticed = new ArrayList<>();
        List<SourceStatistics> sources = scanner.build()
                .withLimits(NOTHING_EXACT)
                .scan(
                        List.of(LogInput.of(name, log)),
                        entry -> catalog.notice(entry).isEmpty()
                                ? null
                                : entry.origin().line() + " " + catalog.notice(entry) + " " + entry,
                        noticed::add);
        SourceStatistics source = sources.get(0);
        assertThat(source.lines()).isEqualTo(lines);
        assertThat(source.entries() + source.unparsed() + source.blank()).isEqualTo(lines);
        return noticed;
    }

    @Test
    void aLineIsJudgedByAllThatItHolds() {
        List<Set<String>> asked = new ArrayList<>();
        LineScreen screen =
                new LineScreen(() -> Set.of("jira", "jira_connect", "rejected", "blocked by settings"), held -> {
                    asked.add(new TreeSet<>(held));
                    return held.size() > 1;
                });
        assertThat(mayTell(screen, "nothing of it")).isFalse();
        assertThat(mayTell(screen, "jir")).isFalse();
        assertThat(mayTell(screen, "rejectedjira_connect")).isTrue();
        assertThat(mayTell(screen, "blocked by setting")).isFalse();
        assertThat(mayTell(screen, "x blocked by settings")).isFalse();
        assertThat(mayTell(screen, "jira_connect_rejected")).isTrue();
        assertThat(asked)
                .containsExactly(Set.of(), Set.of("jira", "jira_connect", "rejected"), Set.of("blocked by settings"));
    }

    @Test
    void everyPlaceInALineIsLookedAtAndNoneBesideIt() {
        LineScreen screen = new LineScreen(() -> Set.of("abcd", "abcdefg"), held -> held.contains("abcdefg"));
        for (int before = 0; before < 20; before++) {
            for (int after = 0; after < 20; after++) {
                byte[] bytes = ("#".repeat(before) + "abcdefg" + "#".repeat(after)).getBytes(StandardCharsets.US_ASCII);
                assertThat(screen.mayTell(bytes, 0, bytes.length)).isTrue();
                assertThat(screen.mayTell(bytes, 0, before + 6)).isFalse();
                assertThat(screen.mayTell(bytes, before + 1, bytes.length)).isFalse();
            }
        }
    }

    @Test
    void whatSpellsTextInAnUnusualWayIsNotDismissed() {
        LineScreen screen = new LineScreen(() -> Set.of("jira_body"), held -> !held.isEmpty());
        List.of("jira\\u005fbody", "jira\\u005Fbody", "a\\/b", "jira\\_body", "\\u{5f}", "\\u5f", "end\\")
                .forEach(line -> assertThat(mayTell(screen, line)).as(line).isTrue());
        List.of("a\\nb", "a\\\\nb", "say \\\"it\\\"", "\\u003cp\\u003E", "\\u00e9", "\\ud83d\\ude00", "\\t\\r\\b\\f")
                .forEach(line -> assertThat(mayTell(screen, line)).as(line).isFalse());
    }

    @Test
    void literalsBelowFourCharactersAreRefused() {
        LineScreen screen = new LineScreen(() -> Set.of("abc"), held -> true);
        assertThatThrownBy(() -> mayTell(screen, "abc"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("abc: too short (expected 4 characters or more)");
    }

    @Test
    void theTestIsMadeWhenALineIsLookedAtAndThenKept() {
        List<String> calls = new ArrayList<>();
        Supplier<Set<String>> texts = () -> {
            calls.add("texts");
            return Set.of("jira_body");
        };
        LineScreen screen = new LineScreen(texts, held -> {
            calls.add("judged");
            return false;
        });
        assertThat(calls).isEmpty();
        mayTell(screen, "one");
        mayTell(screen, "another");
        assertThat(calls).containsExactly("texts", "judged");
    }

    private LineScreen screen() {
        return new LineScreen(
                () -> catalog.literalTest().literals(),
                held -> catalog.literalTest().passes(held));
    }

    private static LineParser parser(String name) {
        return new AnyLineParser(new EntryFactory(Source.of(name, null), EntryFactory.JSON_TEXT));
    }

    private static LogEntry entry(LineParser parser, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return parser.parse(bytes, 0, bytes.length, 1, 0);
    }

    private static boolean mayTell(LineScreen screen, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return screen.mayTell(bytes, 0, bytes.length);
    }

    private static List<String> sampleLines() {
        try (Stream<Path> files = Files.walk(Path.of("../samples"))) {
            List<String> lines = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (file.toString().contains("/input/") && Files.size(file) < 1 << 20) {
                    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                    text.lines().filter(line -> line.length() > 20).forEach(lines::add);
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of the scenarios' examples, with fields taken away, exchanged and added, in several spellings. */
    private List<String> randomLines(int count) {
        List<Map<String, List<String>>> examples = catalog.scenarios().stream()
                .flatMap(scenario -> scenario.examples().stream())
                .map(Scenario.Example::fields)
                .toList();
        List<Map.Entry<String, List<String>>> fields = examples.stream()
                .flatMap(example -> example.entrySet().stream())
                .toList();
        List<String> lines = new ArrayList<>();
        while (lines.size() < count) {
            Map<String, List<String>> changed = new LinkedHashMap<>(examples.get(dice.nextInt(examples.size())));
            for (int changes = dice.nextInt(5); changes > 0; changes--) {
                Map.Entry<String, List<String>> other = fields.get(dice.nextInt(fields.size()));
                switch (dice.nextInt(4)) {
                    case 0 -> changed.remove(other.getKey());
                    case 1 -> changed.put(other.getKey(), other.getValue());
                    case 2 -> changed.replace(other.getKey(), other.getValue());
                    default -> changed.keySet().removeIf(name -> dice.nextInt(4) == 0);
                }
            }
            boolean request = changed.containsKey("method") && dice.nextInt(3) == 0;
            lines.add(request ? nginx(changed) : json(changed));
        }
        return lines;
    }

    private static String nginx(Map<String, List<String>> fields) {
        List<String> unknown = List.of("-");
        String uri =
                fields.getOrDefault("uri", fields.getOrDefault("path", unknown)).get(0);
        return fields.getOrDefault("remote_ip", List.of("192.0.2.1")).get(0)
                + " - - [11/Feb/2025:09:14:07 +0000] \"" + fields.get("method").get(0) + " " + uri + " HTTP/1.1\" "
                + fields.getOrDefault("status", List.of("401")).get(0) + " 12 \""
                + fields.getOrDefault("referrer", unknown).get(0) + "\" \""
                + fields.getOrDefault("ua", fields.getOrDefault("user_agent", unknown))
                        .get(0) + "\"";
    }

    private String json(Map<String, List<String>> fields) {
        boolean escaped = dice.nextInt(3) == 0;
        List<String> members = new ArrayList<>();
        List<String> params = new ArrayList<>();
        fields.forEach((name, values) -> {
            String value = values.size() == 1
                    ? quoted(values.get(0), escaped)
                    : values.stream().map(v -> quoted(v, escaped)).collect(Collectors.joining(",", "[", "]"));
            int dot = name.indexOf('.');
            if (name.startsWith("params.") && dice.nextBoolean()) {
                params.add("{\"key\":" + quoted(name.substring(dot + 1), escaped) + ",\"value\":" + value + "}");
            } else if (dot > 0 && dice.nextInt(4) == 0) {
                members.add(quoted(name.substring(0, dot), escaped) + ":{" + quoted(name.substring(dot + 1), escaped)
                        + ":" + value + "}");
            } else if (!name.equals("params")) {
                members.add(quoted(name, escaped) + ":" + value);
            }
        });
        if (!params.isEmpty() || fields.containsKey("params")) {
            members.add("\"params\":[" + String.join(",", params) + "]");
        }
        String object = "{" + String.join(",", members) + "}";
        return switch (dice.nextInt(12)) {
            case 0 -> "{\"message\":" + quoted(object, escaped) + "}";
            case 1 -> quoted(object, escaped);
            case 2 -> "2025-02-11T09:14:07Z web-1 " + object;
            default -> object;
        };
    }

    private String quoted(String text, boolean escaped) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || "<>&".indexOf(c) >= 0 || (escaped && c < 0x7f && dice.nextInt(30) == 0)) {
                out.append(String.format("\\u%04" + (dice.nextBoolean() ? "x" : "X"), (int) c));
            } else if (escaped && c == '/') {
                out.append("\\/");
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}

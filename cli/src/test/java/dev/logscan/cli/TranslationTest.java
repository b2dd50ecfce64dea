package dev.logscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.logscan.language.Language;
import dev.logscan.language.Wording;
import dev.logscan.report.Columns;
import dev.logscan.scenario.Cause;
import dev.logscan.scenario.Lack;
import dev.logscan.scenario.Scenario;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.Step;
import dev.logscan.scenario.Template;
import dev.logscan.scenario.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Japanese says all that English says: nothing is missing, nothing is left over, and every value stays in its place. */
final class TranslationTest {
    private static final Path CORE = Path.of("../core/src/main");
    private static final Path SCENARIOS = CORE.resolve("resources/dev/logscan/scenarios/ja");
    private static final Path REPORT = CORE.resolve("resources/dev/logscan/language/ja/report.json");
    private static final Path MESSAGES = CORE.resolve("resources/dev/logscan/language/ja/messages.json");
    private static final Path HELP = Path.of("src/main/resources/dev/logscan/cli/ja/help.json");
    private static final Path COMMAND_MESSAGES = Path.of("src/main/resources/dev/logscan/cli/ja/messages.json");

    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9:._-]*)(\\|[^}]*)?}");
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");

    /** A command is the same in every language; one within a sentence is not taken for one. */
    private static final Pattern COMMAND = Pattern.compile("(?:sudo|curl|getent|whois) (?!.* on the ).*");

    /** What the code says in English to everybody, or does not say but look for. */
    private static final Set<String> ENGLISH_ONLY = Set.of(
            // The names of commands, where an error was made.
            "rules check",
            "rules test",
            "standard input",
            // Faults of ours.
            "logscan: internal error: " + SpokenTexts.VALUE + SpokenTexts.VALUE,
            "report.css: not found in the library",
            // What logs say, and what is searched for in them.
            "Invalid issuer. ",
            "sort value",
            "json.meta.caller_id: " + SpokenTexts.VALUE + " and not json.status: 200 and " + SpokenTexts.VALUE + ": "
                    + SpokenTexts.VALUE,
            // A part of sentences that are listed whole.
            " (export a CSV report from Discover, or copy the response as JSON)",
            ", after byte " + SpokenTexts.VALUE,
            "more than ",
            "one of " + SpokenTexts.VALUE,
            ", not read on",
            ", after byte " + SpokenTexts.VALUE + ", not read on",
            // For those who write scenarios of logscan itself.
            "not in logs: ");

    @Test
    void everySentenceOfTheCodeIsTranslated() throws IOException {
        Set<String> translated = new HashSet<>(read(REPORT).keySet());
        translated.addAll(read(HELP).keySet());

        assertThat(translated).containsAll(spoken().sentences().keySet()).containsAll(help());
    }

    @Test
    void everyMessageOfTheCodeIsRecognised() throws IOException {
        Wording japanese = japanese();
        Map<String, String> missing = new TreeMap<>();
        spoken().messages().forEach((message, file) -> {
            if (!isSentence(message) && !ENGLISH_ONLY.contains(message) && !file.equals("ManPage.java")) {
                String said = japanese.message(numbered(message));
                if (SpokenTexts.PROSE
                                .matcher(said.replaceAll("logscan [a-z]+", ""))
                                .find()
                        || !values(said).equals(values(numbered(message)))) {
                    missing.put(message, file + ": " + said);
                }
            }
        });

        assertThat(missing).isEmpty();
    }

    @Test
    void everyTextOfTheScenariosIsTranslatedInItsOwnFile() throws IOException {
        Map<String, Set<String>> owners = new LinkedHashMap<>();
        texts().forEach((text, users) -> owners.computeIfAbsent(
                        users.size() == 1 ? users.iterator().next() : "vocabulary", o -> new HashSet<>())
                .add(text));
        Map<String, String> vocabulary = read(SCENARIOS.resolve("vocabulary.json"));

        for (var owner : owners.entrySet()) {
            Map<String, String> own = read(SCENARIOS.resolve(owner.getKey() + ".json"));
            assertThat(owner.getValue())
                    .as(owner.getKey())
                    .allMatch(text -> own.containsKey(text) || vocabulary.containsKey(text));
        }
    }

    @Test
    void nothingIsTranslatedThatNobodySays() throws IOException {
        Map<String, Set<String>> texts = texts();
        for (Path file : files(SCENARIOS)) {
            String owner = file.getFileName().toString().replace(".json", "");
            assertThat(read(file).keySet())
                    .as(owner)
                    .allSatisfy(text -> assertThat(texts).containsKey(text))
                    .allSatisfy(text -> assertThat(owner)
                            .isIn("vocabulary", texts.get(text).iterator().next()));
        }
        SpokenTexts spoken = spoken();
        assertThat(spoken.sentences().keySet()).containsAll(read(REPORT).keySet());
        Set<String> said = new HashSet<>(spoken.sentences().keySet());
        said.addAll(help());
        assertThat(said).containsAll(read(HELP).keySet());
    }

    @Test
    void noSentenceIsTranslatedTwice() throws IOException {
        Map<String, Path> seen = new HashMap<>();
        List<String> twice = new ArrayList<>();
        for (Path file : sentenceFiles()) {
            for (String english : read(file).keySet()) {
                Path before = seen.put(english, file);
                if (before != null) {
                    twice.add(english + " in " + before + " and " + file);
                }
            }
        }

        assertThat(twice).isEmpty();
    }

    @Test
    void everyPlaceIsFilledInJapaneseToo() throws IOException {
        List<Path> files = new ArrayList<>(sentenceFiles());
        files.addAll(List.of(MESSAGES, COMMAND_MESSAGES));
        for (Path file : files) {
            read(file).forEach((english, japanese) -> {
                assertThat(places(japanese)).as(english).isEqualTo(places(english));
                assertThat(japanese.equals(english)
                                || JAPANESE.matcher(japanese).find()
                                || !SpokenTexts.PROSE.matcher(japanese).find())
                        .as(english)
                        .isTrue();
            });
        }
    }

    @Test
    void textsThatDifferInEnglishDifferInJapanese() throws IOException {
        // What is missing is listed once for each text: two that became one would lose what they decide.
        Set<String> wanted = ScenarioCatalog.load().scenarios().stream()
                .flatMap(s ->
                        Stream.concat(s.lacks().stream(), s.causes().stream().flatMap(c -> c.lacks().stream())))
                .map(lack -> lack.what().text())
                .collect(Collectors.toSet());
        List<String> japanese = new ArrayList<>();
        for (Path file : files(SCENARIOS)) {
            Map<String, String> sentences = read(file);
            sentences.keySet().retainAll(wanted);
            japanese.addAll(sentences.values());
        }

        assertThat(japanese).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    }

    @Test
    void linksLeadToTheJapanesePages() throws IOException {
        Wording japanese = japanese();
        for (Scenario scenario : ScenarioCatalog.load().scenarios()) {
            assertThat(japanese.say(scenario.docs()))
                    .startsWith("https://docs.gitlab.com/ja-jp/administration/settings/");
        }
    }

    @Test
    void helpFitsATerminalAndNamesAllThatTheEnglishOneNames() {
        Wording japanese = japanese();
        for (Command command : Command.values()) {
            String help = Help.of(command, japanese);

            assertThat(help.lines()).allMatch(line -> Columns.width(line) <= 80 && line.equals(line.stripTrailing()));
            assertThat(help().stream().filter(help::contains)).isEmpty();
            assertThat(words(help)).isEqualTo(words(Help.of(command, Wording.of(Language.ENGLISH))));
        }
        assertThat(Help.brief(japanese)).startsWith("使い方: logscan [OPTION...]");
    }

    @Test
    void whatAValueSaysIsNeverTranslated() {
        Wording japanese = japanese();

        assertThat(japanese.message("--format: unknown format empty (expected text or json)"))
                .isEqualTo("--format: 不明な形式です: empty（text、jsonのいずれかを指定してください）");
        assertThat(japanese.message("no such file: permission denied")).isEqualTo("no such file: 権限がありません");
        assertThat(japanese.message("something else (of no kind)")).isEqualTo("something else (of no kind)");
        assertThat(japanese.message("line {x} $1 \\: cut off")).isEqualTo("{x} $1 \\行目: 途中で切れています");
    }

    /** The flags, the capitals of values and the exit codes. */
    private static Set<String> words(String help) {
        return Pattern.compile("--[a-z-]+|(?<![A-Za-z])[A-Z][A-Z:=\\[\\]]+(?![a-z])|(?m)^ {2}[0-9]+ ")
                .matcher(help)
                .results()
                .map(result -> result.group().strip())
                .filter(word -> !Set.of("RFC", "GMT", "URL").contains(word))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Wording japanese() {
        return Wording.of(Language.JAPANESE).with(Tongue.class);
    }

    private static SpokenTexts spoken() throws IOException {
        return SpokenTexts.of(CORE.resolve("java"), Path.of("src/main/java"));
    }

    /** What help looks up by name. */
    private static Set<String> help() {
        return Stream.of(
                        Arrays.stream(CliOption.values()).map(CliOption::help),
                        Arrays.stream(Command.values()).map(Command::help),
                        Arrays.stream(ExitCode.values()).map(ExitCode::meaning))
                .flatMap(texts -> texts)
                .collect(Collectors.toSet());
    }

    private static boolean isSentence(String message) {
        try {
            return help().contains(message)
                    || read(HELP).containsKey(message)
                    || message.contains("_logscan")
                    || message.startsWith("# ")
                    || message.startsWith("  logscan ");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The message with values that can be told apart. */
    private static String numbered(String message) {
        StringBuilder numbered = new StringBuilder();
        int number = 0;
        for (int i = 0; i < message.length(); i++) {
            char c = message.charAt(i);
            numbered.append(c);
            if (c == SpokenTexts.VALUE.charAt(0)) {
                numbered.append(++number);
            }
        }
        return numbered.toString();
    }

    private static List<String> values(String text) {
        return Pattern.compile(SpokenTexts.VALUE + "[0-9]+")
                .matcher(text)
                .results()
                .map(value -> value.group())
                .sorted()
                .toList();
    }

    /** Every text of the catalog, and which scenarios say it. */
    private static Map<String, Set<String>> texts() {
        Map<String, Set<String>> texts = new TreeMap<>();
        ScenarioCatalog catalog = ScenarioCatalog.load();
        for (Scenario scenario : catalog.scenarios()) {
            Set<String> own = new HashSet<>();
            own.add(scenario.docs());
            add(own, scenario.title(), scenario.summary());
            scenario.lacks().forEach(lack -> add(own, lack));
            scenario.steps().forEach(step -> add(own, step));
            for (Cause cause : scenario.causes()) {
                add(own, cause.title(), cause.whenConfirmed(), cause.whenRuledOut(), cause.whenUndecided());
                cause.lacks().forEach(lack -> add(own, lack));
                cause.steps().forEach(step -> add(own, step));
            }
            Set<String> fixed = scenario.facts().stream()
                    .flatMap(fact -> fact.fixed().stream())
                    .collect(Collectors.toSet());
            own.addAll(fixed);
            own.removeIf(text -> COMMAND.matcher(text).matches());
            own.removeIf(text -> fixed.contains(text) && text.indexOf(' ') < 0 && !OPTIONAL.contains(text));
            own.forEach(
                    text -> texts.computeIfAbsent(text, t -> new TreeSet<>()).add(scenario.id()));
        }
        Set<String> shared = new HashSet<>();
        catalog.logs().values().forEach(lack -> add(shared, lack));
        catalog.troubles().stream().map(Trouble::what).forEach(what -> add(shared, what));
        shared.removeIf(text -> COMMAND.matcher(text).matches());
        shared.forEach(text -> texts.computeIfAbsent(text, t -> new TreeSet<>()).add("vocabulary"));
        return texts;
    }

    /** Values of one word that are words of prose as well. */
    private static final Set<String> OPTIONAL = Set.of("empty", "html", "json", "text");

    private static void add(Set<String> texts, Template... templates) {
        for (Template template : templates) {
            texts.add(template.text());
        }
    }

    private static void add(Set<String> texts, Lack lack) {
        add(texts, lack.what(), lack.how());
    }

    private static void add(Set<String> texts, Step step) {
        add(texts, step.action());
        if (step.expect() != null) {
            add(texts, step.expect());
        }
    }

    private static Map<String, Boolean> places(String text) {
        Map<String, Boolean> places = new TreeMap<>();
        PLACE.matcher(text).results().forEach(place -> places.put(place.group(1), place.group(2) != null));
        return places;
    }

    private static List<Path> sentenceFiles() throws IOException {
        List<Path> files = new ArrayList<>(files(SCENARIOS));
        files.addAll(List.of(REPORT, HELP));
        return files;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static Map<String, String> read(Path file) throws IOException {
        Map<String, String> sentences = new LinkedHashMap<>();
        if (!Files.exists(file)) {
            return sentences;
        }
        try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String english = parser.currentName();
                parser.nextToken();
                String japanese = parser.getText();
                assertThat(sentences.put(english, japanese)).as(english).isNull();
            }
        }
        return sentences;
    }
}

package dev.logscan.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.logscan.LogScan;
import dev.logscan.language.Language;
import dev.logscan.report.Columns;
import dev.logscan.report.Format;
import dev.logscan.report.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A report is the same in every language but for the sentences in it, and no sentence of it stays in English. */
final class LanguagesTest {
    /** Where the JSON report addresses people. */
    private static final Set<String> SENTENCES =
            Set.of("title", "summary", "because", "do", "expect", "what", "how", "problem", "docs", "warnings");

    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}、。]");

    /** What is the same in both: commands, links, and what a command prints. */
    private static final Pattern SAME = Pattern.compile(
            "(?s)(?:sudo|curl|getent|whois|https:)[ /].*|\"?[a-z0-9:/.{}_-]*\"?|run: nginx|System clock synchronized: yes|"
                    + "All Systems Operational|Verify return code: 0 \\(ok\\)|NTPSynchronized=yes|\\S+#\\S+: .* blocked by settings");

    @TestFactory
    Stream<DynamicTest> onlyTheSentencesDiffer() {
        return Sample.all().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> {
                    Report english = sample.scan(LogScan.builder());
                    Report japanese = sample.scan(LogScan.builder().language(Language.JAPANESE));

                    differInSentencesAlone(
                            Sample.rendered(english, Format.JSON), Sample.rendered(japanese, Format.JSON));
                    for (Format format : List.of(Format.TEXT, Format.MARKDOWN, Format.HTML, Format.CSV)) {
                        assertThat(masks(Sample.rendered(japanese, format)))
                                .isEqualTo(masks(Sample.rendered(english, format)));
                    }
                    assertThat(Sample.rendered(japanese, Format.HTML)).contains("<html lang=\"ja\">");
                    assertThat(prose(Sample.rendered(japanese, Format.TEXT)))
                            .allMatch(line -> Columns.width(line) <= 80);
                }));
    }

    private static void differInSentencesAlone(String english, String japanese) throws IOException {
        assertThat(structure(japanese)).isEqualTo(structure(english));
        assertThat(sentences(japanese))
                .hasSameSizeAs(sentences(english))
                .allMatch(text ->
                        JAPANESE.matcher(text).find() || SAME.matcher(text).matches());
    }

    /** Lines that may be broken: neither places and sources, nor what stands as deep as what is to be copied. */
    private static Stream<String> prose(String text) {
        return text.lines()
                .filter(line ->
                        JAPANESE.matcher(line).find() && !line.contains("/") && !line.startsWith(" ".repeat(8)));
    }

    /** Which secrets are masked: a sentence must not hide one from the mask, nor its own words behind one. */
    private static List<String> masks(String text) {
        return Pattern.compile("\\[[a-z_ -]+ #[0-9]+]")
                .matcher(text)
                .results()
                .map(mask -> mask.group())
                .sorted()
                .distinct()
                .toList();
    }

    private static List<String> structure(String json) throws IOException {
        return tokens(json, false);
    }

    private static List<String> sentences(String json) throws IOException {
        return tokens(json, true);
    }

    private static List<String> tokens(String json, boolean sentences) throws IOException {
        List<String> tokens = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean spoken = token == JsonToken.VALUE_STRING && SENTENCES.contains(name(parser));
                if (sentences && spoken) {
                    tokens.add(parser.getText());
                } else if (!sentences) {
                    tokens.add(spoken ? "a sentence" : token + " " + parser.getText());
                }
            }
        }
        return tokens;
    }

    /** The key of a value, also of one in a list. */
    private static String name(JsonParser parser) throws IOException {
        String name = parser.currentName();
        return name != null
                ? name
                : String.valueOf(parser.getParsingContext().getParent().getCurrentName());
    }
}

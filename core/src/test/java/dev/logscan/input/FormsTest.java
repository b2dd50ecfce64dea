package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.incident.Confidence;
import dev.logscan.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The same two entries in every form in which they reach people give the same finding. */
class FormsTest {
    /** Writes what was read over what was expected, for a person to review. */
    private static final boolean REWRITE = Boolean.getBoolean("logscan.rewrite");

    /** A report that read from {@code _source} prints an empty text like a missing one, so the body may not have been empty. */
    private static final Set<String> ONLY_LIKELY = Set.of("discover-csv-from-source");

    private static final String ESSENCE = """
            finding: proxy-401-empty-body
            count: 1
            seen: 2024-09-29T21:32:49.287Z to 2024-09-29T21:32:49.334Z
            ids: 01J8ZV6KQ3T9W5M2X7B4N1C0DE
            facts:
              instanceUrl: https://gitlab.example.com
              eventType: installed
              jiraStatusCode: 401
            """;

    private static Stream<DynamicTest> each(Check check) {
        return Form.all().stream().map(form -> DynamicTest.dynamicTest(form.name(), () -> check.on(form)));
    }

    private interface Check {
        void on(Form form) throws IOException;
    }

    private static Report scan(byte[] bytes) {
        return Form.scan(Form.builder().threads(2), LogInput.of("-", bytes));
    }

    @TestFactory
    Stream<DynamicTest> everyFormGivesTheSameFinding() {
        return each(form -> {
            Report report = scan(form.bytes());

            assertThat(Form.essence(report)).isEqualTo(ESSENCE);
            Confidence expected = ONLY_LIKELY.contains(form.name()) ? Confidence.LIKELY : Confidence.CONFIRMED;
            assertThat(report.findings().get(0).confidence()).isEqualTo(expected);
            assertThat(report.sources().get(0).entries()).isEqualTo(2);
        });
    }

    @TestFactory
    Stream<DynamicTest> everyFormIsRecognisedAndReadAsExpected() {
        return each(form -> {
            String summary = Form.summary(scan(form.bytes()));
            if (REWRITE) {
                Files.writeString(form.expected(), summary, StandardCharsets.UTF_8);
            }
            assertThat(summary).isEqualTo(Files.readString(form.expected(), StandardCharsets.UTF_8));
        });
    }

    @TestFactory
    Stream<DynamicTest> filesStreamsThreadsAndTheSearchMakeNoDifference() {
        return each(form -> {
            assertThat(Form.summary(Form.scan(Form.builder().literalSearch(false), LogInput.of("-", form.bytes()))))
                    .isEqualTo(Form.summary(scan(form.bytes())));
            String expected = read(form.bytes());
            assertThat(read(LogInput.of(form.input()))).isEqualTo(expected);
            assertThat(read(LogInput.of("-", Packing.trickle(form.bytes())))).isEqualTo(expected);
        });
    }

    @TestFactory
    Stream<DynamicTest> compressionLineEndsMarksAndEncodingsMakeNoDifference() {
        return plain(form -> {
            String text = form.text();
            String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
            String unix = unmarked.replace("\r\n", "\n");
            String expected = read(form.bytes());

            assertThat(List.of(
                            read(Packing.gzip(form.bytes())),
                            read(Packing.utf8(unix.replace("\n", "\r\n"))),
                            read(Packing.utf8("\uFEFF" + unmarked)),
                            read(Packing.utf8(unix.stripTrailing())),
                            read(Packing.utf8(unix.stripTrailing() + "\n")),
                            read(("\uFEFF" + unmarked).getBytes(StandardCharsets.UTF_16LE)),
                            read(("\uFEFF" + unmarked).getBytes(StandardCharsets.UTF_16BE))))
                    .allMatch(expected::equals);
        });
    }

    /** The entries and what was said of the reading; the kind of a line's end inside a cell is no difference. */
    private static String read(byte[] bytes) {
        return read(LogInput.of("-", bytes));
    }

    private static String read(LogInput input) {
        Read read = Read.all(input);
        List<String> problems = read.problems().stream()
                .filter(problem -> !problem.startsWith("UTF-16"))
                .toList();
        return (read.source().format() + problems + read.dump()).replace("\r", "");
    }

    @TestFactory
    Stream<DynamicTest> whereverJsonIsCutItSaysSo() {
        return plain(form -> {
            byte[] bytes = form.bytes();
            if ("{[#".indexOf(bytes[0]) < 0) {
                return;
            }
            for (int end = 1; end < bytes.length; end += 29) {
                if (",\n}".indexOf(bytes[end - 1]) >= 0 || bytes[end] == '\n' || isComment(bytes, end)) {
                    // Between records nothing is cut; and behind a brace, the inner object of a torn line is whole.
                    continue;
                }
                SourceStatistics source =
                        Read.all(LogInput.of("-", Arrays.copyOf(bytes, end))).source();

                assertThat(source.entries()).as("cut at " + end).isLessThanOrEqualTo(2);
                assertThat(source.unparsed() > 0 || !source.problems().isEmpty())
                        .as("cut at " + end + " is said")
                        .isTrue();
            }
        });
    }

    private static boolean isComment(byte[] bytes, int end) {
        int start = end;
        while (start > 0 && bytes[start - 1] != '\n') {
            start--;
        }
        return bytes[start] == '#';
    }

    private static Stream<DynamicTest> plain(Check check) {
        return Form.all().stream()
                .filter(Form::isPlain)
                .map(form -> DynamicTest.dynamicTest(form.name(), () -> check.on(form)));
    }
}

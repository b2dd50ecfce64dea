package dev.logscan.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.LogScan;
import dev.logscan.entry.Component;
import dev.logscan.incident.Finding;
import dev.logscan.input.Discovery;
import dev.logscan.input.LogInput;
import dev.logscan.language.Language;
import dev.logscan.report.Format;
import dev.logscan.report.Report;
import dev.logscan.scenario.Scenario;
import dev.logscan.scenario.ScenarioCatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SamplesTest {
    /** Writes what is reported over what was expected, for a person to review. */
    private static final boolean REWRITE = Boolean.getBoolean("logscan.rewrite");

    @TestFactory
    Stream<DynamicTest> everySampleGivesItsReports() {
        return Sample.all().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> {
                    Report report = sample.scan(LogScan.builder());
                    for (Format format : List.of(Format.TEXT, Format.JSON)) {
                        String rendered = Sample.rendered(report, format);
                        if (REWRITE) {
                            write(sample, format, rendered);
                        }
                        assertThat(rendered).isEqualTo(Sample.read(sample.expected(format)));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> someSamplesGiveTheirReportsInJapanese() {
        return JAPANESE.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Sample sample = new Sample(Sample.ALL.resolve(name));
                    Path expected = sample.folder().resolve("report.ja.txt");
                    String rendered =
                            Sample.rendered(sample.scan(LogScan.builder().language(Language.JAPANESE)), Format.TEXT);
                    if (REWRITE) {
                        Files.writeString(expected, rendered, StandardCharsets.UTF_8);
                    }
                    assertThat(rendered).isEqualTo(Sample.read(expected));
                }));
    }

    /** For a person to read: a sample of each way in which a report goes. */
    private static final List<String> JAPANESE = List.of(
            "jwt-invalid-audience",
            "link-group-failed",
            "near-misses",
            "proxy-401-empty-body--jwt-not-verifiable",
            "proxy-network-error--timeout",
            "sync-invalid-jwt");

    @TestFactory
    Stream<DynamicTest> theReportIsTheSameWithOtherThreadsAndWithoutTheSearch() {
        return Sample.all().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> {
                    String one = Sample.rendered(sample.scan(LogScan.builder().threads(1)), Format.JSON);
                    String many = Sample.rendered(sample.scan(LogScan.builder().threads(8)), Format.JSON);
                    String parsed =
                            Sample.rendered(sample.scan(LogScan.builder().literalSearch(false)), Format.JSON);
                    assertThat(many).isEqualTo(one);
                    assertThat(parsed).isEqualTo(one);
                }));
    }

    /** Some JSON writers put a backslash before each slash; literals hold slashes without. */
    @TestFactory
    Stream<DynamicTest> theReportIsTheSameWithoutTheSearchWhereSlashesAreEscaped() {
        return Sample.all().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> {
                    List<LogInput> inputs = new ArrayList<>();
                    sample.contents().forEach((name, content) -> inputs.add(LogInput.of(name, escaped(content))));
                    Discovery discovery = new Discovery(inputs, List.of());
                    String searched = Sample.rendered(sample.scan(LogScan.builder(), discovery), Format.JSON);
                    String parsed = Sample.rendered(
                            sample.scan(LogScan.builder().literalSearch(false), discovery), Format.JSON);
                    assertThat(searched).isEqualTo(parsed);
                }));
    }

    private static byte[] escaped(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1)
                .replace("/", "\\/")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @TestFactory
    Stream<DynamicTest> aScenariosOwnSampleShowsItAndNothingElse() {
        return ScenarioCatalog.load().scenarios().stream()
                .filter(SamplesTest::isVisibleInLogs)
                .map(scenario -> DynamicTest.dynamicTest(scenario.id(), () -> {
                    Report report = new Sample(Sample.ALL.resolve(scenario.id())).scan(LogScan.builder());
                    assertThat(report.findings().stream().map(Finding::scenario).collect(Collectors.toSet()))
                            .containsExactly(scenario.id());
                }));
    }

    @Test
    void everyFolderIsNamedAfterAScenarioOrSaysWhatItShows() {
        List<String> ids =
                ScenarioCatalog.load().scenarios().stream().map(Scenario::id).toList();
        assertThat(Sample.all())
                .allSatisfy(sample -> assertThat(ids.contains(sample.scenario()) || OTHERS.contains(sample.scenario()))
                        .as(sample.name())
                        .isTrue());
    }

    /** Folders that show no single scenario: whole trees, and logs in which nothing may be found. */
    private static final List<String> OTHERS = List.of("var-log-gitlab", "near-misses", "join");

    private static boolean isVisibleInLogs(Scenario scenario) {
        return scenario.signals().values().stream()
                .anyMatch(s -> !s.joined() && !s.components().equals(List.of(Component.BROWSER)));
    }

    private static void write(Sample sample, Format format, String rendered) throws IOException {
        Files.writeString(sample.expected(format), rendered, StandardCharsets.UTF_8);
    }
}

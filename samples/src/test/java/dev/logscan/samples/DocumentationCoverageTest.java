package dev.logscan.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.scenario.Cause;
import dev.logscan.scenario.Scenario;
import dev.logscan.scenario.ScenarioCatalog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DocumentationCoverageTest {
    private static final String PAGE =
            "https://docs.gitlab.com/administration/settings/jira_cloud_app_troubleshooting/#";

    private final ScenarioCatalog catalog = ScenarioCatalog.load();

    @Test
    void everyConditionOfThePageHasAScenarioOrSaysWhatToBring() {
        assertThat(rows()).hasSizeGreaterThan(35).allSatisfy(row -> {
            if (!row.answer().startsWith("not in logs: ")) {
                String[] parts = row.answer().split("/", 2);
                Scenario scenario = catalog.find(parts[0])
                        .orElseThrow(() -> new AssertionError(parts[0] + " is no scenario: " + row));
                if (parts.length == 2) {
                    assertThat(scenario.causes()).extracting(Cause::id).contains(parts[1]);
                }
            }
        });
    }

    @Test
    void everyLinkOfAScenarioToThePageIsToAnAnchorThatItHas() {
        List<String> anchors = rows().stream().map(Row::anchor).toList();
        assertThat(catalog.scenarios())
                .filteredOn(s -> s.docs().startsWith(PAGE))
                .hasSizeGreaterThan(15)
                .allSatisfy(s -> assertThat(anchors).contains(s.docs().substring(PAGE.length())));
    }

    private record Row(String anchor, String condition, String answer) {}

    private static List<Row> rows() {
        InputStream in =
                Objects.requireNonNull(DocumentationCoverageTest.class.getResourceAsStream("documentation.tsv"));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cells -> new Row(cells[0], cells[1], cells[2]))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

package dev.logscan.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.scenario.Cause;
import dev.logscan.scenario.DocumentedCondition;
import dev.logscan.scenario.Scenario;
import dev.logscan.scenario.ScenarioCatalog;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentationCoverageTest {
    private final ScenarioCatalog catalog = ScenarioCatalog.load();

    @Test
    void everyConditionOfThePageHasAScenarioOrSaysWhatToBring() {
        assertThat(rows()).hasSizeGreaterThan(35).allSatisfy(row -> {
            if (row.inLogs()) {
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
        List<String> anchors = rows().stream().map(DocumentedCondition::anchor).toList();
        assertThat(catalog.scenarios())
                .filteredOn(s -> s.docs().startsWith(DocumentedCondition.PAGE))
                .hasSizeGreaterThan(15)
                .allSatisfy(s -> assertThat(anchors).contains(s.docs().substring(DocumentedCondition.PAGE.length())));
    }

    private static List<DocumentedCondition> rows() {
        return DocumentedCondition.all();
    }
}

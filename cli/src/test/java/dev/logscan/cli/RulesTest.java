package dev.logscan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.logscan.scenario.Scenario;
import dev.logscan.scenario.ScenarioCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {
    private static final String SCENARIO = """
            {
              "id": "site-portal",
              "title": "The site portal refused the app",
              "severity": "warning",
              "docs": "https://example.com/portal",
              "signals": {"portal": {"where": {"message": {"contains": "portal refused jira"}}}},
              "when": "portal",
              "facts": {},
              "summary": "The portal refused the app."
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void aFolderOfRuleFilesAddsItsScenarios() throws Exception {
        Files.writeString(folder.resolve("portal.json"), SCENARIO);
        Files.writeString(folder.resolve("notes.txt"), "no rule");

        ScenarioCatalog catalog = Rules.catalog(List.of(folder.toString()));

        assertThat(catalog.scenarios()).extracting(Scenario::id).contains("site-portal", "jwt-invalid-audience");
    }

    @Test
    void addressRangesTakeThePlaceOfTheBuiltInOnes() throws Exception {
        Path ranges = Files.writeString(folder.resolve("ranges.json"), """
                {"ranges": {"gitlab-com": {"source": "our mirror", "date": "2026-01-01", "ranges": ["8.8.8.0/24"]}}}
                """);

        assertThat(Rules.catalog(List.of(ranges.toString())).literals())
                .hasToString(ScenarioCatalog.load().literals().toString());
    }

    @Test
    void aWrongRuleIsNamedWithLineAndColumn() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.json"), SCENARIO.replace("\"when\"", "\"wenn\""));

        assertThatThrownBy(() -> Rules.catalog(List.of(wrong.toString())))
                .isInstanceOf(UsageException.class)
                .hasMessage("--rules: " + wrong + ":1:1: \"when\" is missing");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> Rules.catalog(List.of("/no/such/rule.json")))
                .isInstanceOf(UsageException.class)
                .hasMessage("--rules: /no/such/rule.json: no such file or folder");
    }
}

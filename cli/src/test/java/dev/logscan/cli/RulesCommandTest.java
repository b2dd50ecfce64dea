package dev.logscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.report.Format;
import dev.logscan.report.Report;
import dev.logscan.report.TextOptions;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RulesCommandTest {
    private static final String PORTAL = """
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
    void everyScenarioIsListedThoseOfOnesOwnToo() throws Exception {
        Path rule = Files.writeString(folder.resolve("portal.json"), PORTAL);
        Run run = new Run();

        assertThat(run.with("rules", "list", "--rules", rule.toString())).isEqualTo(0);
        assertThat(run.out().lines())
                .hasSize(ScenarioCatalog.load().scenarios().size() + 1)
                .contains("site-portal (warning): The site portal refused the app");
    }

    @Test
    void rightFilesAreSaidToBeRightAndWrongOnesWhereTheyAreWrong() throws Exception {
        Path right = Files.writeString(folder.resolve("right.json"), PORTAL);
        Path wrong = Files.writeString(folder.resolve("wrong.json"), PORTAL.replace("\"when\"", "\"wenn\""));

        Run ok = new Run();
        assertThat(ok.with("rules", "check", right.toString())).isEqualTo(0);
        assertThat(ok.out()).isEqualTo(right + ": ok\n");

        Run both = new Run();
        assertThat(both.with("rules", "check", wrong.toString(), right.toString()))
                .isEqualTo(2);
        assertThat(both.out()).isEqualTo(wrong + ":1:1: \"when\" is missing\n" + right + ": ok\n");
        assertThat(both.err()).isEmpty();

        Path twin = Files.writeString(folder.resolve("twin.json"), PORTAL);
        Run twins = new Run();
        assertThat(twins.with("rules", "check", right.toString(), twin.toString()))
                .isEqualTo(2);
        assertThat(twins.out()).endsWith(twin + ":2:9: two scenarios have this id\n");
    }

    @Test
    void samplesAreScannedAndTheirReportsCompared() throws Exception {
        Report report = Run.report(Severity.WARNING);
        sample("good", json(report));
        sample("other", json(report).replace("\"count\": 1", "\"count\": 2"));
        sample("sync-invalid-jwt", json(report));
        sample("unexpected", null);
        Files.writeString(folder.resolve("good/options.properties"), "proxy-fqdn=git.example.com");
        Run run = new Run().finds(report);

        assertThat(run.with("rules", "test", folder.toString())).isEqualTo(1);
        assertThat(run.out()).matches("""
                good: ok
                other: report\\.json:\\d+: expected "count": 2,, but was "count": 1,
                sync-invalid-jwt: ok
                unexpected: no report\\.json
                4 samples, 2 failed
                """);
        Run one = new Run().finds(report);
        assertThat(one.with("rules", "test", folder.resolve("good").toString())).isEqualTo(0);
        assertThat(one.out()).isEqualTo("good: ok\n1 sample, 0 failed\n");
        assertThat(one.request().proxyFqdn()).isEqualTo("git.example.com");
    }

    @Test
    void thePageOfGitLabIsCovered() {
        Run run = new Run();

        assertThat(run.with("rules", "coverage")).isEqualTo(0);
        assertThat(run.out())
                .startsWith("https://docs.gitlab.com/")
                .contains("  Invalid JWT at every sync: sync-invalid-jwt\n")
                .contains(" conditions of GitLab's page: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rules                | rules: nothing to do (expected list, check, test or coverage)
            rules lint           | rules: unknown word lint (did you mean list? expected list, check, test or coverage)
            rules list a         | rules list: unexpected a
            rules check          | rules check: nothing given (expected FILE...)
            rules check /no/such | rules check: /no/such: no such file or folder
            rules test /no/such  | rules test: /no/such: no such file or folder
            """)
    void whatMeansNothingIsRefused(String words, String message) {
        Run run = new Run();

        assertThat(run.with(words.split(" "))).isEqualTo(2);
        assertThat(run.err()).isEqualTo("logscan: " + message + "\n");
    }

    private void sample(String name, @Nullable String report) throws IOException {
        Path sample = Files.createDirectories(folder.resolve(name));
        Files.createDirectories(sample.resolve("input"));
        if (report != null) {
            Files.writeString(sample.resolve("report.json"), report);
        }
    }

    private static String json(Report report) throws IOException {
        StringBuilder json = new StringBuilder();
        Format.JSON.renderer(TextOptions.plain()).render(report, json);
        return json.toString();
    }
}

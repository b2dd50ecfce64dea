package dev.logscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.scenario.Scenario;
import dev.logscan.scenario.ScenarioCatalog;
import org.junit.jupiter.api.Test;

final class ExplainCommandTest {
    @Test
    void everyScenarioIsListed() {
        Run run = new Run();

        assertThat(run.with("explain")).isEqualTo(0);
        assertThat(run.out().lines().filter(line -> !line.startsWith(" ")))
                .containsExactlyElementsOf(ScenarioCatalog.load().scenarios().stream()
                        .map(Scenario::id)
                        .toList());
    }

    @Test
    void aScenarioIsExplainedFromItsConditionsToItsDocumentation() {
        Run run = new Run();

        assertThat(run.with("explain", "jwt-invalid-audience")).isEqualTo(0);
        assertThat(run.out())
                .startsWith("jwt-invalid-audience (error)\n")
                .containsSubsequence(
                        "\n  Seen when one request shows\n",
                        "\n    - audience-error: in exceptions or production, ",
                        "\"JWT::InvalidAudError\"",
                        "\n  Causes\n",
                        "[host-header-not-forwarded]\n",
                        "Confirmed by: ",
                        "fact received names another host than expected",
                        "      1. Network administrator: ")
                .endsWith("#error-invalid-audience\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void anUnknownScenarioNamesTheNearest() {
        Run run = new Run();

        assertThat(run.with("explain", "jwt-invalid-audence")).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(
                        "logscan: explain: unknown scenario jwt-invalid-audence (did you mean jwt-invalid-audience?)\n");
    }

    @Test
    void programsReadItAsJson() {
        Run list = new Run();
        assertThat(list.with("explain", "--format", "json")).isEqualTo(0);
        assertThat(list.out()).startsWith("{\n  \"schemaVersion\": 1,\n").contains("\"scenario\": \"sync-failed\"");

        Run one = new Run();
        assertThat(one.with("explain", "-f", "json", "jwt-invalid-audience")).isEqualTo(0);
        assertThat(one.out())
                .containsSubsequence(
                        "\"scenario\": \"jwt-invalid-audience\",\n",
                        "\"severity\": \"error\",\n",
                        "\"when\": \"audience-error and ",
                        "\"signal\": \"audience-error\",\n",
                        "\"cause\": \"host-header-not-forwarded\",\n",
                        "\"since\": \"17.7\"",
                        "\"who\": \"network-admin\",\n")
                .endsWith("}\n");
    }

    @Test
    void ticketsGetItAsMarkdown() {
        Run one = new Run();

        assertThat(one.with("explain", "-f", "markdown", "jwt-invalid-audience"))
                .isEqualTo(0);
        assertThat(one.out())
                .startsWith("## ERROR: The instance refused the token's audience")
                .containsSubsequence(
                        "Problem `jwt-invalid-audience`, seen when one request shows: audience-error and ",
                        "- `audience-error`, in `exceptions` or `production`: ",
                        "### Cause: The reverse proxy does not pass on the Host header",
                        "- Confirmed by: ",
                        "1. Network administrator: ",
                        "Documentation: https://docs.gitlab.com/")
                .doesNotContain("\u001b");
    }

    @Test
    void itHasNoFormatForFindings() {
        Run run = new Run();

        assertThat(run.with("explain", "-f", "csv")).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("logscan: --format: explain has no format csv (expected text, json or markdown)\n");
    }

    @Test
    void oneAtATime() {
        Run run = new Run();

        assertThat(run.with("explain", "a", "b")).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("logscan: explain: more than one scenario (expected one, or none for the list)\n");
    }
}

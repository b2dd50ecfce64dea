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
    void oneAtATime() {
        Run run = new Run();

        assertThat(run.with("explain", "a", "b")).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("logscan: explain: more than one scenario (expected one, or none for the list)\n");
    }
}

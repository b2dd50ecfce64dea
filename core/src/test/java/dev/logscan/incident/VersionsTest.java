package dev.logscan.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.entry.Component;
import dev.logscan.scenario.Version;
import dev.logscan.scenario.VersionRange;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VersionsTest {
    private static final String TIME = "2025-02-11T09:00:00.400Z";

    private final Logs logs = new Logs()
            .received(TIME, "self1", "internal.example.net", "401")
            .audience(
                    TIME,
                    "self1",
                    "https://internal.example.net/-/jira_connect",
                    "https://gitlab.example.com/-/jira_connect");

    @Test
    void withoutAVersionTheAdditionalAudienceIsUndecided() {
        assertThat(additionalAudience()).isEqualTo(Status.UNDECIDED);
    }

    @Test
    void theManifestOfASupportArchiveTellsTheVersion() {
        manifest("gitlab-ee 17.7.1");
        assertThat(additionalAudience()).isEqualTo(Status.CONFIRMED);
    }

    @Test
    void whatTheUserSaysCountsMore() {
        manifest("gitlab-ee 17.7.1");
        logs.with(new Settings(VersionRange.exactly(new Version(16, 11, 0)), Map.of()));
        assertThat(additionalAudience()).isEqualTo(Status.RULED_OUT);
    }

    @Test
    void twoManifestsThatDifferTellNothing() {
        manifest("gitlab-ee 17.7.1");
        manifest("gitlab-ce 16.11.3");
        assertThat(additionalAudience()).isEqualTo(Status.UNDECIDED);
    }

    private void manifest(String text) {
        logs.entry("sos/version-manifest.txt", Component.OTHER, TIME, "", "gitlab_version", text);
    }

    private Status additionalAudience() {
        return logs.finding("jwt-invalid-audience").causes().stream()
                .filter(c -> c.cause().equals("additional-audience-missing"))
                .findFirst()
                .orElseThrow()
                .status();
    }
}

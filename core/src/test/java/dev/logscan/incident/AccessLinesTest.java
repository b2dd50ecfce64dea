package dev.logscan.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.entry.Component;
import org.junit.jupiter.api.Test;

/** NGINX's access lines beside the requests that they are of. */
class AccessLinesTest {
    private final Logs logs = new Logs();

    @Test
    void aLineBesideItsRequestIsNoAttemptOfItsOwn() {
        logs.received("2025-02-11T09:00:00.400Z", "id1", "gitlab.example.com", "401");
        line("2025-02-11T09:00:01Z", "401", "Ruby");
        assertThat(logs.findings()).hasSize(1);
        assertThat(logs.findings().get(0).count()).isEqualTo(1);
    }

    @Test
    void aRequestTakesOneLineOnly() {
        logs.received("2025-02-11T09:00:00.400Z", "id1", "gitlab.example.com", "401");
        line("2025-02-11T09:00:00Z", "401", "Ruby").line("2025-02-11T09:00:01Z", "401", "Ruby");
        assertThat(logs.findings()).extracting(Finding::count).containsExactly(1L, 1L);
    }

    @Test
    void anotherStatusOrTimeIsAnotherRequest() {
        logs.received("2025-02-11T09:00:00.400Z", "id1", "gitlab.example.com", "200");
        line("2025-02-11T09:00:00Z", "401", "Ruby").line("2025-02-11T09:05:00Z", "401", "Ruby");
        assertThat(logs.finding("installed-event-unauthorized").count()).isEqualTo(2);
    }

    @Test
    void aRefusedEventInTheAccessLogAloneIsLikely() {
        line("2025-02-11T09:00:00Z", "401", "Ruby");
        Finding finding = logs.finding("installed-event-unauthorized");
        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(finding.missing()).anyMatch(m -> m.what().contains("production_json.log"));
    }

    @Test
    void whatTheAccessLogAloneSaysOfAFailedEventIsUnexplained() {
        line("2025-02-11T09:00:00Z", "502", "Ruby");
        assertThat(logs.unexplained())
                .extracting(Unexplained::what)
                .containsExactly("POST /-/jira_connect/events/installed answered 502");
    }

    private AccessLinesTest line(String time, String status, String agent) {
        logs.entry(
                "nginx/gitlab_access.log",
                Component.NGINX_ACCESS,
                time,
                null,
                "method",
                "POST",
                "uri",
                "/-/jira_connect/events/installed",
                "path",
                "/-/jira_connect/events/installed",
                "status",
                status,
                "user_agent",
                agent,
                "remote_ip",
                "34.74.226.17");
        return this;
    }
}

package dev.logscan.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.entry.Component;
import org.junit.jupiter.api.Test;

/** Failures of the app that no scenario names. */
class RemainderTest {
    private static final String TIME = "2025-02-11T09:00:00Z";
    private static final String EVENT = "/-/jira_connect/events/installed";

    private final Logs logs = new Logs();

    @Test
    void aThrottledEventIsLoggedByTheLimitAlone() {
        logs.entry(
                "auth_json.log",
                Component.AUTH,
                TIME,
                "id1",
                "message",
                "Rack_Attack",
                "env",
                "throttle",
                "request_method",
                "POST",
                "path",
                EVENT,
                "matched",
                "throttle_unauthenticated_web");
        assertThat(logs.unexplained())
                .extracting(Unexplained::what)
                .containsExactly("POST /-/jira_connect/events/installed stopped by a limit of GitLab itself"
                        + " (throttle: throttle_unauthenticated_web)");
    }

    @Test
    void anEventThatDidNotGetBeyondWorkhorseIsShown() {
        workhorse("id1", EVENT + "?a=1", "502", "Ruby").workhorse("id2", EVENT + "?a=2", "502", "Ruby");
        assertThat(logs.unexplained()).hasSize(1);
        Unexplained unexplained = logs.unexplained().get(0);
        assertThat(unexplained.what()).isEqualTo("POST /-/jira_connect/events/installed answered 502");
        assertThat(unexplained.count()).isEqualTo(2);
    }

    @Test
    void theEntriesOfOneRequestAreOneFailure() {
        workhorse("id1", EVENT, "500", "Ruby").logs.request(TIME, "id1", "500");
        assertThat(logs.unexplained()).hasSize(1);
        assertThat(logs.unexplained().get(0).count()).isEqualTo(1);
        assertThat(logs.unexplained().get(0).evidence()).hasSize(2);
    }

    @Test
    void aFailedJobOfTheAppIsShown() {
        logs.entry(
                "sidekiq/current",
                Component.SIDEKIQ,
                TIME,
                "id1",
                "class",
                "JiraConnect::SyncBranchWorker",
                "job_status",
                "fail",
                "error_class",
                "Net::ReadTimeout");
        assertThat(logs.unexplained())
                .extracting(Unexplained::what)
                .containsExactly("the job JiraConnect::SyncBranchWorker failed with Net::ReadTimeout");
    }

    @Test
    void anotherExceptionOfTheAppIsShown() {
        logs.exception(TIME, "id1", "ActiveRecord::StatementInvalid", "x");
        assertThat(logs.unexplained())
                .extracting(Unexplained::what)
                .containsExactly("JiraConnect::EventsController#installed failed with ActiveRecord::StatementInvalid");
    }

    @Test
    void probesAndScannersAreNot() {
        workhorse("id1", "/-/jira_connect/.env", "404", "Mozilla/5.0")
                .workhorse("id2", "/-/jira_connect/installations", "401", "curl/8.5.0")
                .workhorse("id3", "/users/sign_in?from=/-/jira_connect/events/installed", "401", "Mozilla/5.0");
        assertThat(logs.unexplained()).isEmpty();
    }

    @Test
    void theOtherSideOfAJoinedRequestIsExplained() {
        logs.sent("2025-02-11T09:00:00.500Z", "com1", "https://gitlab.example.com", "502");
        workhorse("id1", EVENT, "502", "Ruby");
        assertThat(logs.links()).containsExactly("com1>id1 1");
        assertThat(logs.unexplained()).isEmpty();
    }

    private RemainderTest workhorse(String id, String uri, String status, String agent) {
        logs.entry(
                "workhorse/current",
                Component.WORKHORSE,
                TIME,
                id,
                "method",
                "POST",
                "uri",
                uri,
                "host",
                "gitlab.example.com",
                "status",
                status,
                "user_agent",
                agent);
        return this;
    }
}

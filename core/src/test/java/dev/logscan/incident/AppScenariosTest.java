package dev.logscan.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.entry.Component;
import dev.logscan.scenario.Side;
import dev.logscan.scenario.Version;
import dev.logscan.scenario.VersionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Syncs, links and sign-ins of the app: what their entries decide, and what they leave open. */
class AppScenariosTest {
    private static final String TIME = "2026-07-01T10:00:00.500Z";
    private static final String FORGE = "/api/:version/integrations/jira_forge/";

    private final Logs logs = new Logs();

    @Test
    void aRefusedForgeCallAloneAsksForTheExceptions() {
        Finding finding = forgeCall("id1", "POST", "subscriptions", "401").finding("forge-token-rejected");
        assertThat(finding.confidence()).isEqualTo(Confidence.CONFIRMED);
        assertThat(finding.causes()).allMatch(c -> c.status() == Status.UNDECIDED);
        assertThat(finding.missing()).anyMatch(m -> m.what().startsWith("exceptions_json.log"));
    }

    @Test
    void aRefusedCallToTheInstallationNeedsNoGitLabUser() {
        Finding finding = forgeCall("id1", "PUT", "installation", "401").finding("forge-token-rejected");
        assertThat(finding.side()).isEqualTo(Side.GITLAB_COM);
        assertThat(status(finding, "user-delegation-expired")).isEqualTo(Status.RULED_OUT);
    }

    @Test
    void aRefusedForgeCallThatLoggedNoExceptionHadNoProperToken() {
        Finding finding = forgeCall("id1", "POST", "installation/forge_token", "401")
                .covering("exceptions_json.log", Component.EXCEPTIONS, "2026-07-01T09:00:00Z", "2026-07-01T11:00:00Z")
                .finding("forge-token-rejected");
        assertThat(status(finding, "token-malformed")).isEqualTo(Status.CONFIRMED);
        assertThat(status(finding, "clock-skew")).isEqualTo(Status.RULED_OUT);
    }

    @Test
    void aForgeExceptionWithoutItsRequestIsLikely() {
        Finding finding = forgeException("id1", "JWT::InvalidAudError", "Invalid audience. Expected a, received b")
                .finding("forge-token-rejected");
        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(status(finding, "app-id-mismatch")).isEqualTo(Status.CONFIRMED);
        assertThat(fact(finding, "route")).containsExactly(FORGE + "subscriptions");
        assertThat(logs.findings()).extracting(Finding::scenario).containsExactly("forge-token-rejected");
    }

    @Test
    void theNetworksExceptionNamesClassAndKind() {
        forgeCall("id1", "POST", "subscriptions", "401");
        forgeException("id1", "OpenSSL::SSL::SSLError", "certificate verify failed");
        forgeException(
                "id1",
                "Atlassian::Forge::JwksClient::JwksFetchFailedError",
                "Failed to connect to Forge JWKS endpoint");
        Finding finding = logs.finding("forge-token-rejected");
        assertThat(fact(finding, "exceptionClass")).containsExactly("OpenSSL::SSL::SSLError");
        assertThat(fact(finding, "kind")).containsExactly("tls");
        assertThat(status(finding, "jwks-unreachable")).isEqualTo(Status.CONFIRMED);
    }

    @Test
    void aForgeCallThatWentThroughIsNoFinding() {
        forgeCall("id1", "POST", "subscriptions", "201");
        forgeException("id1", "Atlassian::Forge::JwksClient::KeyNotFoundError", "Signing key not found in Forge JWKS");
        assertThat(logs.findings()).isEmpty();
    }

    @Test
    void aBareProbeOfForgeIsSilent() {
        logs.entry(
                "api_json.log",
                Component.API,
                TIME,
                "id1",
                "path",
                "/api/v4/integrations/jira_forge/installation",
                "method",
                "PUT",
                "status",
                "401",
                "ua",
                "curl/8.5.0");
        assertThat(logs.findings()).isEmpty();
        assertThat(logs.unexplained()).isEmpty();
    }

    @Test
    void bothKindsOfTokenMayBeRefusedInOneFinding() {
        sync("id1", "jira_response.errorMessages", "Invalid JWT", "jira_response.responseCode", "401");
        sync("id2", "jira_response.errorMessages", "Authentication failed", "jira_response.responseCode", "401");
        Finding finding = logs.finding("sync-invalid-jwt");
        assertThat(finding.count()).isEqualTo(2);
        assertThat(finding.causes()).allMatch(c -> c.status() == Status.CONFIRMED);
        assertThat(fact(finding, "projects")).containsExactly("group/app");
        assertThat(fact(finding, "jiraStatusCode")).containsExactly("401");
    }

    @Test
    void anUnknownAnswerOfJiraLeavesAllCausesUndecided() {
        Finding finding = sync(
                        "id1", "jira_response.errorMessages", "Unknown error", "jira_response.responseCode", "500")
                .finding("sync-failed");
        assertThat(finding.causes()).allMatch(c -> c.status() == Status.UNDECIDED);
        assertThat(finding.missing()).isNotEmpty();
    }

    @Test
    void rejectedDataHasNoStatusCode() {
        Finding finding = sync(
                        "id1",
                        "jira_response.errorMessages",
                        "Too long",
                        "jira_response.rejectedBuilds.errors.message",
                        "Too long",
                        "jira_response.responseCode",
                        "202")
                .finding("sync-failed");
        assertThat(fact(finding, "jiraStatusCode")).isEmpty();
        assertThat(fact(finding, "errors")).containsExactly("Too long");
        assertThat(status(finding, "data-rejected")).isEqualTo(Status.CONFIRMED);
    }

    @Test
    void aSyncOfTheProxyingGitLabIsNotTheInstances() {
        sync("id1", "jira_response.errorMessages", "Invalid JWT", "_index", "pubsub-rails-inf-gprd-1");
        assertThat(logs.findings()).isEmpty();
    }

    @Test
    void theOldControllersRefusalHasTwoReasons() {
        Finding finding = logs.entry(
                        "production_json.log",
                        Component.PRODUCTION,
                        TIME,
                        "id1",
                        "method",
                        "POST",
                        "path",
                        "/-/jira_connect/subscriptions",
                        "status",
                        "403")
                .finding("link-group-failed");
        assertThat(status(finding, "jira-user-permissions")).isEqualTo(Status.UNDECIDED);
        assertThat(status(finding, "stale-installation")).isEqualTo(Status.UNDECIDED);
        assertThat(status(finding, "namespace-permissions")).isEqualTo(Status.RULED_OUT);
    }

    @Test
    void upToFifteenEightAFlagMayHideTheApplicationId() {
        logs.entry(
                "production_json.log",
                Component.PRODUCTION,
                TIME,
                "id1",
                "method",
                "GET",
                "path",
                "/-/jira_connect/oauth_application_id",
                "status",
                "404");
        assertThat(status(logs.finding("application-id-unavailable"), "application-id-not-set"))
                .isEqualTo(Status.CONFIRMED);
        VersionRange old = VersionRange.exactly(Version.of("15.8.2").orElseThrow());
        assertThat(status(
                        logs.with(new Settings(old, Map.of())).finding("application-id-unavailable"),
                        "application-id-not-set"))
                .isEqualTo(Status.UNDECIDED);
    }

    @Test
    void theAllowlistExplainsTheSameAnswerBetter() {
        logs.entry(
                "production_json.log",
                Component.PRODUCTION,
                TIME,
                "id1",
                "method",
                "GET",
                "path",
                "/-/jira_connect/oauth_application_id",
                "status",
                "404");
        logs.entry(
                "integrations_json.log",
                Component.INTEGRATIONS,
                TIME,
                "id1",
                "message",
                "GitLab for Jira Cloud app blocked by settings");
        assertThat(logs.findings()).extracting(Finding::scenario).containsExactly("integration-allowlist");
    }

    private Logs forgeCall(String id, String method, String call, String status) {
        return logs.entry(
                "api_json.log",
                Component.API,
                TIME,
                id,
                "meta.caller_id",
                method + " " + FORGE + call,
                "route",
                FORGE + call,
                "method",
                method,
                "status",
                status,
                "ua",
                "node-fetch/1.0");
    }

    private Logs forgeException(String id, String type, String message) {
        return logs.entry(
                "exceptions_json.log",
                Component.EXCEPTIONS,
                TIME,
                id,
                "meta.caller_id",
                "POST " + FORGE + "subscriptions",
                "exception.class",
                type,
                "exception.message",
                message);
    }

    private Logs sync(String id, String... more) {
        List<String> fields = new ArrayList<>(List.of(
                "meta.caller_id",
                "JiraConnect::SyncBranchWorker",
                "integration",
                "JiraConnect",
                "message",
                "response from jira dev_info api",
                "project_path",
                "group/app"));
        fields.addAll(List.of(more));
        return logs.entry("integrations_json.log", Component.INTEGRATIONS, TIME, id, fields.toArray(new String[0]));
    }

    private static List<String> fact(Finding finding, String name) {
        return finding.facts().stream()
                .filter(f -> f.name().equals(name))
                .flatMap(f -> f.values().stream())
                .toList();
    }

    private static Status status(Finding finding, String cause) {
        return finding.causes().stream()
                .filter(c -> c.cause().equals(cause))
                .map(CauseVerdict::status)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anInstallationRequestIsKnownByItsParametersAlone() {
        logs.entry(
                "kibana",
                Component.PRODUCTION,
                TIME,
                "com1",
                "status",
                "422",
                "params.value.instance_url",
                "https://gitlab.example.com");
        Finding finding = logs.finding("instance-update-failed");
        assertThat(finding.side()).isEqualTo(Side.GITLAB_COM);
        assertThat(fact(finding, "instanceUrl")).containsExactly("https://gitlab.example.com");
    }

    @Test
    void anAnswerWhoseCodeAndMessageWereNotExportedAsksForTheCode() {
        logs.entry("kibana", Component.INTEGRATIONS, TIME, "com1", "jira_body", "");
        Finding finding = logs.finding("proxy-unexpected-response");
        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(finding.missing()).anyMatch(m -> m.what().contains("json.jira_status_code"));
    }

    @Test
    void theAudienceMessageIsEnoughWithoutItsClass() {
        logs.entry(
                "exceptions_json.log",
                Component.EXCEPTIONS,
                TIME,
                "id1",
                "meta.caller_id",
                "JiraConnect::EventsController#installed",
                "exception.message",
                "Invalid audience. Expected https://a.example/-/jira_connect, received https://b.example/-/jira_connect");
        assertThat(logs.findings()).extracting(Finding::scenario).containsExactly("jwt-invalid-audience");
    }

    @Test
    void theNewestProofOfTheVersionCountsForAllAttempts() {
        logs.audience(TIME, "id1", "https://a.example/-/jira_connect", "https://b.example/-/jira_connect")
                .audience(
                        "2026-07-02T10:00:00.500Z",
                        "id2",
                        "[\"https://a.example/-/jira_connect\"]",
                        "https://b.example/-/jira_connect");
        Finding finding = logs.finding("jwt-invalid-audience");
        assertThat(status(finding, "additional-audience-missing")).isEqualTo(Status.CONFIRMED);
        assertThat(finding.causes().stream().flatMap(c -> c.steps().stream()))
                .noneMatch(s -> s.action().startsWith("GitLab 17.7 and later: "));
    }

    @Test
    void whatTheLogSaysIsStrongerThanTheVersionThatWasGiven() {
        logs.request(TIME, "id1", "404")
                .entry(
                        "integrations_json.log",
                        Component.INTEGRATIONS,
                        TIME,
                        "id1",
                        "message",
                        "GitLab for Jira Cloud app blocked by settings")
                .with(new Settings(VersionRange.exactly(Version.of("17.5").orElseThrow()), Map.of()));
        assertThat(status(logs.finding("integration-allowlist"), "not-on-allowlist"))
                .isEqualTo(Status.CONFIRMED);
    }
}

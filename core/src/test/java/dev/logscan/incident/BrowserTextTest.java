package dev.logscan.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.scenario.Side;
import org.junit.jupiter.api.Test;

/** What a person copied from the browser: text without a time and without an id. */
class BrowserTextTest {
    private final Logs logs = new Logs();

    @Test
    void pastedTextIsPossibleAndSeenInTheBrowser() {
        Finding finding = logs.pasted("Failed to link group. Please try again.").finding("link-group-failed");
        assertThat(finding.confidence()).isEqualTo(Confidence.POSSIBLE);
        assertThat(finding.side()).isEqualTo(Side.BROWSER);
        assertThat(finding.facts()).isEmpty();
        assertThat(finding.firstSeen()).isNull();
        assertThat(finding.causes()).allMatch(c -> c.status() == Status.UNDECIDED);
        assertThat(finding.missing()).isNotEmpty();
    }

    @Test
    void theSameLineTwiceIsOneFinding() {
        logs.pasted("Failed to sign in to GitLab.").pasted("Failed to sign in to GitLab.");
        assertThat(logs.findings()).hasSize(1);
        assertThat(logs.finding("oauth-sign-in-failed").count()).isEqualTo(2);
    }

    @Test
    void theAppKeyOfTheMarketplaceShowsThatTheProxyUrlIsSet() {
        Finding finding = logs.pasted("The app \"gitlab-jira-connect-gitlab.com\" could not be installed as a local app"
                        + " as it has previously been installed from Atlassian Marketplace")
                .finding("marketplace-listing-conflict");
        assertThat(fact(finding, "appKey")).isEqualTo("gitlab-jira-connect-gitlab.com");
        assertThat(status(finding, "proxy-url-set")).isEqualTo(Status.CONFIRMED);
        assertThat(status(finding, "key-host-unreachable")).isEqualTo(Status.UNDECIDED);
        assertThat(finding.causes().get(0).steps().get(0).action()).contains("2026-03-31");
    }

    @Test
    void anotherAppKeyProvesNothing() {
        Finding finding = logs.pasted(
                        "The app \u201cgitlab-jira-connect-git.example.org\u201d could not be installed as"
                                + " a local app as it has previously been installed from Atlassian Marketplace")
                .finding("marketplace-listing-conflict");
        assertThat(fact(finding, "appKey")).isEqualTo("gitlab-jira-connect-git.example.org");
        assertThat(status(finding, "proxy-url-set")).isEqualTo(Status.UNDECIDED);
    }

    @Test
    void theAppsSentenceIsKnownAndThatOfOtherPagesIsNot() {
        logs.pasted("You need to sign in or sign up before continuing.");
        assertThat(logs.findings()).isEmpty();
        logs.pasted("Sign in or sign up before continuing.");
        assertThat(logs.finding("sign-in-required").causes()).allMatch(c -> c.status() == Status.UNDECIDED);
    }

    @Test
    void aComplaintAboutOriginsTellsHostAndStatus() {
        Finding finding = logs.pasted(
                        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote"
                                + " resource at https://GIT.example.org:443/-/jira_connect/oauth_application_id. (Reason: CORS"
                                + " header 'Access-Control-Allow-Origin' missing). Status code: 403.")
                .finding("application-id-unavailable");
        assertThat(fact(finding, "host")).isEqualTo("git.example.org");
        assertThat(fact(finding, "status")).isEqualTo("403");
        assertThat(status(finding, "endpoint-not-public")).isEqualTo(Status.CONFIRMED);
        assertThat(status(finding, "proxy-url-mismatch")).isEqualTo(Status.UNDECIDED);
    }

    @Test
    void anAnswerThatTheBrowserMayNotReadIsAboutTheProxyUrl() {
        Finding finding = logs.pasted("Cross-Origin Request Blocked: ... at https://git.example.org/-/jira_connect/"
                        + "oauth_application_id. (Reason: CORS header missing). Status code: 200.")
                .finding("application-id-unavailable");
        assertThat(status(finding, "proxy-url-mismatch")).isEqualTo(Status.CONFIRMED);
        assertThat(status(finding, "application-id-not-set")).isEqualTo(Status.RULED_OUT);
        assertThat(status(finding, "endpoint-not-public")).isEqualTo(Status.RULED_OUT);
    }

    @Test
    void gitLabComsOwnAnswerIsNoComplaint() {
        logs.pasted("GET https://gitlab.com/-/jira_connect/oauth_application_id 404 (Not Found)");
        assertThat(logs.findings()).isEmpty();
    }

    @Test
    void aMissingClientIdAloneDecidesNothing() {
        Finding finding = logs.pasted("Missing required parameter: client_id").finding("missing-client-id");
        assertThat(status(finding, "prerequisites-not-met")).isEqualTo(Status.UNDECIDED);
        assertThat(finding.confidence()).isEqualTo(Confidence.POSSIBLE);
    }

    private static String fact(Finding finding, String name) {
        return finding.facts().stream()
                .filter(f -> f.name().equals(name))
                .map(f -> f.values().get(0))
                .findFirst()
                .orElse("absent");
    }

    private static Status status(Finding finding, String cause) {
        return finding.causes().stream()
                .filter(c -> c.cause().equals(cause))
                .map(CauseVerdict::status)
                .findFirst()
                .orElseThrow();
    }
}

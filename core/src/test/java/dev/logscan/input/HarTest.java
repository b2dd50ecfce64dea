package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser saved of its Network tab. */
class HarTest {
    private static final String HEAD =
            "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"WebInspector\"},\"pages\":[],\"entries\":[\n";

    private static String exchange(String method, String url, String requestMore, int status, String responseMore) {
        return "{\"startedDateTime\":\"2025-02-11T09:14:07.402+01:00\",\"time\":12,\"request\":{\"method\":\"" + method
                + "\",\"url\":\"" + url + "\"" + requestMore + "},\"response\":{\"status\":" + status + responseMore
                + "},\"cache\":{},\"timings\":{\"wait\":1}}";
    }

    private static Read har(String... exchanges) {
        return Read.text("page.har", HEAD + String.join(",\n", exchanges) + "\n]}}\n");
    }

    @Test
    void theFailedInstallationIsRead() {
        LogEntry entry = har(exchange(
                        "PUT",
                        "https://gitlab.com/-/jira_connect/installations?jwt=secret",
                        ",\"headers\":[{\"name\":\"Cookie\",\"value\":\"_gitlab_session=1\"}],\"cookies\":[{\"name\":\"a\"}],"
                                + "\"postData\":{\"mimeType\":\"application/json\",\"text\":\"{\\\"jwt\\\":\\\"eyJ\\\","
                                + "\\\"installation\\\":{\\\"instance_url\\\":\\\"https://git.example.org\\\"}}\"}",
                        422,
                        ",\"headers\":[{\"name\":\"X-Request-Id\",\"value\":\"01JKT4Q7H2YB5C8D1E4F6G9HJK\"}],\"content\":"
                                + "{\"size\":9,\"mimeType\":\"application/json; charset=utf-8\",\"text\":"
                                + "\"{\\\"errors\\\":\\\"Could not be installed on the instance. Error response code 401\\\","
                                + "\\\"access_token\\\":\\\"secret\\\"}\"}"))
                .entry();

        assertThat(entry.component()).isEqualTo(Component.BROWSER);
        assertThat(entry.correlationId()).isEqualTo("01JKT4Q7H2YB5C8D1E4F6G9HJK");
        assertThat(entry.time()).hasToString("2025-02-11T08:14:07.402Z");
        assertThat(entry.origin().line()).isEqualTo(2);
        assertThat(entry.first("method")).isEqualTo("PUT");
        assertThat(entry.first("status")).isEqualTo("422");
        assertThat(entry.first("url")).isEqualTo("https://gitlab.com/-/jira_connect/installations");
        assertThat(entry.first("path")).isEqualTo("/-/jira_connect/installations");
        assertThat(entry.first("host")).isEqualTo("gitlab.com");
        assertThat(entry.first("params.installation.instance_url")).isEqualTo("https://git.example.org");
        assertThat(entry.first("response.errors"))
                .isEqualTo("Could not be installed on the instance. Error response code 401");
        assertThat(entry.toString()).doesNotContain("secret", "eyJ", "_gitlab_session");
    }

    @Test
    void onlyWhatBelongsToTheAppIsAnEntry() {
        Read read = har(
                exchange("GET", "https://gitlab.com/api/v4/user", "", 401, ""),
                exchange("GET", "https://git.example.org/-/jira_connect/oauth_application_id", "", 404, ""),
                exchange("POST", "https://gitlab.com/api/v4/integrations/jira_forge/subscriptions", "", 404, ""),
                exchange(
                        "GET",
                        "https://git.example.org/oauth/authorize?client_id=&redirect_uri=https%3A%2F%2Fgitlab.com%2F-%2Fjira_connect%2Foauth_callbacks&state=abc",
                        "",
                        401,
                        ""),
                exchange(
                        "GET",
                        "https://git.example.org/oauth/authorize?redirect_uri=https%3A%2F%2Fchat.example.org%2Fcallback",
                        "",
                        401,
                        ""),
                exchange(
                        "POST",
                        "https://git.example.org/oauth/token",
                        ",\"postData\":{\"mimeType\":\"application/x-www-form-urlencoded\",\"params\":[{\"name\":\"code\",\"value\":\"hush\"},"
                                + "{\"name\":\"redirect_uri\",\"value\":\"https://gitlab.com/-/jira_connect/oauth_callbacks\"}]}",
                        401,
                        ",\"content\":{\"mimeType\":\"application/json\",\"text\":\"{\\\"error\\\":\\\"invalid_client\\\"}\"}"));

        assertThat(read.entries())
                .extracting(e -> e.first("path"))
                .containsExactly(
                        "/-/jira_connect/oauth_application_id",
                        "/api/v4/integrations/jira_forge/subscriptions",
                        "/oauth/authorize",
                        "/oauth/token");
        assertThat(read.entries().get(2).all("params.client_id")).containsExactly("");
        assertThat(read.entries().get(3).first("response.error")).isEqualTo("invalid_client");
        assertThat(read.dump()).doesNotContain("hush", "abc");
        assertThat(read.source().format()).isEqualTo("har");
        assertThat(read.source().kind()).isEqualTo(Component.BROWSER);
    }

    @Test
    void anAnswerThatThePageMayNotSeeIsBlocked() {
        String url = "https://git.example.org/-/jira_connect/oauth_application_id";
        String from = ",\"headers\":[{\"name\":\"origin\",\"value\":\"https://gitlab.com\"}]";
        Read read = har(
                exchange("GET", url, from, 0, ",\"_error\":\"net::ERR_FAILED\""),
                exchange("GET", url, from, 200, ""),
                exchange(
                        "GET",
                        url,
                        from,
                        200,
                        ",\"headers\":[{\"name\":\"Access-Control-Allow-Origin\",\"value\":\"https://gitlab.com\"}]"),
                exchange("GET", url, "", 404, ""));

        assertThat(read.entries()).extracting(e -> e.first("cors")).containsExactly("blocked", "blocked", null, null);
        assertThat(read.entries().get(0).has("status")).isFalse();
        assertThat(read.entries().get(0).first("error")).isEqualTo("net::ERR_FAILED");
    }

    @Test
    void scriptsAreNoEvidenceAndPagesAreReadAsSeen() {
        String said = "Failed to link group. Please try again.";
        Read read = har(
                exchange(
                        "GET",
                        "https://gitlab.com/-/jira_connect/app.js",
                        "",
                        200,
                        ",\"content\":{\"mimeType\":\"application/javascript\",\"text\":\"" + said + "\"}"),
                exchange(
                        "GET",
                        "https://gitlab.com/-/jira_connect/users",
                        "",
                        200,
                        ",\"content\":{\"mimeType\":\"text/html\",\"text\":\"<html><head><title>x</title></head><body><script>"
                                + said
                                + "</script><div  class='a'>Sign in or\\n sign up</div> before continuing.</body>\"}"));

        assertThat(read.dump()).doesNotContain(said);
        assertThat(read.entries().get(1).first("response.body")).isEqualTo("Sign in or sign up before continuing.");
    }

    @Test
    void redirectsShowTheirPathAlone() {
        Read read = har(
                exchange(
                        "GET",
                        "https://git.example.org/-/jira_connect/users",
                        "",
                        302,
                        ",\"redirectURL\":\"https://git.example.org/users/sign_in?token=x\""),
                exchange(
                        "GET",
                        "https://git.example.org/-/jira_connect/users",
                        "",
                        302,
                        ",\"redirectURL\":\"\",\"headers\":[{\"name\":\"location\",\"value\":\"/users/sign_in\"}]"));

        assertThat(read.entries()).extracting(e -> e.first("redirect.path")).containsOnly("/users/sign_in");
    }

    @Test
    void anArchiveWithoutTheAppIsUnderstood() {
        Read read = har(exchange("GET", "https://example.org/", "", 200, ""));

        assertThat(read.entries()).isEmpty();
        assertThat(read.source().understood()).isTrue();
    }

    @Test
    void aCutArchiveGivesWhatStandsBeforeTheCut() {
        String whole = HEAD + exchange("GET", "https://a.example/-/jira_connect/users", "", 302, "") + ",\n"
                + exchange("GET", "https://a.example/-/jira_connect/users", "", 302, "");

        Read read = Read.text("page.har", whole.substring(0, whole.length() - 10));

        assertThat(read.entries()).hasSize(1);
        assertThat(read.problems()).containsExactly("line 3: cut off (incomplete)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"request\":null,\"response\":[]}",
                "{\"request\":{\"url\":{},\"headers\":{\"a\":1},\"postData\":[1]},\"response\":{\"content\":[]}}",
                "{\"request\":{\"url\":\"https://a.example/-/jira_connect/%zz?%%%\",\"headers\":[1,{\"name\":null}]}}",
                "{\"request\":{\"url\":\"://\"}}",
                "[[[{}]]]",
                "\"x\"",
                "null"
            })
    void oddExchangesDoNotStopTheReading(String odd) {
        Read read = har(odd, exchange("GET", "https://a.example/-/jira_connect/last", "", 302, ""));

        assertThat(read.entries().get(read.entries().size() - 1).first("path")).isEqualTo("/-/jira_connect/last");
        assertThat(read.problems()).isEmpty();
    }
}

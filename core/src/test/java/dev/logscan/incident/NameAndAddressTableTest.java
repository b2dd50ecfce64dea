package dev.logscan.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.entry.Component;
import dev.logscan.scenario.Version;
import dev.logscan.scenario.VersionRange;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which link of the chain of names differs, and which setting mends it; and which addresses are outside. */
class NameAndAddressTableTest {
    private static final String TIME = "2025-02-11T09:00:00.400Z";
    private static final String CONNECT = "/-/jira_connect";

    /**
     * What the instance expects and what it received, without the path of the app, in the form of the version: a bare
     * text before 17.7, a list since. Then what becomes of the two causes, and the setting that helps.
     */
    @ParameterizedTest(name = "{0}: expected {1}, received {2}")
    @CsvSource(delimiter = '|', textBlock = """
            16.11 | bare | https://internal.example.net | https://gitlab.example.com | confirmed | ruled-out | -
            17.6  | bare | https://internal.example.net | https://gitlab.example.com | confirmed | ruled-out | -
            17.7  | list | https://internal.example.net | https://gitlab.example.com | confirmed | confirmed | https://gitlab.example.com
            18.2  | list | https://internal.example.net | https://gitlab.example.com | confirmed | confirmed | https://gitlab.example.com
            -     | list | https://internal.example.net | https://gitlab.example.com | confirmed | confirmed | https://gitlab.example.com
            -     | bare | https://internal.example.net | https://gitlab.example.com | confirmed | undecided | https://gitlab.example.com
            17.7  | list | https://internal.example.net,https://old.example.com | https://gitlab.example.com | confirmed | confirmed | https://gitlab.example.com
            17.7  | list | https://gitlab.example.com | https://gitlab.example.com:8443 | confirmed | confirmed | https://gitlab.example.com:8443
            17.7  | list | https://gitlab.example.com:8443 | https://gitlab.example.com | confirmed | confirmed | https://gitlab.example.com
            17.7  | list | https://gitlab.example.com | https://gitlab.example.com/gitlab | ruled-out | confirmed | https://gitlab.example.com/gitlab
            16.11 | bare | https://gitlab.example.com | https://gitlab.example.com/gitlab | ruled-out | ruled-out | -
            17.7  | list | https://gitlab.example.com | https://GitLab.example.com | ruled-out | confirmed | https://GitLab.example.com
            17.7  | list | https://gitlab.example.com | https://gitlab.example.com. | ruled-out | confirmed | https://gitlab.example.com.
            17.7  | list | https://gitlab.example.com | https://gitlab.example.com:443 | ruled-out | confirmed | https://gitlab.example.com:443
            17.7  | list | https://gitlab.example.com | http://gitlab.example.com | ruled-out | confirmed | http://gitlab.example.com
            17.7  | list | https://xn--gtlab-cta.example | https://gïtlab.example | ruled-out | confirmed | https://gïtlab.example
            17.7  | list | https://[2001:db8::1] | https://gitlab.example.com | confirmed | confirmed | https://gitlab.example.com
            17.7  | list | https://[2001:db8::1] | https://[2001:DB8:0::1] | ruled-out | confirmed | https://[2001:DB8:0::1]
            17.7  | list | https://10.0.0.5 | https://gitlab.example.com | confirmed | confirmed | https://gitlab.example.com
            17.7  | list | https://gitlab.example.com | <none> | ruled-out | ruled-out | -
            16.11 | bare | https://gitlab.example.com | <none> | ruled-out | ruled-out | -
            """)
    void anAudienceErrorNamesTheLinkThatDiffersAndTheSettingThatMends(
            String version,
            String form,
            String expected,
            String received,
            String hostCause,
            String audienceCause,
            String setting) {
        Logs logs = new Logs()
                .with(settings(version, Map.of()))
                .received(TIME, "self1", "internal.example.net", "401")
                .audience(TIME, "self1", expected(form, expected), audience(received));
        Finding finding = logs.finding("jwt-invalid-audience");
        Map<String, String> causes = finding.causes().stream()
                .collect(Collectors.toMap(CauseVerdict::cause, c -> c.status().id()));
        assertThat(causes)
                .containsEntry("host-header-not-forwarded", hostCause)
                .containsEntry("additional-audience-missing", audienceCause);
        assertThat(values(finding, "additionalAudienceUrl"))
                .isEqualTo(setting.equals("-") ? List.of() : List.of(setting));
        assertThat(values(finding, "received")).containsExactly(audience(received));
    }

    /** The Host that Workhorse saw, the name that the user gives, and whether they differ. */
    @ParameterizedTest(name = "{0} against {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            gitlab.example.com | gitlab.example.com | same
            gitlab.example.com:443 | gitlab.example.com | same
            gitlab.example.com:80 | gitlab.example.com | same
            gitlab.example.com | gitlab.example.com:443 | same
            GITLAB.example.com | gitlab.example.com | same
            gitlab.example.com. | gitlab.example.com | same
            gitlab.example.com | https://gitlab.example.com/ | same
            gitlab.example.com | https://gitlab.example.com/gitlab | same
            [2001:db8::5]:443 | [2001:db8::5] | same
            gïtlab.example | xn--gtlab-cta.example | same
            gitlab.example.com:8443 | gitlab.example.com:8443 | same
            internal.example.net | gitlab.example.com | differs
            gitlab.example.com:8443 | gitlab.example.com | differs
            gitlab.example.com | gitlab.example.com:8443 | differs
            gitlab.example.com.evil.example | gitlab.example.com | differs
            10.0.0.5 | gitlab.example.com | differs
            localhost:8181 | gitlab.example.com | differs
            [2001:db8::5] | [2001:db8::6] | differs
            """)
    void aHostIsComparedAsAName(String host, String fqdn, String verdict) {
        Logs logs = new Logs().with(settings("-", Map.of("proxy-fqdn", fqdn))).received(TIME, "self1", host, "401");
        assertThat(logs.findings().stream().map(Finding::scenario).toList().contains("host-header-mismatch"))
                .isEqualTo(verdict.equals("differs"));
    }

    /** The address that Workhorse logged, who sent the event, and whether it is outside GitLab.com's ranges. */
    @ParameterizedTest(name = "{1} event from {0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            34.74.226.0 | proxied | silent
            34.74.226.255 | proxied | silent
            34.74.90.64 | proxied | silent
            34.74.90.79 | proxied | silent
            34.74.90.80 | proxied | outside
            34.74.90.63 | proxied | outside
            34.74.227.1 | proxied | outside
            8.8.8.8 | proxied | outside
            2606:4700::6810:1 | proxied | outside
            ::ffff:34.74.226.9 | proxied | silent
            ::ffff:8.8.8.8 | proxied | outside
            8.8.8.8, 10.0.0.1 | proxied | outside
            34.74.226.9, 10.0.0.1 | proxied | silent
            10.1.2.3 | proxied | silent
            172.16.0.9 | proxied | silent
            192.168.1.1 | proxied | silent
            100.64.3.2 | proxied | silent
            127.0.0.1 | proxied | silent
            169.254.1.1 | proxied | silent
            fd00::1 | proxied | silent
            203.0.113.9 | proxied | silent
            not-an-address | proxied | silent
            8.8.8.8 | direct | silent
            104.192.143.247 | direct | silent
            """)
    void onlyAPublicAddressOfAProxiedEventIsOutside(String address, String mode, String verdict) {
        Logs logs = new Logs()
                .entry(
                        "workhorse/current",
                        Component.WORKHORSE,
                        "2025-02-11T09:00:00Z",
                        "self1",
                        "method",
                        "POST",
                        "uri",
                        "/-/jira_connect/events/installed",
                        "host",
                        "gitlab.example.com",
                        "status",
                        "401",
                        "remote_ip",
                        address,
                        "user_agent",
                        mode.equals("proxied") ? "Ruby" : "Atlassian HttpClient unknown / JIRA-1001.0.0");
        assertThat(logs.findings().stream().map(Finding::scenario).toList().contains("remote-ip-outside-gitlab-com"))
                .isEqualTo(verdict.equals("outside"));
    }

    private static Settings settings(String version, Map<String, String> options) {
        return new Settings(Version.of(version).map(VersionRange::exactly).orElse(VersionRange.ALL), options);
    }

    private static String expected(String form, String urls) {
        if (form.equals("bare")) {
            return audience(urls);
        }
        return List.of(urls.split(",")).stream()
                .map(url -> '"' + audience(url) + '"')
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String audience(String url) {
        return url.equals("<none>") ? url : url + CONNECT;
    }

    private static List<String> values(Finding finding, String fact) {
        return finding.facts().stream()
                .filter(f -> f.name().equals(fact))
                .findFirst()
                .map(Fact::values)
                .orElse(List.of());
    }
}

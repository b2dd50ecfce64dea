package dev.logscan.report;

import dev.logscan.entry.Component;
import dev.logscan.entry.Origin;
import dev.logscan.incident.Advice;
import dev.logscan.incident.CauseVerdict;
import dev.logscan.incident.Confidence;
import dev.logscan.incident.Evidence;
import dev.logscan.incident.Fact;
import dev.logscan.incident.Finding;
import dev.logscan.incident.Link;
import dev.logscan.incident.Missing;
import dev.logscan.incident.Status;
import dev.logscan.incident.Unexplained;
import dev.logscan.input.ReadProblem;
import dev.logscan.scenario.Severity;
import dev.logscan.scenario.Side;
import dev.logscan.scenario.Who;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reports to render. */
final class Reports {
    static final String EXCEPTIONS = "/var/log/gitlab/gitlab-rails/exceptions_json.log.1.gz";
    static final Instant FIRST = Instant.parse("2025-02-11T09:14:07.318Z");
    static final Instant LAST = Instant.parse("2025-02-11T10:02:55.871Z");

    private Reports() {}

    static String render(Renderer renderer, Report report) {
        StringBuilder out = new StringBuilder();
        try {
            renderer.render(report, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** A report that uses every part once. */
    static Report full() {
        return new Report(
                "0.1.0",
                List.of(source(EXCEPTIONS, new ReadProblem(EXCEPTIONS, "line 120: cut off", true))),
                List.of(audience()),
                List.of(new Unexplained(
                        "PUT /-/jira_connect/installations answered 500",
                        4,
                        FIRST,
                        LAST,
                        List.of(evidence(40, Map.of("status", List.of("500")))))),
                List.of("The clocks of the two sides differ by 1200 ms."));
    }

    static Report nothing() {
        return new Report("0.1.0", List.of(source(EXCEPTIONS)), List.of(), List.of(), List.of());
    }

    static Report of(Finding... findings) {
        return new Report("0.1.0", List.of(source(EXCEPTIONS)), List.of(findings), List.of(), List.of());
    }

    /** A finding with these facts, this summary and this one piece of evidence. */
    static Report saying(String summary, List<Fact> facts, Map<String, List<String>> fields) {
        return of(new Finding(
                "sync-failed",
                "Title for " + summary,
                Severity.WARNING,
                Confidence.POSSIBLE,
                Side.BROWSER,
                summary,
                1,
                null,
                null,
                List.of(),
                facts,
                List.of(),
                List.of(),
                List.of(evidence(1, fields)),
                List.of(),
                List.of(),
                "https://x"));
    }

    static SourceSummary source(String name, ReadProblem... problems) {
        return new SourceSummary(
                name, Component.EXCEPTIONS, "json-lines", 9000, 120, 118, 1, 1, FIRST, LAST, List.of(problems));
    }

    static Evidence evidence(long line, Map<String, List<String>> fields) {
        return new Evidence(
                new Origin(EXCEPTIONS, line, line), Component.EXCEPTIONS, FIRST, "01JKT4Q8V3E6ZP0X4M1W7C2D9A", fields);
    }

    static Map<String, List<String>> fields(String... namesAndValues) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.computeIfAbsent(namesAndValues[i], n -> new ArrayList<>()).add(namesAndValues[i + 1]);
        }
        return Collections.unmodifiableMap(fields);
    }

    static Finding audience() {
        return new Finding(
                "jwt-invalid-audience",
                "The token was made for another address",
                Severity.ERROR,
                Confidence.CONFIRMED,
                Side.BOTH,
                "gitlab.example.com refused the token of GitLab.com: it expected https://internal.example.com"
                        + " and received https://gitlab.example.com.",
                3,
                FIRST,
                LAST,
                List.of("01JKT4Q8V3E6ZP0X4M1W7C2D9A"),
                List.of(
                        new Fact("expected", List.of("https://internal.example.com/-/jira_connect"), true),
                        new Fact("host", List.of("internal.example.com"), false)),
                List.of(
                        new CauseVerdict(
                                "host-header-not-forwarded",
                                "The reverse proxy does not hand on the Host header",
                                Status.CONFIRMED,
                                "Workhorse saw the host internal.example.com, and the app was given"
                                        + " gitlab.example.com.",
                                List.of(
                                        new Advice(
                                                Who.NETWORK_ADMIN,
                                                "Make the proxy send Host: gitlab.example.com, then check.",
                                                "curl --include --request POST"
                                                        + " https://gitlab.example.com/-/jira_connect/events/installed",
                                                "401 Unauthorized",
                                                false),
                                        new Advice(
                                                Who.INSTANCE_ADMIN,
                                                "Delete the installations.",
                                                "gitlab-rails runner \\\n  'JiraConnectInstallation.delete_all'",
                                                null,
                                                true))),
                        new CauseVerdict(
                                "additional-audience-missing",
                                "The additional audience is not set",
                                Status.UNDECIDED,
                                "The version of GitLab is not known.",
                                List.of(new Advice(Who.JIRA_ADMIN, "Ask.", null, null, false))),
                        new CauseVerdict(
                                "clock-skew", "The clocks differ", Status.RULED_OUT, "They agree.", List.of())),
                List.of(new Advice(Who.GITLAB_SUPPORT, "Send this report.", null, null, false)),
                List.of(
                        evidence(
                                12,
                                fields(
                                        "exception.class",
                                        "JWT::InvalidAudError",
                                        "aud",
                                        "https://a.example",
                                        "aud",
                                        "https://b.example")),
                        evidence(
                                13,
                                fields(
                                        "exception.class",
                                        "JWT::InvalidAudError",
                                        "aud",
                                        "https://a.example",
                                        "aud",
                                        "https://b.example"))),
                List.of(new Link(
                        "01JKT4Q8V3E6ZP0X4M1W7C2D9A",
                        "01JKT4Q7H2YB5C8D1E4F6G9HJK",
                        Side.GITLAB_COM,
                        List.of("audience", "time"),
                        -1200,
                        1)),
                List.of(new Missing(
                        "the version of GitLab",
                        List.of("additional-audience-missing"),
                        "gitlab-rake gitlab:env:info",
                        Who.INSTANCE_ADMIN)),
                "https://docs.gitlab.com/administration/settings/jira_cloud_app_troubleshooting/"
                        + "#error-invalid-audience");
    }
}

package dev.logscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.entry.Component;
import dev.logscan.entry.Origin;
import dev.logscan.incident.Confidence;
import dev.logscan.incident.Evidence;
import dev.logscan.incident.Finding;
import dev.logscan.incident.Link;
import dev.logscan.scenario.Severity;
import dev.logscan.scenario.Side;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TimelineTest {
    private static final Finding COM = finding(
            Severity.ERROR,
            List.of(
                    entry(Component.INTEGRATIONS, "C1", "2025-02-11T09:14:00Z"),
                    entry(Component.PRODUCTION, "C1", "2025-02-11T09:14:01Z"),
                    entry(Component.EXCEPTIONS, "S1", "2025-02-11T09:14:02Z"),
                    entry(Component.INTEGRATIONS, "C2", "2025-02-11T10:14:00Z")),
            List.of(new Link("C1", "S1", Side.SELF_MANAGED, List.of("host", "time"), 1500, 1)));
    private static final Finding SELF = finding(
            Severity.WARNING,
            List.of(
                    entry(Component.EXCEPTIONS, "S1", "2025-02-11T09:14:02Z"),
                    entry(Component.BROWSER, null, "2025-02-11T09:44:00Z"),
                    entry(Component.EXCEPTIONS, "S2", null)),
            List.of());

    @Test
    void anAttemptIsOneMarkInTheLaneOfItsSide() {
        Timeline timeline = Timeline.of(Reports.of(COM, SELF));

        assertThat(timeline.marks())
                .extracting(mark -> mark.side().id() + " " + mark.correlationId() + " " + mark.time())
                .containsExactly(
                        "gitlab.com C1 2025-02-11T09:14:00Z",
                        "self-managed S1 2025-02-11T09:14:02Z",
                        "gitlab.com C2 2025-02-11T10:14:00Z",
                        "browser null 2025-02-11T09:44:00Z");
        assertThat(timeline.joins()).extracting(Timeline.Join::clockOffsetMs).containsExactly(1500L);
    }

    @Test
    void bothSidesStandOnOneAxisWithTheClocksBesideThem() throws IOException {
        String svg = svg(Reports.of(COM, SELF));

        assertThat(svg)
                .contains(
                        "<line class=\"join\" x1=\"0.0%\" y1=\"36\" x2=\"0.1%\" y2=\"92\"/>",
                        "<svg class=\"mark error\" x=\"100.0%\" y=\"36\"><title>",
                        "<svg class=\"mark warning\" x=\"50.0%\" y=\"148\"><title>2025-02-11 09:44:00.000 UTC, Browser: s</title><path",
                        "<text class=\"minor\" x=\"25.0%\" y=\"194\" text-anchor=\"middle\">09:29:00</text>",
                        "text-anchor=\"end\">Clock offset: 1500 ms</text>",
                        "GitLab.com: 2 attempts with evidence, Self-managed instance: 1 attempt with evidence,"
                                + " Browser: 1 attempt with evidence; 2025-02-11 09:14:00 to 10:14:00 UTC.",
                        "the clock offset, the instance&#39;s clock minus that of GitLab.com, is 1500 ms.");
    }

    @Test
    void aSingleMomentIsInTheMiddle() throws IOException {
        Finding once =
                finding(Severity.INFO, List.of(entry(Component.PRODUCTION, "C1", "2025-02-11T09:14:00Z")), List.of());

        assertThat(svg(Reports.of(once)))
                .contains("<svg class=\"mark info\" x=\"50.0%\" y=\"36\">", ">2025-02-11 09:14:00.000 UTC<");
    }

    private static String svg(Report report) throws IOException {
        StringBuilder svg = new StringBuilder();
        new TimelineSvg(Timeline.of(report), new Words(report.language()), ZoneOffset.UTC).write(new HtmlPage(svg));
        return svg.toString();
    }

    private static Evidence entry(Component component, @Nullable String id, @Nullable String time) {
        return new Evidence(
                new Origin("a", 1, 1),
                component,
                time == null ? null : Instant.parse(time),
                id,
                Map.of("a", List.of("b")));
    }

    private static Finding finding(Severity severity, List<Evidence> evidence, List<Link> links) {
        return new Finding(
                "s",
                "t",
                severity,
                Confidence.CONFIRMED,
                links.isEmpty() ? Side.GITLAB_COM : Side.BOTH,
                "s",
                1,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                evidence,
                links,
                List.of(),
                "https://x");
    }
}

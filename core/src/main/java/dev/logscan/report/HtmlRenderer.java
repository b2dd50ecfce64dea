package dev.logscan.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.logscan.incident.Finding;
import dev.logscan.incident.Unexplained;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the report as one HTML file that needs nothing else: no script, no image, no font, no request. */
final class HtmlRenderer implements Renderer {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private final TextOptions options;

    HtmlRenderer(TextOptions options) {
        this.options = options;
    }

    @Override
    public void render(Report report, Appendable out) throws IOException {
        HtmlPage page = new HtmlPage(out);
        page.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.markup("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">\n");
        page.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.markup(
                "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
        page.element("title", "logscan: " + Words.verdict(report));
        page.markup("<style>\n" + css() + "</style>\n</head>\n<body>\n");
        page.markup("<a class=\"skip\" href=\"#findings\">Skip to the findings</a>\n<header>\n");
        page.element("h1", Words.verdict(report));
        for (String sentence : Words.caution(report)) {
            page.element("p", sentence);
        }
        page.markup("</header>\n<main>\n");
        List<String> anchors = anchors(report.findings());
        summary(report.findings(), anchors, page);
        timeline(report, page);
        page.markup("<section id=\"findings\" aria-label=\"Findings\">\n");
        for (int i = 0; i < anchors.size(); i++) {
            new FindingHtml(page, options).write(report.findings().get(i), anchors.get(i));
        }
        page.markup("</section>\n");
        unexplained(report.unexplained(), page);
        notes(report.warnings(), page);
        sources(report.sources(), page);
        page.markup("</main>\n<footer>\n").element("p", "dim", "Written by logscan " + report.toolVersion() + ".");
        page.markup("</footer>\n</body>\n</html>\n");
    }

    private static String css() throws IOException {
        try (InputStream in = HtmlRenderer.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IOException("report.css: not found in the library");
            }
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    /** A scenario's own name, and a number behind it when the scenario is seen again. */
    private static List<String> anchors(List<Finding> findings) {
        Map<String, Integer> counts = new HashMap<>();
        return findings.stream()
                .map(finding -> {
                    int count = counts.merge(finding.scenario(), 1, Integer::sum);
                    return HtmlPage.escape(finding.scenario()) + (count == 1 ? "" : "-" + count);
                })
                .toList();
    }

    private void summary(List<Finding> findings, List<String> anchors, HtmlPage page) throws IOException {
        if (findings.isEmpty()) {
            return;
        }
        page.markup("<section aria-labelledby=\"summary\">\n<h2 id=\"summary\">Summary</h2>\n"
                + "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"summary\">\n<table>\n"
                + "<thead><tr><th scope=\"col\">Severity</th><th scope=\"col\">Problem</th>"
                + "<th scope=\"col\">Confidence</th><th scope=\"col\">Attempts</th><th scope=\"col\">When</th></tr></thead>\n"
                + "<tbody>\n");
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            String span = Words.span(finding.firstSeen(), finding.lastSeen(), options.zone());
            page.markup("<tr>").element("td", finding.severity().id(), Words.severity(finding.severity()));
            page.markup("<td><a href=\"#" + anchors.get(i) + "\">")
                    .text(finding.title())
                    .markup("</a></td>\n");
            page.element("td", finding.confidence().id()).element("td", Long.toString(finding.count()));
            page.element("td", span.isEmpty() ? "time unknown" : span).markup("</tr>\n");
        }
        page.markup("</tbody>\n</table>\n</div>\n</section>\n");
    }

    private void timeline(Report report, HtmlPage page) throws IOException {
        Timeline timeline = Timeline.of(report);
        if (!timeline.marks().isEmpty()) {
            page.markup("<section aria-labelledby=\"timeline\">\n<h2 id=\"timeline\">Timeline</h2>\n");
            new TimelineSvg(timeline, options.zone()).write(page);
            page.markup("</section>\n");
        }
    }

    private void unexplained(List<Unexplained> all, HtmlPage page) throws IOException {
        if (all.isEmpty()) {
            return;
        }
        page.markup("<section>\n").element("h2", "Failing Jira Connect entries that no known problem explains");
        for (Unexplained rest : all) {
            String span = Words.span(rest.firstSeen(), rest.lastSeen(), options.zone());
            page.markup("<details>\n")
                    .element("summary", rest.count() + " x " + rest.what() + (span.isEmpty() ? "" : ", " + span));
            FindingHtml.lines(page, "", EvidenceLines.of(rest.evidence(), options.zone()));
            page.markup("</details>\n");
        }
        page.markup("</section>\n");
    }

    private static void notes(List<String> warnings, HtmlPage page) throws IOException {
        if (warnings.isEmpty()) {
            return;
        }
        page.markup("<section>\n").element("h2", "Notes").markup("<ul>\n");
        for (String warning : warnings) {
            page.element("li", warning);
        }
        page.markup("</ul>\n</section>\n");
    }

    private void sources(List<SourceSummary> sources, HtmlPage page) throws IOException {
        page.markup("<section>\n").element("h2", "What was read");
        page.element("p", Words.read(Totals.of(sources))).markup("<ul>\n");
        for (SourceSummary source : sources) {
            page.markup("<li>").text(Words.source(source, options.zone()));
            for (var problem : source.problems()) {
                page.markup("<br>").element("strong", "Problem: " + Words.problem(problem));
            }
            page.markup("</li>\n");
        }
        page.markup("</ul>\n</section>\n");
    }
}

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

    /** The page's own anchors: a rule of the user's may have such a name too. */
    private static final Map<String, Integer> PARTS =
            Map.of("findings", 1, "summary", 1, "timeline", 1, "unexplained", 1, "notes", 1, "sources", 1);

    private final TextOptions options;

    HtmlRenderer(TextOptions options) {
        this.options = options;
    }

    @Override
    public void render(Report report, Appendable out) throws IOException {
        HtmlPage page = new HtmlPage(out);
        Words words = new Words(report.language());
        page.markup("<!DOCTYPE html>\n<html lang=\"" + words.lang() + "\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.markup("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">\n");
        page.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.markup(
                "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
        page.element("title", "logscan: " + words.verdict(report));
        page.markup("<style>\n" + css() + "</style>\n</head>\n<body>\n");
        page.markup("<a class=\"skip\" href=\"#findings\">")
                .text(words.say("Skip to the findings"))
                .markup("</a>\n<header>\n");
        page.element("h1", words.verdict(report));
        for (String sentence : words.caution(report)) {
            page.element("p", sentence);
        }
        page.markup("</header>\n<main>\n");
        List<String> anchors = anchors(report.findings());
        summary(report.findings(), anchors, words, page);
        timeline(report, words, page);
        page.markup("<section id=\"findings\" tabindex=\"-1\" aria-label=\"")
                .text(words.say("Findings"))
                .markup("\">\n");
        for (int i = 0; i < anchors.size(); i++) {
            new FindingHtml(page, words, options).write(report.findings().get(i), anchors.get(i));
        }
        page.markup("</section>\n");
        unexplained(report.unexplained(), words, page);
        notes(report.warnings(), words, page);
        sources(report.sources(), words, page);
        page.markup("</main>\n<footer>\n")
                .element("p", "dim", words.say("Written by logscan {version}.", report.toolVersion()));
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
        Map<String, Integer> counts = new HashMap<>(PARTS);
        return findings.stream()
                .map(finding -> {
                    int count = counts.merge(finding.scenario(), 1, Integer::sum);
                    return HtmlPage.escape(finding.scenario()) + (count == 1 ? "" : "-" + count);
                })
                .toList();
    }

    /** Opens a part of the page that is named by its heading. */
    private static void section(String id, String heading, HtmlPage page) throws IOException {
        page.markup("<section aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">")
                .text(heading)
                .markup("</h2>\n");
    }

    private void summary(List<Finding> findings, List<String> anchors, Words words, HtmlPage page) throws IOException {
        if (findings.isEmpty()) {
            return;
        }
        section("summary", words.say("Summary"), page);
        page.markup("<table>\n<thead><tr>");
        String attempts = words.say("Attempts");
        for (String column : List.of(
                words.say("Severity"), words.say("Problem"), words.say("Confidence"), attempts, words.say("When"))) {
            page.markup("<th scope=\"col\">").text(column).markup("</th>");
        }
        page.markup("</tr></thead>\n<tbody>\n");
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            page.markup("<tr>").element("td", finding.severity().id(), words.severity(finding.severity()));
            page.markup("<td><a href=\"#" + anchors.get(i) + "\">")
                    .text(finding.title())
                    .markup("</a></td>\n");
            page.element("td", words.confidence(finding.confidence()));
            // A narrow page shows each finding by itself, without the heads of the columns.
            page.markup("<td data-name=\"").text(attempts).markup("\">" + finding.count() + "</td>\n");
            page.element("td", words.when(finding.firstSeen(), finding.lastSeen(), options.zone()))
                    .markup("</tr>\n");
        }
        page.markup("</tbody>\n</table>\n</section>\n");
    }

    private void timeline(Report report, Words words, HtmlPage page) throws IOException {
        Timeline timeline = Timeline.of(report);
        if (!timeline.marks().isEmpty()) {
            section("timeline", words.say("Timeline"), page);
            new TimelineSvg(timeline, words, options.zone()).write(page);
            page.markup("</section>\n");
        }
    }

    private void unexplained(List<Unexplained> all, Words words, HtmlPage page) throws IOException {
        if (all.isEmpty()) {
            return;
        }
        section("unexplained", words.unexplained(), page);
        for (Unexplained rest : all) {
            String what = words.dated(rest.what(), rest.firstSeen(), rest.lastSeen(), options.zone());
            page.markup("<details>\n").element("summary", rest.count() + " x " + what);
            FindingHtml.lines(page, "", EvidenceLines.of(rest.evidence(), words, options.zone()));
            page.markup("</details>\n");
        }
        page.markup("</section>\n");
    }

    private static void notes(List<String> warnings, Words words, HtmlPage page) throws IOException {
        if (warnings.isEmpty()) {
            return;
        }
        section("notes", words.say("Notes"), page);
        page.markup("<ul>\n");
        for (String warning : warnings) {
            page.element("li", warning);
        }
        page.markup("</ul>\n</section>\n");
    }

    private void sources(List<SourceSummary> sources, Words words, HtmlPage page) throws IOException {
        section("sources", words.say("What was read"), page);
        page.element("p", words.read(Totals.of(sources))).markup("<ul>\n");
        for (SourceSummary source : sources) {
            page.markup("<li>").text(words.source(source, options.zone()));
            for (var problem : source.problems()) {
                page.markup("<br>").element("strong", words.say("Problem: {problem}", words.problem(problem)));
            }
            page.markup("</li>\n");
        }
        page.markup("</ul>\n</section>\n");
    }
}

package dev.logscan.report;

import dev.logscan.incident.Advice;
import dev.logscan.incident.CauseVerdict;
import dev.logscan.incident.Fact;
import dev.logscan.incident.Finding;
import dev.logscan.incident.Link;
import dev.logscan.incident.Missing;
import dev.logscan.incident.Status;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Writes one finding as an article of HTML. */
final class FindingHtml {
    /** A rule of the user's own may name anything; a link leads to a page and runs nothing. */
    private static final Pattern URL = Pattern.compile("(?i)https?://.*", Pattern.DOTALL);

    private final HtmlPage page;
    private final Words words;
    private final TextOptions options;

    FindingHtml(HtmlPage page, Words words, TextOptions options) {
        this.page = page;
        this.words = words;
        this.options = options;
    }

    void write(Finding finding, String anchor) throws IOException {
        page.markup("<article id=\"" + anchor + "\" aria-labelledby=\"" + anchor + "-title\">\n");
        page.markup("<h2 id=\"" + anchor + "-title\"><span class=\""
                        + finding.severity().id() + "\">")
                .text(words.severity(finding.severity()))
                .markup("</span> ")
                .text(finding.title())
                .markup("</h2>\n");
        page.element(
                "p",
                "dim",
                words.list(List.of(
                        finding.scenario(),
                        words.confidence(finding.confidence()),
                        words.seenBy(finding.side()),
                        words.attempts(finding.count()),
                        words.when(finding.firstSeen(), finding.lastSeen(), options.zone()))));
        page.element("p", finding.summary());
        facts(finding.facts());
        causes(finding);
        evidence(finding);
        links(finding.links());
        missing(finding.missing());
        docs(finding.docs());
        page.markup("</article>\n");
    }

    /** Lines of plain text, as they are. */
    static void lines(HtmlPage page, String className, List<String> lines) throws IOException {
        page.markup(className.isEmpty() ? "<pre>" : "<pre class=\"" + className + "\">");
        String end = "";
        for (String line : lines) {
            page.markup(end).text(line);
            end = "\n";
        }
        page.markup("</pre>\n");
    }

    private void facts(List<Fact> facts) throws IOException {
        if (facts.isEmpty()) {
            return;
        }
        page.markup("<dl>\n");
        for (Fact fact : facts) {
            page.element("dt", fact.name()).element("dd", words.values(fact.values()));
        }
        page.markup("</dl>\n");
    }

    private void causes(Finding finding) throws IOException {
        if (!finding.causes().isEmpty()) {
            page.element("h3", words.say("Causes"));
        }
        for (CauseVerdict cause : finding.causes()) {
            page.markup("<h4><span class=\"" + cause.status().id() + "\">")
                    .text(words.status(cause.status()))
                    .markup("</span> ")
                    .text(cause.title() + " [" + cause.cause() + "]")
                    .markup("</h4>\n");
            page.element("p", cause.because());
            if (cause.status() != Status.RULED_OUT) {
                steps(cause.steps());
            }
        }
        if (!finding.steps().isEmpty()) {
            page.element("h3", words.whatToDo(!finding.causes().isEmpty()));
            steps(finding.steps());
        }
    }

    private void steps(List<Advice> steps) throws IOException {
        if (steps.isEmpty()) {
            return;
        }
        page.markup("<ol>\n");
        for (Advice step : steps) {
            page.markup("<li>").text(words.who(step.who()) + ": ");
            if (step.destructive()) {
                page.markup("<strong class=\"error\">").text(words.deletes()).markup("</strong> ");
            }
            page.text(step.action());
            if (step.command() != null) {
                lines(page, "command", step.command().strip().lines().toList());
            }
            if (step.expect() != null) {
                page.element("p", words.say("Right answer:") + " " + step.expect());
            }
            page.markup("</li>\n");
        }
        page.markup("</ol>\n");
    }

    private void evidence(Finding finding) throws IOException {
        if (finding.evidence().isEmpty()) {
            return;
        }
        page.markup("<details>\n")
                .element(
                        "summary",
                        words.say(
                                "Evidence: {entries}",
                                words.entries(finding.evidence().size())));
        lines(page, "", EvidenceLines.of(finding.evidence(), words, options.zone()));
        page.markup("</details>\n");
    }

    private void links(List<Link> links) throws IOException {
        if (links.isEmpty()) {
            return;
        }
        page.markup("<details>\n")
                .element("summary", words.joined() + ": " + links.size())
                .markup("<ul>\n");
        for (Link link : links) {
            page.element("li", words.link(link));
        }
        page.markup("</ul>\n</details>\n");
    }

    private void missing(List<Missing> missing) throws IOException {
        if (missing.isEmpty()) {
            return;
        }
        page.element("h3", words.say("What would decide more")).markup("<ol>\n");
        for (Missing lack : missing) {
            page.markup("<li>").text(words.who(lack.who()) + ": " + words.missing(lack, UnaryOperator.identity()));
            lines(page, "command", lack.how().strip().lines().toList());
            page.markup("</li>\n");
        }
        page.markup("</ol>\n");
    }

    private void docs(String url) throws IOException {
        page.markup("<p>").text(words.documentation(""));
        if (URL.matcher(url).matches()) {
            page.markup("<a rel=\"noopener noreferrer\" href=\"" + HtmlPage.escape(url) + "\">")
                    .text(url)
                    .markup("</a>");
        } else {
            page.text(url);
        }
        page.markup("</p>\n");
    }
}

package dev.logscan.report;

import static dev.logscan.report.MarkdownText.code;
import static dev.logscan.report.MarkdownText.prose;

import dev.logscan.incident.Advice;
import dev.logscan.incident.CauseVerdict;
import dev.logscan.incident.Fact;
import dev.logscan.incident.Finding;
import dev.logscan.incident.Link;
import dev.logscan.incident.Missing;
import dev.logscan.incident.Status;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes one finding as Markdown. */
final class FindingMarkdown {
    /** An address without anything that Markdown could take for something else. */
    private static final Pattern PLAIN_URL = Pattern.compile("https?://[A-Za-z0-9/._#?=&%-]+");

    private final MarkdownPage page;
    private final TextOptions options;

    FindingMarkdown(MarkdownPage page, TextOptions options) {
        this.page = page;
        this.options = options;
    }

    void write(Finding finding) throws IOException {
        page.heading(3, Words.severity(finding.severity()), finding.title());
        String span = Words.span(finding.firstSeen(), finding.lastSeen(), options.zone());
        page.paragraph("Problem " + code(finding.scenario()) + ", "
                + finding.confidence().id() + ", " + Words.seenBy(finding.side()) + ": "
                + Words.count(finding.count(), "attempt") + (span.isEmpty() ? ", time unknown" : ", " + span) + ".");
        page.paragraph("**What happened:** " + prose(finding.summary()));
        page.list(finding.facts().stream().map(FindingMarkdown::fact).toList());
        for (CauseVerdict cause : finding.causes()) {
            cause(cause);
        }
        if (!finding.steps().isEmpty()) {
            page.heading(4, finding.causes().isEmpty() ? "What to do" : "What to do, whatever the cause", "");
            steps(finding.steps());
        }
        if (!finding.evidence().isEmpty()) {
            page.heading(4, "Evidence", "");
            page.block(0, "text", EvidenceLines.of(finding.evidence(), options.zone()));
        }
        links(finding.links());
        missing(finding.missing());
        boolean plain = PLAIN_URL.matcher(finding.docs()).matches();
        page.paragraph("Documentation: " + (plain ? finding.docs() : code(finding.docs())));
    }

    private static String fact(Fact fact) {
        return code(fact.name()) + ": "
                + fact.values().stream().map(MarkdownText::code).collect(Collectors.joining(", "));
    }

    private void cause(CauseVerdict cause) throws IOException {
        page.heading(4, Words.status(cause.status()), cause.title());
        page.paragraph("Cause " + code(cause.cause()) + ": " + prose(cause.because()));
        if (cause.status() != Status.RULED_OUT) {
            steps(cause.steps());
        }
    }

    private void steps(List<Advice> steps) throws IOException {
        int number = 0;
        for (Advice step : steps) {
            number++;
            int indent = Integer.toString(number).length() + 2;
            String warning = step.destructive() ? "**DELETES DATA.** " : "";
            String answer = step.expect() == null ? "" : " Right answer: " + prose(step.expect());
            page.step(number, Words.who(step.who()) + ": " + warning + prose(step.action()) + answer);
            if (step.command() != null) {
                page.block(indent, "shell", step.command().strip().lines().toList());
            }
        }
    }

    private void links(List<Link> links) throws IOException {
        if (!links.isEmpty()) {
            page.heading(4, "The same request on the other side", "");
            page.list(links.stream().map(FindingMarkdown::link).toList());
        }
    }

    private static String link(Link link) {
        return (link.of() == null ? "the request" : code(link.of())) + " is "
                + (link.correlationId() == null ? "one without an id" : code(link.correlationId()))
                + Words.joined(link);
    }

    private void missing(List<Missing> missing) throws IOException {
        if (missing.isEmpty()) {
            return;
        }
        page.heading(4, "What would decide more", "");
        int number = 0;
        for (Missing lack : missing) {
            number++;
            page.step(
                    number,
                    Words.who(lack.who()) + ": " + prose(lack.what())
                            + (lack.decides().isEmpty() ? "" : prose(Words.decides(lack))));
            page.block(
                    Integer.toString(number).length() + 2,
                    "text",
                    lack.how().strip().lines().toList());
        }
    }
}

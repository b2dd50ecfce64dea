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
    private final Words words;
    private final TextOptions options;

    FindingMarkdown(MarkdownPage page, Words words, TextOptions options) {
        this.page = page;
        this.words = words;
        this.options = options;
    }

    void write(Finding finding) throws IOException {
        page.heading(3, words.severity(finding.severity()), finding.title());
        page.paragraph(words.say(
                "Problem {scenario}, {confidence}, {seen}: {attempts}, {when}.",
                code(finding.scenario()),
                words.confidence(finding.confidence()),
                words.seenBy(finding.side()),
                words.attempts(finding.count()),
                words.when(finding.firstSeen(), finding.lastSeen(), options.zone())));
        page.paragraph("**" + words.say("What happened:") + "** " + prose(finding.summary()));
        page.list(finding.facts().stream().map(FindingMarkdown::fact).toList());
        for (CauseVerdict cause : finding.causes()) {
            cause(cause);
        }
        if (!finding.steps().isEmpty()) {
            page.heading(4, words.whatToDo(!finding.causes().isEmpty()), "");
            steps(finding.steps());
        }
        if (!finding.evidence().isEmpty()) {
            page.heading(4, words.say("Evidence"), "");
            page.block(0, "text", EvidenceLines.of(finding.evidence(), words, options.zone()));
        }
        links(finding.links());
        missing(finding.missing());
        boolean plain = PLAIN_URL.matcher(finding.docs()).matches();
        page.paragraph(words.documentation(plain ? finding.docs() : code(finding.docs())));
    }

    private static String fact(Fact fact) {
        return code(fact.name()) + ": "
                + fact.values().stream().map(MarkdownText::code).collect(Collectors.joining(", "));
    }

    private void cause(CauseVerdict cause) throws IOException {
        page.heading(4, words.status(cause.status()), cause.title());
        page.paragraph(words.say("Cause {cause}: {because}", code(cause.cause()), prose(cause.because())));
        if (cause.status() != Status.RULED_OUT) {
            steps(cause.steps());
        }
    }

    private void steps(List<Advice> steps) throws IOException {
        int number = 0;
        for (Advice step : steps) {
            number++;
            int indent = Integer.toString(number).length() + 2;
            String warning = step.destructive() ? "**" + words.deletes() + "** " : "";
            String answer = step.expect() == null ? "" : " " + words.say("Right answer:") + " " + prose(step.expect());
            page.step(number, words.who(step.who()) + ": " + warning + prose(step.action()) + answer);
            if (step.command() != null) {
                page.block(indent, "shell", step.command().strip().lines().toList());
            }
        }
    }

    private void links(List<Link> links) throws IOException {
        if (!links.isEmpty()) {
            page.heading(4, words.joined(), "");
            page.list(links.stream()
                    .map(link -> words.link(link, MarkdownText::code))
                    .toList());
        }
    }

    private void missing(List<Missing> missing) throws IOException {
        if (missing.isEmpty()) {
            return;
        }
        page.heading(4, words.say("What would decide more"), "");
        int number = 0;
        for (Missing lack : missing) {
            number++;
            page.step(number, words.who(lack.who()) + ": " + words.missing(lack, MarkdownText::prose));
            page.block(
                    Integer.toString(number).length() + 2,
                    "text",
                    lack.how().strip().lines().toList());
        }
    }
}

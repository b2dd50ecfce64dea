package dev.logscan.report;

import dev.logscan.incident.Advice;
import dev.logscan.incident.CauseVerdict;
import dev.logscan.incident.Evidence;
import dev.logscan.incident.Finding;
import dev.logscan.incident.Link;
import dev.logscan.incident.Missing;
import dev.logscan.incident.Status;
import dev.logscan.report.Page.Ink;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Writes one finding for people. */
final class FindingText {
    private static final int EVIDENCE_SHOWN = 6;
    private static final int LINKS_SHOWN = 3;

    /** How much of a field is shown unless all is asked for: an audience complaint with two long URLs still fits. */
    private static final int FIELD_SHOWN = 300;

    /** Where a step was first told: causes share steps, and nobody reads them twice. */
    private final Map<Advice, String> shown = new HashMap<>();

    private final Page page;
    private final Words words;
    private final TextOptions options;

    FindingText(Page page, Words words, TextOptions options) {
        this.page = page;
        this.words = words;
        this.options = options;
    }

    void write(Finding finding) throws IOException {
        shown.clear();
        head(finding);
        evidence(finding);
        links(finding.links());
        causes(finding);
        if (!finding.steps().isEmpty()) {
            page.blank();
            page.line(2, Ink.BOLD, words.whatToDo(!finding.causes().isEmpty()));
            steps(4, "", finding.steps());
        }
        missing(finding);
        page.blank();
        page.line(2, words.documentation(finding.docs()));
    }

    private void head(Finding finding) throws IOException {
        Ink ink = switch (finding.severity()) {
            case ERROR -> Ink.RED;
            case WARNING -> Ink.YELLOW;
            case INFO -> Ink.BOLD;
        };
        String label = words.severity(finding.severity());
        page.labelled(0, ink, label, finding.title());
        page.line(
                Columns.width(label) + 1,
                Ink.DIM,
                words.list(List.of(
                        finding.scenario(), words.confidence(finding.confidence()), words.seenBy(finding.side()))));
        page.blank();
        page.prose(2, finding.summary());
        String when = words.when(finding.firstSeen(), finding.lastSeen(), options.zone());
        page.prose(2, words.list(List.of(words.attempts(finding.count()), when)));
    }

    private void evidence(Finding finding) throws IOException {
        if (finding.evidence().isEmpty()) {
            return;
        }
        page.blank();
        page.line(2, Ink.BOLD, words.say("Evidence"));
        List<Evidence> telling = options.verbose() ? finding.evidence() : telling(finding.evidence());
        for (Evidence evidence : telling) {
            page.line(4, Words.place(evidence.origin()));
            stamp(evidence);
            for (var field : evidence.fields().entrySet()) {
                String value = words.values(field.getValue());
                page.line(
                        6,
                        field.getKey() + ": "
                                + (options.verbose() ? value : Excerpts.cutColumns(value, FIELD_SHOWN, words)));
            }
            for (String line : EvidenceLines.around(evidence, words)) {
                page.line(6, Ink.DIM, options.verbose() ? line : Excerpts.cutColumns(line, FIELD_SHOWN, words));
            }
        }
        int left = finding.evidence().size() - telling.size();
        if (left > 0) {
            page.line(4, words.say("and {n} more like these (-v shows all)", left));
        }
    }

    private void stamp(Evidence evidence) throws IOException {
        String stamp = words.stamp(evidence, options.zone());
        if (!stamp.isEmpty()) {
            page.line(6, stamp);
        }
    }

    /** The first piece of every kind: repeats of an attempt say nothing new. */
    private static List<Evidence> telling(List<Evidence> all) {
        Map<Object, Evidence> firsts = new LinkedHashMap<>();
        for (Evidence evidence : all) {
            firsts.putIfAbsent(List.of(evidence.component(), evidence.fields()), evidence);
        }
        return firsts.values().stream().limit(EVIDENCE_SHOWN).toList();
    }

    private void links(List<Link> links) throws IOException {
        if (links.isEmpty()) {
            return;
        }
        page.blank();
        page.line(2, Ink.BOLD, words.joined());
        int shown = options.verbose() ? links.size() : Math.min(LINKS_SHOWN, links.size());
        for (Link link : links.subList(0, shown)) {
            page.labelled(4, Ink.NONE, "-", words.link(link));
        }
        if (shown < links.size()) {
            page.line(4, words.say("and {n} more (-v shows all)", links.size() - shown));
        }
    }

    private void causes(Finding finding) throws IOException {
        if (finding.causes().isEmpty()) {
            return;
        }
        page.blank();
        page.line(2, Ink.BOLD, words.say("Causes"));
        boolean solved = finding.causes().stream().anyMatch(cause -> cause.status() == Status.CONFIRMED);
        for (CauseVerdict cause : finding.causes()) {
            cause(cause, cause.status() == Status.CONFIRMED || !solved || options.verbose());
        }
    }

    private void cause(CauseVerdict cause, boolean withSteps) throws IOException {
        String label = words.status(cause.status());
        if (cause.status() == Status.RULED_OUT) {
            page.labelled(4, Ink.DIM, label, cause.cause() + ": " + cause.because());
            return;
        }
        Ink ink = cause.status() == Status.CONFIRMED ? Ink.GREEN : Ink.YELLOW;
        page.labelled(4, ink, label, cause.title() + " [" + cause.cause() + "]");
        page.prose(6, cause.because());
        if (withSteps) {
            steps(6, cause.cause(), cause.steps());
        }
    }

    private void steps(int indent, String under, List<Advice> steps) throws IOException {
        int number = 0;
        for (Advice step : steps) {
            String label = ++number + ".";
            String known = shown.putIfAbsent(step, words.say("As step {number} of {cause}.", number, under));
            if (known != null) {
                page.labelled(indent, Ink.NONE, label, known);
                continue;
            }
            String warning = step.destructive() ? words.deletes() + " " : "";
            page.labelled(indent, Ink.NONE, label, words.who(step.who()) + ": " + warning + step.action());
            if (step.command() != null) {
                page.command(indent + 5, step.command());
            }
            if (step.expect() != null) {
                page.labelled(indent + label.length() + 1, Ink.NONE, words.say("Right answer:"), step.expect());
            }
        }
    }

    private void missing(Finding finding) throws IOException {
        long undecided = finding.causes().stream()
                .filter(cause -> cause.status() == Status.UNDECIDED)
                .count();
        List<Missing> missing = finding.missing();
        if (undecided == 0 && missing.isEmpty()) {
            return;
        }
        page.blank();
        String count = undecided == 0
                ? words.say("This could be surer.")
                : words.count(undecided, "{n} cause undecided.", "{n} causes undecided.");
        if (!options.missing()) {
            String more = words.say(" --missing lists what would decide more, and how.");
            page.prose(2, count + (missing.isEmpty() ? "" : more));
            return;
        }
        page.line(2, Ink.BOLD, count + (missing.isEmpty() ? "" : words.say(" What would decide more:")));
        for (Missing lack : missing) {
            page.labelled(4, Ink.NONE, "-", words.missing(lack, UnaryOperator.identity()));
            page.prose(6, words.who(lack.who()) + ":");
            page.command(8, lack.how());
        }
    }
}

package dev.logscan.report;

import dev.logscan.entry.Origin;
import dev.logscan.incident.Evidence;
import dev.logscan.incident.Link;
import dev.logscan.incident.Missing;
import dev.logscan.incident.Status;
import dev.logscan.input.ReadProblem;
import dev.logscan.scenario.Severity;
import dev.logscan.scenario.Side;
import dev.logscan.scenario.Who;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words and small phrases of reports for people. */
final class Words {
    private Words() {}

    static String count(long count, String one) {
        return count(count, one, one + "s");
    }

    static String count(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    /** From when to when, or nothing when no time is known. */
    static String span(@Nullable Instant first, @Nullable Instant last, ZoneId zone) {
        if (first == null || last == null) {
            return "";
        }
        boolean sameSecond = first.getEpochSecond() == last.getEpochSecond();
        return sameSecond ? Times.seconds(first, zone) : Times.span(first, last, zone);
    }

    static String place(Origin origin) {
        return origin.source() + ":" + origin.line();
    }

    static String values(List<String> values) {
        String text = String.join(", ", values);
        return text.isEmpty() ? "(empty)" : text;
    }

    /** When, and of which request. */
    static String stamp(Evidence evidence, ZoneId zone) {
        String id = evidence.correlationId();
        String time = evidence.time() == null ? "" : Times.millis(evidence.time(), zone);
        return time + (time.isEmpty() || id == null ? "" : ", ") + (id == null ? "" : "correlation id " + id);
    }

    static String seenBy(Side side) {
        return switch (side) {
            case GITLAB_COM -> "seen by GitLab.com";
            case SELF_MANAGED -> "seen by the self-managed instance";
            case BROWSER -> "seen in the browser";
            case BOTH -> "seen by both sides";
        };
    }

    static String link(Link link) {
        return (link.of() == null ? "the request" : link.of()) + " is "
                + (link.correlationId() == null ? "one without an id" : link.correlationId()) + joined(link);
    }

    /** How sure a link is, and why; to stand behind the two ids. */
    static String joined(Link link) {
        String sure = link.candidates() == 1 ? "" : ", one of " + link.candidates() + " candidates";
        return " (" + link.side().id() + ")" + sure + "; agreeing: " + String.join(", ", link.agree())
                + "; its clock is " + clock(link.clockOffsetMs());
    }

    private static String clock(long offset) {
        return offset == 0 ? "the same" : Math.abs(offset) + " ms " + (offset > 0 ? "ahead" : "behind");
    }

    static String decides(Missing lack) {
        return lack.decides().isEmpty() ? "" : " (decides " + String.join(", ", lack.decides()) + ")";
    }

    /** The whole report in a few words. */
    static String verdict(Report report) {
        if (!report.findings().isEmpty()) {
            return count(report.findings().size(), "finding") + ": " + severities(report);
        }
        return Totals.of(report.sources()).entries() == 0
                ? "No log entry was recognised."
                : "None of the documented problems was seen.";
    }

    /** What must be said beside the verdict, a sentence each. */
    static List<String> caution(Report report) {
        List<String> sentences = new ArrayList<>();
        if (report.findings().isEmpty()) {
            sentences.add(
                    Totals.of(report.sources()).entries() == 0
                            ? "So nothing can be said about the app. What was read stands below."
                            : "This does not show that the app works: it speaks only of the entries that were read, and"
                                    + " only of the problems that logscan knows (logscan explain lists them).");
        }
        if (!report.complete()) {
            sentences.add("Not every input could be read to its end: see the problems below.");
        }
        return sentences;
    }

    static String severities(Report report) {
        StringBuilder words = new StringBuilder();
        for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.INFO)) {
            long count = report.count(severity);
            if (count > 0) {
                words.append(words.isEmpty() ? "" : ", ");
                words.append(severity == Severity.INFO ? count + " info" : count(count, severity.id()));
            }
        }
        return words.toString();
    }

    static String read(Totals totals) {
        return "Read " + count(totals.sources(), "source") + ": " + count(totals.lines(), "line") + ", "
                + count(totals.entries(), "entry", "entries") + ", " + totals.blank() + " blank, " + totals.unparsed()
                + " unparsed.";
    }

    static String source(SourceSummary source, ZoneId zone) {
        String span = span(source.first(), source.last(), zone);
        return source.name() + ": " + source.kind().id() + ", " + source.format() + ", "
                + count(source.entries(), "entry", "entries")
                + (source.unparsed() > 0 ? ", " + source.unparsed() + " unparsed" : "")
                + (span.isEmpty() ? "" : ", " + span);
    }

    static String problem(ReadProblem problem) {
        return problem.message() + (problem.incomplete() ? " (not read to its end)" : "");
    }

    static String who(Who who) {
        return switch (who) {
            case INSTANCE_ADMIN -> "GitLab administrator";
            case JIRA_ADMIN -> "Jira administrator";
            case NETWORK_ADMIN -> "Network administrator";
            case GITLAB_SUPPORT -> "GitLab Support";
        };
    }

    static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "ERROR";
            case WARNING -> "WARNING";
            case INFO -> "INFO";
        };
    }

    static String status(Status status) {
        return switch (status) {
            case CONFIRMED -> "CONFIRMED";
            case UNDECIDED -> "UNDECIDED";
            case RULED_OUT -> "RULED OUT";
        };
    }
}

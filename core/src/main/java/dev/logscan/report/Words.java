package dev.logscan.report;

import dev.logscan.entry.Origin;
import dev.logscan.incident.Confidence;
import dev.logscan.incident.Evidence;
import dev.logscan.incident.Link;
import dev.logscan.incident.Missing;
import dev.logscan.incident.Status;
import dev.logscan.input.ReadProblem;
import dev.logscan.language.Language;
import dev.logscan.language.Wording;
import dev.logscan.scenario.Severity;
import dev.logscan.scenario.Side;
import dev.logscan.scenario.Who;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Words and small phrases of reports for people, in one language. */
final class Words {
    private final Wording wording;

    Words(Language language) {
        wording = Wording.of(language);
    }

    String lang() {
        return wording.language().id();
    }

    String say(String english) {
        return wording.say(english);
    }

    String say(String english, Object... values) {
        return wording.say(english, values);
    }

    String count(long count, String one, String many) {
        return wording.count(count, one, many);
    }

    String attempts(long count) {
        return count(count, "{n} attempt", "{n} attempts");
    }

    String entries(long count) {
        return count(count, "{n} entry", "{n} entries");
    }

    /** Several things in a row. */
    String list(List<String> things) {
        return String.join(say(", "), things);
    }

    /** From when to when, or that nobody knows. */
    String when(@Nullable Instant first, @Nullable Instant last, ZoneId zone) {
        String span = span(first, last, zone);
        return span.isEmpty() ? say("time unknown") : span;
    }

    /** From when to when, or nothing when no time is known. */
    String span(@Nullable Instant first, @Nullable Instant last, ZoneId zone) {
        if (first == null || last == null) {
            return "";
        }
        boolean sameSecond = first.getEpochSecond() == last.getEpochSecond();
        return sameSecond
                ? Times.seconds(first, zone)
                : say("{first} to {last}", Times.span(first, last, zone).toArray());
    }

    /** Something, and from when to when it was where that is known. */
    String dated(String what, @Nullable Instant first, @Nullable Instant last, ZoneId zone) {
        String span = span(first, last, zone);
        return span.isEmpty() ? what : list(List.of(what, span));
    }

    static String place(Origin origin) {
        return origin.source() + ":" + origin.line();
    }

    String values(List<String> values) {
        String text = String.join(", ", values);
        return text.isEmpty() ? say("(empty)") : text;
    }

    /** When, and of which request. */
    String stamp(Evidence evidence, ZoneId zone) {
        String id = evidence.correlationId();
        List<String> parts = new ArrayList<>();
        if (evidence.time() != null) {
            parts.add(Times.millis(evidence.time(), zone));
        }
        if (id != null) {
            parts.add(say("correlation id {id}", id));
        }
        return list(parts);
    }

    String confidence(Confidence confidence) {
        return switch (confidence) {
            case CONFIRMED -> say("confirmed");
            case LIKELY -> say("likely");
            case POSSIBLE -> say("possible");
        };
    }

    String seenBy(Side side) {
        return switch (side) {
            case GITLAB_COM -> say("seen by GitLab.com");
            case SELF_MANAGED -> say("seen by the self-managed instance");
            case BROWSER -> say("seen in the browser");
            case BOTH -> say("seen by both sides");
        };
    }

    String link(Link link) {
        return link(link, UnaryOperator.identity());
    }

    /** Which two requests are one, how sure that is, and why; ids are dressed as the page has it. */
    String link(Link link, UnaryOperator<String> dress) {
        return say(
                "{one} is {other} ({side}){sure}; agreeing: {agree}; its clock is {clock}",
                link.of() == null ? say("the request") : dress.apply(link.of()),
                link.correlationId() == null ? say("one without an id") : dress.apply(link.correlationId()),
                link.side().id(),
                link.candidates() == 1 ? "" : say(", one of {n} candidates", link.candidates()),
                String.join(", ", link.agree()),
                clock(link.clockOffsetMs()));
    }

    private String clock(long offset) {
        if (offset == 0) {
            return say("the same");
        }
        return offset > 0 ? say("{ms} ms ahead", offset) : say("{ms} ms behind", -offset);
    }

    /** What is missing, and which causes it decides. */
    String missing(Missing lack, UnaryOperator<String> dress) {
        String what = dress.apply(lack.what());
        return lack.decides().isEmpty()
                ? what
                : what + dress.apply(say(" (decides {causes})", String.join(", ", lack.decides())));
    }

    /** The whole report in a few words. */
    String verdict(Report report) {
        if (!report.findings().isEmpty()) {
            long all = 0;
            for (Severity severity : Severity.values()) {
                all += report.count(severity);
            }
            return say("{findings}: {severities}", count(all, "{n} finding", "{n} findings"), severities(report));
        }
        return Totals.of(report.sources()).entries() == 0
                ? say("No log entry was recognised.")
                : say("None of the documented problems was seen.");
    }

    /** What must be said beside the verdict, a sentence each. */
    List<String> caution(Report report) {
        List<String> sentences = new ArrayList<>();
        if (report.findings().isEmpty()) {
            sentences.add(
                    Totals.of(report.sources()).entries() == 0
                            ? say("So nothing can be said about the app. What was read stands below.")
                            : say(
                                    "This does not show that the app works: it speaks only of the entries that were read, and"
                                            + " only of the problems that logscan knows (logscan explain lists them)."));
        }
        if (!report.complete()) {
            sentences.add(incomplete());
        }
        return sentences;
    }

    String incomplete() {
        return say("Not every input could be read to its end: see the problems below.");
    }

    private String severities(Report report) {
        List<String> counts = new ArrayList<>();
        add(counts, report.count(Severity.ERROR), "{n} error", "{n} errors");
        add(counts, report.count(Severity.WARNING), "{n} warning", "{n} warnings");
        add(counts, report.count(Severity.INFO), "{n} info", "{n} info");
        return list(counts);
    }

    private void add(List<String> counts, long count, String one, String many) {
        if (count > 0) {
            counts.add(wording.count(count, one, many));
        }
    }

    String read(Totals totals) {
        return say(
                "Read {sources}: {lines}, {entries}, {blank} blank, {unparsed} unparsed.",
                count(totals.sources(), "{n} source", "{n} sources"),
                count(totals.lines(), "{n} line", "{n} lines"),
                entries(totals.entries()),
                totals.blank(),
                totals.unparsed());
    }

    String source(SourceSummary source, ZoneId zone) {
        List<String> parts = new ArrayList<>();
        parts.add(source.name() + ": " + source.kind().id());
        parts.add(source.format());
        parts.add(entries(source.entries()));
        if (source.unparsed() > 0) {
            parts.add(say("{n} unparsed", source.unparsed()));
        }
        return dated(list(parts), source.first(), source.last(), zone);
    }

    String problem(ReadProblem problem) {
        return problem.message() + (problem.incomplete() ? say(" (not read to its end)") : "");
    }

    String who(Who who) {
        return switch (who) {
            case INSTANCE_ADMIN -> say("GitLab administrator");
            case JIRA_ADMIN -> say("Jira administrator");
            case NETWORK_ADMIN -> say("Network administrator");
            case GITLAB_SUPPORT -> say("GitLab Support");
        };
    }

    String side(Side side) {
        return switch (side) {
            case GITLAB_COM -> say("GitLab.com");
            case SELF_MANAGED -> say("Self-managed instance");
            case BROWSER -> say("Browser");
            case BOTH -> say("Both sides");
        };
    }

    String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> say("ERROR");
            case WARNING -> say("WARNING");
            case INFO -> say("INFO");
        };
    }

    /** The same within a sentence. */
    String level(Severity severity) {
        return switch (severity) {
            case ERROR -> say("error");
            case WARNING -> say("warning");
            case INFO -> say("info");
        };
    }

    String status(Status status) {
        return switch (status) {
            case CONFIRMED -> say("CONFIRMED");
            case UNDECIDED -> say("UNDECIDED");
            case RULED_OUT -> say("RULED OUT");
        };
    }

    String whatToDo(boolean whateverTheCause) {
        return whateverTheCause ? say("What to do, whatever the cause") : say("What to do");
    }

    String deletes() {
        return say("DELETES DATA.");
    }

    String unexplained() {
        return say("Failing Jira Connect entries that no known problem explains");
    }

    String joined() {
        return say("The same request on the other side");
    }

    String documentation(String url) {
        return say("Documentation: {url}", url);
    }
}

package dev.logscan.input;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a reader counts besides its entries. Not thread-safe. */
final class Tally {
    private final List<String> notes = new ArrayList<>();
    private final List<String> incomplete = new ArrayList<>();
    private final List<UnparsedLine> unparsedLines = new ArrayList<>();
    private long lines;
    private boolean mixed;
    private long blank;
    private long unparsed;
    private long skimmed;
    private @Nullable Instant first;
    private @Nullable Instant last;

    void lines(long total) {
        lines = total;
    }

    /** Says that the source's form changed. */
    void mixed() {
        mixed = true;
    }

    void blank() {
        blank++;
    }

    /**
     * Counts hits that were known by their bytes alone.
     *
     * @param from the first of their times as it is spelled, empty when there is none
     * @param to the last of them
     */
    void skimmed(long count, String from, String to) {
        skimmed += count;
        Instant start = Times.parse(from, ZoneOffset.UTC).time();
        Instant end = Times.parse(to, ZoneOffset.UTC).time();
        if (start != null && (first == null || start.isBefore(first))) {
            first = start;
        }
        if (end != null && (last == null || end.isAfter(last))) {
            last = end;
        }
    }

    /** How many hits were known by their bytes alone. */
    long skimmed() {
        return skimmed;
    }

    void unparsed(long line, String reason) {
        unparsed++;
        if (unparsedLines.size() < Part.MAX_SAMPLES) {
            unparsedLines.add(new UnparsedLine(line, reason));
        }
    }

    /** Something worth saying although everything was read. */
    void note(String message) {
        if (!notes.contains(message) && notes.size() < Part.MAX_NOTES) {
            notes.add(message);
        }
    }

    /** Something for which the source was not read to its end. */
    void incomplete(String message) {
        if (!incomplete.contains(message) && incomplete.size() < Part.MAX_NOTES) {
            incomplete.add(message);
        }
    }

    /** Hands everything over. */
    void moveTo(Part<?> part, String source) {
        part.format = mixed ? MixedFormat.ID : part.format;
        part.lines = lines;
        part.blank = blank;
        part.unparsed = unparsed;
        part.entries += skimmed;
        part.spanned(first);
        part.spanned(last);
        part.unparsedLines.addAll(unparsedLines);
        part.notes.addAll(notes);
        incomplete.forEach(message -> part.problems.add(new ReadProblem(source, message, true)));
    }
}

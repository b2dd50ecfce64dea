package dev.logscan.input;

import java.util.ArrayList;
import java.util.List;

/** What a reader counts besides its entries. Not thread-safe. */
final class Tally {
    private final List<String> notes = new ArrayList<>();
    private final List<String> incomplete = new ArrayList<>();
    private final List<UnparsedLine> unparsedLines = new ArrayList<>();
    private long lines;
    private boolean mixed;
    private long blank;
    private long unparsed;

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
        incomplete.add(message);
    }

    /** Hands everything over. */
    void moveTo(Part<?> part, String source) {
        part.format = mixed ? MixedFormat.ID : part.format;
        part.lines = lines;
        part.blank = blank;
        part.unparsed = unparsed;
        part.unparsedLines.addAll(unparsedLines);
        part.notes.addAll(notes);
        incomplete.forEach(message -> part.problems.add(new ReadProblem(source, message, true)));
    }
}

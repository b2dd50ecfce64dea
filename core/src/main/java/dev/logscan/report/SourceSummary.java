package dev.logscan.report;

import dev.logscan.entry.Component;
import dev.logscan.input.ReadProblem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read of one source. For formats that hold one entry a line, {@code lines = entries + blank + unparsed}.
 *
 * @param name the source's name
 * @param kind the component that wrote it
 * @param format the id of the format in which it reached us
 * @param bytes decompressed bytes read
 * @param lines lines read
 * @param entries entries recognised
 * @param blank blank lines
 * @param unparsed lines or records that could not be read as entries
 * @param first the time of its first entry, or null when there is none
 * @param last the time of its last entry, or null when there is none
 * @param problems what was wrong with the reading, in order
 * @param unparsedLines the first few lines that could not be read as entries, where they were asked for
 */
public record SourceSummary(
        String name,
        Component kind,
        String format,
        long bytes,
        long lines,
        long entries,
        long blank,
        long unparsed,
        @Nullable Instant first,
        @Nullable Instant last,
        List<ReadProblem> problems,
        List<UnparsedLine> unparsedLines) {
    /** Copies the lists. */
    public SourceSummary {
        problems = List.copyOf(problems);
        unparsedLines = List.copyOf(unparsedLines);
    }

    /**
     * Makes one without the lines that could not be read.
     *
     * @param name the source's name
     * @param kind the component that wrote it
     * @param format the id of the format in which it reached us
     * @param bytes decompressed bytes read
     * @param lines lines read
     * @param entries entries recognised
     * @param blank blank lines
     * @param unparsed lines or records that could not be read as entries
     * @param first the time of its first entry, or null when there is none
     * @param last the time of its last entry, or null when there is none
     * @param problems what was wrong with the reading, in order
     */
    public SourceSummary(
            String name,
            Component kind,
            String format,
            long bytes,
            long lines,
            long entries,
            long blank,
            long unparsed,
            @Nullable Instant first,
            @Nullable Instant last,
            List<ReadProblem> problems) {
        this(name, kind, format, bytes, lines, entries, blank, unparsed, first, last, problems, List.of());
    }

    /**
     * A line that could not be read as an entry.
     *
     * @param number its 1-based number
     * @param reason why, in a few words
     * @param text the line, or nothing where it cannot be read again or may be a part of a key
     */
    public record UnparsedLine(long number, String reason, String text) {}

    /**
     * The same with the first few lines that could not be read as entries.
     *
     * @param shown the lines, in order
     * @return a summary that differs in nothing else
     */
    public SourceSummary with(List<UnparsedLine> shown) {
        return new SourceSummary(
                name, kind, format, bytes, lines, entries, blank, unparsed, first, last, problems, shown);
    }

    /**
     * Whether it was read to its end.
     *
     * @return false when some problem stopped the reading
     */
    public boolean complete() {
        return problems.stream().noneMatch(ReadProblem::incomplete);
    }
}

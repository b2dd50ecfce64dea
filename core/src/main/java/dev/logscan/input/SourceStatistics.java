package dev.logscan.input;

import dev.logscan.entry.Component;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read of one source. For formats that hold one entry a line, {@code lines = entries + blank + unparsed}; beyond
 * the first MiB of a source, a line that holds no literal is counted by its shape alone.
 *
 * @param name the source's name
 * @param kind the component that wrote it, {@link Component#MIXED} when several did
 * @param format the id of the format in which it reached us; for what is not read as logs, the id of what it is
 * @param bytes decompressed bytes read
 * @param lines lines read
 * @param entries entries recognised
 * @param blank blank lines, and lines that belong to the transport alone, such as the action lines of a bulk request
 * @param unparsed lines or records that could not be read as entries
 * @param first the time of the first entry that has a usable one, or null when none has
 * @param last the time of the last entry that has a usable one, or null when none has
 * @param verbatim whether its entries stand as their component wrote them; an export holds only what was searched for
 * @param problems what was wrong with the reading, in order
 * @param unparsedLines the first few of the lines that could not be read, as far as they were looked at
 */
public record SourceStatistics(
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
        boolean verbatim,
        List<ReadProblem> problems,
        List<UnparsedLine> unparsedLines) {
    /** Copies the lists. */
    public SourceStatistics {
        problems = List.copyOf(problems);
        unparsedLines = List.copyOf(unparsedLines);
    }

    /**
     * Whether it was read to its end.
     *
     * @return false when some problem stopped the reading
     */
    public boolean complete() {
        return problems.stream().noneMatch(ReadProblem::incomplete);
    }

    /**
     * Whether it was understood as logs: it holds entries, or is the well-formed answer to a search that found none.
     *
     * @return false when nothing was recognised in it
     */
    public boolean understood() {
        return entries > 0 || (InputFormats.mayBeEmpty(format) && problems.isEmpty());
    }
}

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
        List<ReadProblem> problems) {
    /** Copies the problems. */
    public SourceSummary {
        problems = List.copyOf(problems);
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

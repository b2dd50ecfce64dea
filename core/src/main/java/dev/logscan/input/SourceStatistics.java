package dev.logscan.input;

import dev.logscan.entry.Component;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was read of one source. For formats that hold one entry a line, {@code lines = entries + blank + unparsed}; beyond
 * the first 64 KiB of a source, a line or a hit of a search response that holds no literal is counted by its shape alone.
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
        List<UnparsedLine> unparsedLines)
        implements Serializable {
    /** Copies the lists. */
    public SourceStatistics {
        problems = List.copyOf(problems);
        unparsedLines = List.copyOf(unparsedLines);
    }

    /** What was read of one log in two contents, the earlier one first; null where there is none yet. */
    static SourceStatistics joined(String name, @Nullable SourceStatistics one, SourceStatistics two) {
        List<ReadProblem> own = two.problems().stream()
                .map(p -> new ReadProblem(name, p.message(), p.incomplete()))
                .toList();
        if (one == null) {
            return new SourceStatistics(
                    name,
                    two.kind(),
                    two.format(),
                    two.bytes(),
                    two.lines(),
                    two.entries(),
                    two.blank(),
                    two.unparsed(),
                    two.first(),
                    two.last(),
                    two.verbatim(),
                    own,
                    two.unparsedLines());
        }
        boolean sameKind = one.kind() == two.kind() || two.entries() == 0;
        return new SourceStatistics(
                name,
                sameKind ? one.kind() : one.entries() == 0 ? two.kind() : Component.MIXED,
                two.format().equals("none") ? one.format() : two.format(),
                one.bytes() + two.bytes(),
                one.lines() + two.lines(),
                one.entries() + two.entries(),
                one.blank() + two.blank(),
                one.unparsed() + two.unparsed(),
                one.first() == null ? two.first() : one.first(),
                two.last() == null ? one.last() : two.last(),
                one.verbatim() && two.verbatim(),
                Stream.concat(one.problems().stream(), own.stream())
                        .distinct()
                        .limit(Part.MAX_NOTES)
                        .toList(),
                Stream.concat(one.unparsedLines().stream(), two.unparsedLines().stream())
                        .limit(Part.MAX_SAMPLES)
                        .toList());
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

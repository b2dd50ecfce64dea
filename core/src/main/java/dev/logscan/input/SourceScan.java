package dev.logscan.input;

import dev.logscan.entry.Component;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the parts of one source together, in their order; used by one thread, but for what workers ask. */
final class SourceScan {
    private final Source source;
    private final List<String> remarks = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<ReadProblem> problems = new ArrayList<>();
    private final List<UnparsedLine> unparsedLines = new ArrayList<>();
    private final Set<Component> components = EnumSet.noneOf(Component.class);
    private String format = "none";
    private long bytes;
    private long lines;
    private long entries;
    private long blank;
    private long unparsed;
    private long nuls;
    private long missing;
    private long faults;
    private @Nullable String fault;
    private boolean zoneless;
    private boolean dressed;
    private boolean container;
    private final Map<String, SourceScan> members = new LinkedHashMap<>();
    private volatile @Nullable Instant first;
    private @Nullable Instant last;

    SourceScan(Source source) {
        this.source = source;
    }

    Source source() {
        return source;
    }

    /** Whether no part so far had a time; asked by workers, for whom an old answer costs only time. */
    boolean needsFirst() {
        return first == null;
    }

    /** Adds what is to be said of the source as a whole. */
    void remark(String message) {
        remarks.add(message);
    }

    void format(String id) {
        format = id;
    }

    /** Adds to this source, or to the one inside it that the part is of. */
    void add(Part<?> part) {
        Source inside = part.source;
        if (inside == null) {
            addOwn(part);
        } else {
            members.computeIfAbsent(inside.name(), name -> new SourceScan(inside))
                    .addOwn(part);
        }
    }

    private void addOwn(Part<?> part) {
        container |= part.container;
        if (part.format != null) {
            format = part.format;
        }
        bytes += part.bytes;
        lines += part.lines;
        entries += part.entries;
        blank += part.blank;
        unparsed += part.unparsed;
        nuls += part.nuls;
        missing += part.missing;
        faults += part.faults;
        fault = fault == null ? part.fault : fault;
        zoneless |= part.zoneless;
        dressed |= part.dressed;
        components.addAll(part.components);
        if (first == null || (part.unordered && isBefore(part.first, first))) {
            first = part.first;
        }
        if (part.last != null && !(part.unordered && isBefore(part.last, last))) {
            last = part.last;
        }
        part.notes.stream().limit(Part.MAX_NOTES - notes.size()).forEach(notes::add);
        part.unparsedLines.stream()
                .limit(Part.MAX_SAMPLES - unparsedLines.size())
                .forEach(unparsedLines::add);
        problems.addAll(part.problems);
    }

    private static boolean isBefore(@Nullable Instant time, @Nullable Instant other) {
        return time != null && other != null && time.isBefore(other);
    }

    /** What was read of this source and of those inside it; an archive with members counts for itself only when it has problems. */
    Stream<SourceStatistics> all() {
        Stream<SourceStatistics> inside = members.values().stream().flatMap(SourceScan::all);
        SourceStatistics own = statistics();
        boolean silent = container
                && !members.isEmpty()
                && own.lines() == 0
                && own.problems().isEmpty();
        return silent ? inside : Stream.concat(Stream.of(own), inside);
    }

    SourceStatistics statistics() {
        List<ReadProblem> all = new ArrayList<>(problems);
        if (missing > 0) {
            all.add(new ReadProblem(source.name(), shrank(missing), true));
        }
        if (fault != null) {
            all.add(new ReadProblem(
                    source.name(), faults == 1 ? fault : fault + ", and " + (faults - 1) + " more", true));
        }
        remarks.forEach(remark -> all.add(problem(remark)));
        notes.forEach(note -> all.add(problem(note)));
        if (nuls > 0) {
            all.add(problem(nuls + " NUL bytes skipped"));
        }
        if (zoneless) {
            all.add(problem("times without a zone: read as UTC"));
        }
        boolean newestFirst = isBefore(last, first);
        return new SourceStatistics(
                source.name(),
                kind(),
                format,
                bytes,
                lines,
                entries,
                blank,
                unparsed,
                newestFirst ? last : first,
                newestFirst ? first : last,
                !dressed,
                all,
                unparsedLines);
    }

    /** What is said of a file that has become shorter than it was when it was opened. */
    static String shrank(long missing) {
        return "shrank while it was read: " + missing + " bytes are missing";
    }

    private ReadProblem problem(String message) {
        return new ReadProblem(source.name(), message, false);
    }

    private Component kind() {
        Component forced = source.forcedKind();
        if (forced != null) {
            return forced;
        }
        return switch (components.size()) {
            case 0 -> source.nameKind();
            case 1 -> components.iterator().next();
            default -> Component.MIXED;
        };
    }
}

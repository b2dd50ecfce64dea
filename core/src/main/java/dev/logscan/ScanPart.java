package dev.logscan;

import dev.logscan.incident.NoticedEntry;
import dev.logscan.incident.PackedEntries;
import dev.logscan.input.SourceStatistics;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one machine hands over of a scan that several share, see {@link SpreadScan}: an entry that tells something, or what
 * was read of the sources of one input.
 *
 * <p>An entry takes a few hundred bytes: when and by whom it was written, where it stands, its correlation id, the fields
 * that scenarios speak of, and which conditions hold for it; never its line. What its fields say is not masked yet: that
 * is done in the report. Immutable; equal to another part of the same input and position.
 */
public final class ScanPart implements Comparable<ScanPart>, Serializable {
    private static final long serialVersionUID = 1;

    /** Before all entries of its input. */
    private static final long SOURCES = -1;

    private static final Comparator<ScanPart> IN_ORDER =
            Comparator.comparingInt((ScanPart p) -> p.input).thenComparingLong(p -> p.position);

    private final int input;
    private final long position;
    private final long key;
    private final boolean tells;

    /** Null in a part that holds sources. */
    private final byte @Nullable [] packed;

    private final List<SourceStatistics> sources;
    private final long edition;

    private ScanPart(
            int input,
            long position,
            long key,
            boolean tells,
            byte @Nullable [] packed,
            List<SourceStatistics> sources,
            long edition) {
        this.input = input;
        this.position = position;
        this.key = key;
        this.tells = tells;
        this.packed = packed;
        this.sources = List.copyOf(sources);
        this.edition = edition;
    }

    /** A part that holds an entry; {@code tells} says whether it does so for itself, and not only beside another. */
    static ScanPart of(int input, long position, NoticedEntry noticed, boolean tells, PackedEntries packing) {
        return new ScanPart(input, position, noticed.key(), tells, packing.pack(noticed), List.of(), 0);
    }

    /** A part that holds what was read of an input, with the edition of the catalog by which it was. */
    static ScanPart of(int input, List<SourceStatistics> sources, long edition) {
        return new ScanPart(input, SOURCES, input, true, null, sources, edition);
    }

    /**
     * What the entries of one incident have in common: where there are many machines, parts of one key must meet on one of
     * them to be sorted out by {@link #telling}.
     *
     * @return 64 bits, evenly spread for entries
     */
    public long key() {
        return key;
    }

    /**
     * The order in which {@link #telling} wants them: by key, those that tell for themselves before the others.
     *
     * @return an order that can be serialised
     */
    public static Comparator<ScanPart> byKey() {
        return Grouping.BY_KEY;
    }

    /**
     * Leaves out the entries that tell only beside another of their incident, where that other one is not there. Nothing
     * is kept of what went by, however many parts have one key.
     *
     * @param grouped parts in the order {@link #byKey}, all of a key or none
     * @return the parts that a report needs, in the same order
     */
    public static Iterator<ScanPart> telling(Iterator<ScanPart> grouped) {
        return new Telling(grouped);
    }

    int input() {
        return input;
    }

    List<SourceStatistics> sources() {
        return sources;
    }

    long edition() {
        return edition;
    }

    /** Whether it holds an entry; sources otherwise. */
    boolean isEntry() {
        return packed != null;
    }

    NoticedEntry entry(PackedEntries packing) {
        return packing.unpackNoticed(Objects.requireNonNull(packed));
    }

    /** By input, then by position: the order in which one machine would have met them. */
    @Override
    public int compareTo(ScanPart other) {
        return IN_ORDER.compare(this, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScanPart part && compareTo(part) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(input, position);
    }

    @Override
    public String toString() {
        return "input " + input + (isEntry() ? ":" + position : ":sources");
    }

    private enum Grouping implements Comparator<ScanPart> {
        BY_KEY;

        private static final Comparator<ScanPart> ORDER = Comparator.comparingLong((ScanPart p) -> p.key)
                .thenComparing(p -> !p.tells)
                .thenComparing(Comparator.naturalOrder());

        @Override
        public int compare(ScanPart one, ScanPart other) {
            return ORDER.compare(one, other);
        }
    }

    private static final class Telling implements Iterator<ScanPart> {
        private final Iterator<ScanPart> grouped;
        private long key;
        private boolean told;
        private @Nullable ScanPart next;

        Telling(Iterator<ScanPart> grouped) {
            this.grouped = grouped;
        }

        @Override
        public boolean hasNext() {
            while (next == null && grouped.hasNext()) {
                ScanPart part = grouped.next();
                told &= part.key == key;
                key = part.key;
                told |= part.tells && part.isEntry();
                next = told || !part.isEntry() ? part : null;
            }
            return next != null;
        }

        @Override
        public ScanPart next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            ScanPart part = next;
            next = null;
            return part;
        }
    }
}

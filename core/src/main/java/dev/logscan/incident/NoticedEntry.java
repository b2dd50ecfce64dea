package dev.logscan.incident;

import dev.logscan.entry.LogEntry;
import dev.logscan.entry.Origin;
import java.util.BitSet;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An entry that tells something.
 *
 * @param entry the entry, with the fields that scenarios speak of
 * @param held the numbers of the conditions of the catalog that hold for it; not to be changed
 */
public record NoticedEntry(LogEntry entry, BitSet held) {
    /**
     * What the entries of one incident have in common: a fingerprint of the correlation id, or of all that an entry says
     * which has none.
     *
     * @return 64 bits, the same on every machine
     */
    public long key() {
        return Fingerprint.of(entry);
    }

    /** The same entry at the place where it stands now. */
    NoticedEntry movedBy(UnaryOperator<Origin> places) {
        return new NoticedEntry(entry.movedTo(places.apply(entry.origin())), held);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NoticedEntry that && entry.equals(that.entry) && held.equals(that.held);
    }

    @Override
    public int hashCode() {
        return Objects.hash(entry, held);
    }
}

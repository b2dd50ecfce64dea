package dev.logscan.incident;

import dev.logscan.entry.LogEntry;
import dev.logscan.entry.Origin;
import java.util.BitSet;
import java.util.function.UnaryOperator;

/**
 * An entry that tells something.
 *
 * @param entry the entry, with the fields that scenarios speak of
 * @param held the numbers of the conditions of the catalog that hold for it; not to be changed
 */
public record NoticedEntry(LogEntry entry, BitSet held) {
    /** The same entry at the place where it stands now. */
    NoticedEntry movedBy(UnaryOperator<Origin> places) {
        return new NoticedEntry(entry.movedTo(places.apply(entry.origin())), held);
    }
}

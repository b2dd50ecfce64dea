package dev.logscan.entry;

import java.util.Comparator;

/**
 * Where an entry stands, so that a person can open it in an editor.
 *
 * @param source the name of the source as the user gave it, extended below directories and inside archives; {@code -}
 *     for standard input
 * @param line the 1-based line, in the decompressed source, on which the entry starts
 * @param position orders the entries of one source; grows from entry to entry, without a unit of its own
 */
public record Origin(String source, long line, long position) implements Comparable<Origin> {
    private static final Comparator<Origin> ORDER =
            Comparator.comparing(Origin::source).thenComparingLong(Origin::line).thenComparingLong(Origin::position);

    @Override
    public int compareTo(Origin other) {
        return ORDER.compare(this, other);
    }
}

package dev.logscan.input;

import org.jspecify.annotations.Nullable;

/**
 * What the walks through one source share, however often they are started again behind damage.
 *
 * @param mark what tells of hits that were left out; null when none are
 */
record DocumentContext(
        TripleQuotes quotes,
        QueryTable table,
        Completeness completeness,
        Tally tally,
        @Nullable SkimMark mark) {
    /** Whether a record tells of hits that were left out. */
    boolean marked(Fields record) {
        return mark != null && mark.isIn(record);
    }

    /** How many hits were left out, as a record tells; 0 where it does not. */
    long skimmed(Fields record) {
        return mark == null ? 0 : mark.count(record);
    }
}

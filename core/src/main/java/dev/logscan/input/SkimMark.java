package dev.logscan.input;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * How {@link HitSkimmer} tells the reader of its text what it has counted: by members of a name that is another one for each
 * source, so that no log text has it.
 */
final class SkimMark {
    private final String count;
    private final String first;
    private final String last;

    private SkimMark(String name) {
        count = name + "count";
        first = name + "first";
        last = name + "last";
    }

    /** Makes a new one. */
    static SkimMark unknown() {
        return new SkimMark(Long.toHexString(new Random().nextLong()) + " ");
    }

    /** Spells the members, with a comma behind them, and begins to count anew. */
    byte[] members(SkimmedHits skimmed) {
        String members = "\"" + count + "\":\"" + skimmed.count() + "\",\"" + first + "\":\"" + skimmed.first()
                + "\",\"" + last + "\":\"" + skimmed.last() + "\",";
        skimmed.clear();
        return members.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether a record has the mark. */
    boolean isIn(Fields record) {
        return record.has(count);
    }

    /** How many hits the mark counts; 0 without one. */
    long count(Fields record) {
        String text = record.first(count);
        return text == null ? 0 : Long.parseLong(text);
    }

    /** Takes the mark out of a record, and counts what it counts. */
    void move(Fields record, Tally tally) {
        String from = record.first(first);
        String to = record.first(last);
        tally.skimmed(count(record), from == null ? "" : from, to == null ? "" : to);
        record.remove(count);
        record.remove(first);
        record.remove(last);
    }
}

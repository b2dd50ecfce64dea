package dev.logscan.input;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Watches whether an export holds all that its search had found; exporters stop at round numbers without a mark. */
final class Completeness {
    /** Rows that Discover shows and copies, and rows that reports and ES|QL give at most. */
    private static final Set<Long> CAPS = Set.of(500L, 10_000L);

    /** Pages of one search tell the same total; so many searches in one source are enough to tell apart. */
    private static final int MAX_TOTALS = 16;

    private final Tally tally;
    private final Map<Long, Long> deliveredByTotal = new LinkedHashMap<>();
    private boolean noted;

    Completeness(Tally tally) {
        this.tally = tally;
    }

    /**
     * Takes what a response says of itself.
     *
     * @param total how many hits there are, as an object tells it, or null
     * @param plainTotal the same as a number tells it, or null
     * @param relation {@code gte} when there may be more
     */
    void found(@Nullable String total, @Nullable String plainTotal, @Nullable String relation, long delivered) {
        String text = total == null ? plainTotal : total;
        if (text == null
                || text.isEmpty()
                || text.length() > 18
                || !text.chars().allMatch(Character::isDigit)) {
            return;
        }
        long count = Long.parseLong(text);
        if (deliveredByTotal.size() < MAX_TOTALS || deliveredByTotal.containsKey(count)) {
            deliveredByTotal.merge(count, delivered, Long::sum);
        }
        if ("gte".equals(relation)) {
            noted = true;
            tally.note("the search stopped counting at " + number(count)
                    + " hits: hits may be missing (narrow the time range, and search again)");
        }
    }

    /** Says at the end what seems to be missing. */
    void end(long entries) {
        deliveredByTotal.forEach((total, delivered) -> {
            if (delivered < total) {
                noted = true;
                tally.note(number(delivered) + " of " + number(total)
                        + " hits are in here (raise the search's size, or narrow its time range, and export again)");
            }
        });
        if (!noted && deliveredByTotal.isEmpty() && CAPS.contains(entries)) {
            tally.note("exactly " + number(entries)
                    + " rows: exports stop there without a mark (narrow the time range, and export again)");
        }
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}

package dev.logscan.scenario;

import dev.logscan.condition.Condition;
import dev.logscan.condition.ValueTest;
import dev.logscan.entry.LogEntry;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Finds which conditions hold for an entry, and remembers it for entries that say the same where conditions look: a request
 * that is sent again and again differs in its id, its time and little else. Thread-safe.
 */
final class Noticing {
    /** A flood repeats few entries; what is not repeated need not be remembered. */
    private static final int REMEMBERED = 1_000;

    private static final int LONGEST_REMEMBERED = 2_000;

    /** An index costs more than it saves where few entries are judged. */
    private static final int JUDGED_WITHOUT_INDEX = 200;

    /** To judge a few conditions takes less time than to put together what an entry says. */
    private static final int JUDGED_AT_ONCE = 4;

    private final List<Condition> conditions;
    private final AtomicInteger judged = new AtomicInteger();
    private final BitSet all = new BitSet();
    private volatile @Nullable NoticingIndex index;

    /** Whether the last entry that was looked up was known: the next one is likely to be, too. */
    private volatile boolean repeating;

    /** The fields that conditions look at, and whether they look at the values or only whether it is there. */
    private final Map<String, Boolean> looksAtValues = new HashMap<>();

    private final Map<String, BitSet> known = new ConcurrentHashMap<>();

    Noticing(List<Condition> conditions) {
        this.conditions = List.copyOf(conditions);
        all.set(0, conditions.size());
        conditions.forEach(this::look);
    }

    private void look(Condition condition) {
        if (condition instanceof Condition.AllOf all) {
            all.parts().forEach(this::look);
        } else if (condition instanceof Condition.AnyOf any) {
            any.parts().forEach(this::look);
        } else if (condition instanceof Condition.Not not) {
            look(not.part());
        } else if (condition instanceof Condition.Field field && field.test() instanceof ValueTest.Exists) {
            looksAtValues.putIfAbsent(field.name(), false);
        } else {
            condition.fields().forEach(name -> looksAtValues.put(name, true));
        }
    }

    /** The numbers of the conditions that hold; not to be changed. */
    BitSet of(LogEntry entry) {
        String said = repeating ? said(entry) : null;
        BitSet held = said == null ? null : known.get(said);
        if (held != null) {
            return held;
        }
        repeating = false;
        BitSet mayHold = mayHold(entry);
        if (mayHold.cardinality() <= JUDGED_AT_ONCE) {
            return held(entry, mayHold);
        }
        return remembered(said == null ? said(entry) : said, entry, mayHold);
    }

    private BitSet mayHold(LogEntry entry) {
        NoticingIndex quick = index;
        if (quick == null) {
            if (judged.incrementAndGet() > JUDGED_WITHOUT_INDEX) {
                index = new NoticingIndex(conditions);
            }
            return all;
        }
        return quick.mayHold(entry);
    }

    private BitSet remembered(String said, LogEntry entry, BitSet mayHold) {
        BitSet held = known.get(said);
        if (held != null) {
            repeating = true;
            return held;
        }
        held = held(entry, mayHold);
        if (said.length() <= LONGEST_REMEMBERED) {
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            known.put(said, held);
        }
        return held;
    }

    private String said(LogEntry entry) {
        StringBuilder said = new StringBuilder(entry.component().id());
        for (Map.Entry<String, List<String>> field : entry.fields().entrySet()) {
            Boolean values = looksAtValues.get(field.getKey());
            if (values != null) {
                said.append('\0').append(field.getKey());
                if (values) {
                    for (String value : field.getValue()) {
                        said.append('\0').append(value.length()).append(':').append(value);
                    }
                }
            }
            if (said.length() > LONGEST_REMEMBERED) {
                break;
            }
        }
        return said.toString();
    }

    private BitSet held(LogEntry entry, BitSet mayHold) {
        BitSet held = new BitSet();
        for (int i = mayHold.nextSetBit(0); i >= 0; i = mayHold.nextSetBit(i + 1)) {
            if (conditions.get(i).holds(entry)) {
                held.set(i);
            }
        }
        return held;
    }
}

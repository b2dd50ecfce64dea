package dev.logscan.incident;

import dev.logscan.entry.LogEntry;
import dev.logscan.scenario.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entries that a report shows: those that were kept, and those that are read again. */
final class Originals {
    private final Rows rows;
    private final Shapes shapes;
    private final Correlator noticed;
    private final Map<Ref, NoticedEntry> entries = new HashMap<>();
    private final Map<Ref, String> ids = new HashMap<>();
    private final Map<Long, Map<Said, Ref>> lacking = new HashMap<>();
    private final Map<Said, Integer> read = new HashMap<>();
    private final Set<Ref> whole = new HashSet<>();

    /** What an entry says and when, and the how-many-th it is of those that say the same then. */
    private record Said(long key, int shape, long time, int rank) {
        Said first() {
            return new Said(key, shape, time, 0);
        }
    }

    Originals(Correlator noticed) {
        rows = noticed.rows();
        shapes = noticed.shapes();
        this.noticed = noticed;
    }

    /** Asks for an entry. */
    void want(Ref ref) {
        if (noticed.kept(ref.number()) == null) {
            wantId(ref);
            whole.add(ref);
        }
    }

    /** Asks for the correlation id of an entry. */
    void wantId(Ref ref) {
        if (noticed.kept(ref.number()) == null) {
            Said said = said(ref);
            lacking.computeIfAbsent(ref.key(), k -> new HashMap<>(2)).putIfAbsent(said, ref);
            read.put(said.first(), 0);
        }
    }

    private Said said(Ref ref) {
        Rows.Group group = rows.group(ref.key());
        int rank = 0;
        for (int i = 0; i < group.size(); i++) {
            boolean same = group.shape(i) == ref.shape() && group.time(i) == ref.time();
            rank += same && group.number(i) < ref.number() ? 1 : 0;
        }
        return new Said(ref.key(), ref.shape(), ref.time(), rank);
    }

    /** Whether entries must be read again. */
    boolean areLacking() {
        return !lacking.isEmpty();
    }

    /** Whether an entry may be one of those that are lacking; safe for use by several threads while entries are not taken. */
    boolean mayBe(LogEntry entry) {
        return entry.correlationId() == null || lacking.containsKey(Fingerprint.of(entry));
    }

    /** The keys of the entries that are lacking. */
    Set<Long> lackingKeys() {
        return Set.copyOf(lacking.keySet());
    }

    /** Takes an entry that was read again. */
    void take(NoticedEntry again) {
        long key = Fingerprint.of(again.entry());
        Map<Said, Ref> wanted = lacking.get(key);
        if (wanted == null) {
            return;
        }
        int shape = shapes.find(shapes.said(again));
        long time = Rows.micros(again.entry().time());
        Said first = new Said(key, shape, time, 0);
        Integer rank = read.computeIfPresent(first, (said, count) -> count + 1);
        Ref found = rank == null ? null : wanted.get(new Said(key, shape, time, rank - 1));
        if (found != null && whole.contains(found)) {
            entries.put(found, again);
        } else if (found != null) {
            ids.put(found, Objects.requireNonNullElse(again.entry().correlationId(), ""));
        }
    }

    /** The entry, or null when it was not kept and could not be read again. */
    @Nullable
    NoticedEntry find(Ref ref) {
        NoticedEntry kept = noticed.kept(ref.number());
        return kept == null ? entries.get(ref) : kept;
    }

    /** The entry, or another that says the same. */
    NoticedEntry shown(Ref ref) {
        NoticedEntry entry = find(ref);
        return entry == null ? shapes.model(ref.shape()) : entry;
    }

    /** The correlation id of an entry, or null when it has none or could not be read again. */
    @Nullable
    String id(Ref ref) {
        NoticedEntry entry = find(ref);
        return entry != null ? entry.entry().correlationId() : ids.get(ref);
    }

    /** An incident of entries; one that could not be read again is told by another that says the same. */
    Incident incident(Side side, List<Ref> refs) {
        List<NoticedEntry> found = new ArrayList<>();
        String id = null;
        for (Ref ref : refs) {
            found.add(shown(ref));
            String own = id(ref);
            id = id == null && own != null ? own : id;
        }
        return Incident.inOrder(id, side, found);
    }
}

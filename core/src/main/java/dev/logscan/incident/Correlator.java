package dev.logscan.incident;

import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import dev.logscan.scenario.ScenarioCatalog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Groups noticed entries by correlation id, in bounded memory.
 *
 * <p>An entry that tells only beside another of its id waits for it, in a room of its own: webhooks fail with the same
 * network exceptions as the app, and there may be many of them. When that room is full, later ones are let go and
 * counted. Entries that tell for themselves are all kept. Not thread-safe.
 */
public final class Correlator {
    /** Bounds the memory for entries that tell only beside another: about 64 MB. */
    static final int WAITING_ENTRIES = 100_000;

    /** More entries of one id say nothing new; an id with more is not one request's. */
    static final int ENTRIES_OF_ONE_ID = 200;

    private final BitSet opening;
    private final Map<String, List<NoticedEntry>> byId = new LinkedHashMap<>();
    private final Map<String, List<NoticedEntry>> waiting = new LinkedHashMap<>();
    private final List<NoticedEntry> single = new ArrayList<>();
    private final Map<Content, String> sourceOfSingle = new HashMap<>();
    private int waitingEntries;
    private long letGo;
    private long cut;

    /**
     * Makes an empty one.
     *
     * @param catalog tells which entries tell for themselves
     */
    public Correlator(ScenarioCatalog catalog) {
        opening = catalog.opening();
    }

    /**
     * Takes an entry.
     *
     * @param noticed the entry
     */
    public void add(NoticedEntry noticed) {
        String id = noticed.entry().correlationId();
        boolean tells = noticed.held().intersects(opening);
        if (id == null) {
            if (tells && isNew(noticed)) {
                single.add(noticed);
            }
        } else if (tells) {
            List<NoticedEntry> waited = waiting.remove(id);
            if (waited != null) {
                waitingEntries -= waited.size();
                waited.forEach(w -> keep(id, w));
            }
            keep(id, noticed);
        } else if (byId.containsKey(id)) {
            keep(id, noticed);
        } else if (waitingEntries < WAITING_ENTRIES) {
            waitingEntries++;
            waiting.computeIfAbsent(id, i -> new ArrayList<>(1)).add(noticed);
        } else {
            letGo++;
        }
    }

    /**
     * What was let go to keep memory bounded.
     *
     * @return a sentence, or null when nothing was let go
     */
    public @Nullable String letGo() {
        if (letGo == 0 && cut == 0) {
            return null;
        }
        return "memory: " + (letGo + cut) + " entries were not correlated (at most " + WAITING_ENTRIES
                + " entries wait for another of their id, at most " + ENTRIES_OF_ONE_ID + " are kept of one id)";
    }

    /** The incidents' entries: of each correlation id, and of each entry without one. */
    List<List<NoticedEntry>> groups() {
        List<List<NoticedEntry>> groups = new ArrayList<>(byId.values());
        single.forEach(one -> groups.add(List.of(one)));
        return groups;
    }

    /** The same line in two files is one entry: a log that was copied while it was rotated. */
    private boolean isNew(NoticedEntry noticed) {
        String source = noticed.entry().origin().source();
        return source.equals(sourceOfSingle.computeIfAbsent(Content.of(noticed), c -> source));
    }

    private static boolean isCopy(NoticedEntry one, NoticedEntry other) {
        return !one.entry().origin().source().equals(other.entry().origin().source())
                && Content.of(one).equals(Content.of(other));
    }

    private record Content(Component component, @Nullable Instant time, Map<String, List<String>> fields) {
        static Content of(NoticedEntry noticed) {
            LogEntry entry = noticed.entry();
            return new Content(entry.component(), entry.time(), entry.fields());
        }
    }

    private void keep(String id, NoticedEntry noticed) {
        List<NoticedEntry> kept = byId.computeIfAbsent(id, i -> new ArrayList<>(3));
        if (kept.stream().anyMatch(k -> isCopy(k, noticed))) {
            return;
        }
        if (kept.size() < ENTRIES_OF_ONE_ID) {
            kept.add(noticed);
        } else {
            cut++;
        }
    }
}

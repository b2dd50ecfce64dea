package dev.logscan.incident;

import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import dev.logscan.entry.Origin;
import dev.logscan.scenario.ScenarioCatalog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
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

    /** What an entry takes without its values, and a value without its text, in bytes: measured roughly. */
    private static final int ENTRY_BYTES = 400;

    private static final int VALUE_BYTES = 120;

    private final BitSet opening;
    private final Map<String, List<NoticedEntry>> byId = new LinkedHashMap<>();
    private final Map<String, List<NoticedEntry>> waiting = new LinkedHashMap<>();
    private final List<NoticedEntry> single = new ArrayList<>();
    private final Map<Content, String> sourceOfSingle = new HashMap<>();
    private final long budget;
    private long kept;
    private int waitingEntries;
    private long letGo;
    private long cut;

    /**
     * Makes an empty one.
     *
     * @param catalog tells which entries tell for themselves
     */
    public Correlator(ScenarioCatalog catalog) {
        this(catalog, Runtime.getRuntime().maxMemory() / 3);
    }

    Correlator(ScenarioCatalog catalog, long budget) {
        opening = catalog.opening();
        this.budget = budget;
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
            if (tells && isNew(noticed) && hasRoomFor(noticed)) {
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
        } else if (waitingEntries == WAITING_ENTRIES) {
            letGo++;
        } else if (hasRoomFor(noticed)) {
            waitingEntries++;
            waiting.computeIfAbsent(id, i -> new ArrayList<>(1)).add(noticed);
        }
    }

    /**
     * Says where entries stand now, for logs are renamed while they are watched.
     *
     * @param places gives the new place for the one that an entry has
     */
    public void relocate(UnaryOperator<Origin> places) {
        UnaryOperator<NoticedEntry> moved = noticed -> new NoticedEntry(
                noticed.entry().movedTo(places.apply(noticed.entry().origin())), noticed.held());
        byId.values().forEach(entries -> entries.replaceAll(moved));
        waiting.values().forEach(entries -> entries.replaceAll(moved));
        single.replaceAll(moved);
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
        return "memory: " + (letGo + cut) + " entries were not correlated (of one id "
                + ENTRIES_OF_ONE_ID + " are kept, " + WAITING_ENTRIES
                + " may wait for another of their id, and a third of the memory is used for all)";
    }

    /** The incidents' entries: of each correlation id with its access line, and of each other entry without an id. */
    List<List<NoticedEntry>> groups() {
        return AccessLines.grouped(byId.values(), single);
    }

    /** Running out of memory would cost all findings; entries that are let go are counted and said. */
    private boolean hasRoomFor(NoticedEntry noticed) {
        long size = size(noticed);
        if (kept + size > budget) {
            letGo++;
            return false;
        }
        kept += size;
        return true;
    }

    /** About how many bytes an entry takes. */
    static long size(NoticedEntry noticed) {
        long size = ENTRY_BYTES;
        for (List<String> values : noticed.entry().fields().values()) {
            for (String value : values) {
                size += VALUE_BYTES + value.length();
            }
        }
        return size;
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
        List<NoticedEntry> known = byId.getOrDefault(id, List.of());
        if (known.stream().anyMatch(k -> isCopy(k, noticed))) {
            return;
        }
        if (known.size() == ENTRIES_OF_ONE_ID) {
            cut++;
        } else if (hasRoomFor(noticed)) {
            byId.computeIfAbsent(id, i -> new ArrayList<>(3)).add(noticed);
        }
    }
}

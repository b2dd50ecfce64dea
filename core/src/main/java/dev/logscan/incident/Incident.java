package dev.logscan.incident;

import dev.logscan.entry.Component;
import dev.logscan.scenario.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Entries of one side that belong together: those of one correlation id, or one entry that has none. Immutable. */
final class Incident {
    /** Entries by time, undated ones last, then by where they stand. */
    static final Comparator<NoticedEntry> ORDER = Comparator.comparing(
                    (NoticedEntry e) -> e.entry().time(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(e -> e.entry().origin());

    private final @Nullable String id;
    private final Side side;
    private final List<NoticedEntry> entries;
    private final BitSet held = new BitSet();

    private Incident(@Nullable String id, Side side, List<NoticedEntry> entries) {
        this.id = id;
        this.side = side;
        this.entries = List.copyOf(entries);
        entries.forEach(e -> held.or(e.held()));
    }

    /** One whose entries stand in their order. */
    static Incident inOrder(@Nullable String id, Side side, List<NoticedEntry> entries) {
        return new Incident(id, side, entries);
    }

    @Nullable
    String id() {
        return id;
    }

    Side side() {
        return side;
    }

    /** The entries in time order, undated ones last. */
    List<NoticedEntry> entries() {
        return entries;
    }

    boolean held(int condition) {
        return held.get(condition);
    }

    boolean holdsAny(BitSet conditions) {
        return held.intersects(conditions);
    }

    List<NoticedEntry> entries(int condition) {
        if (!held.get(condition)) {
            return List.of();
        }
        List<NoticedEntry> holding = new ArrayList<>();
        for (NoticedEntry entry : entries) {
            if (entry.held().get(condition)) {
                holding.add(entry);
            }
        }
        return holding;
    }

    /** The time of its earliest entry, or null when no entry has one. */
    @Nullable
    Instant first() {
        return entries.stream()
                .map(e -> e.entry().time())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Whether a component writes the one line that tells the outcome of a request. */
    static boolean isRequest(Component component) {
        return component == Component.PRODUCTION || component == Component.API;
    }
}

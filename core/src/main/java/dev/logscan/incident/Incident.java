package dev.logscan.incident;

import dev.logscan.entry.Component;
import dev.logscan.scenario.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Entries of one side that belong together: those of one correlation id, or one entry that has none. Immutable. */
final class Incident {
    private static final Comparator<NoticedEntry> ORDER = Comparator.comparing(
                    (NoticedEntry e) -> e.entry().time(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(e -> e.entry().origin());

    private static final Set<Component> REQUESTS = Set.of(Component.PRODUCTION, Component.API);

    private final @Nullable String id;
    private final Side side;
    private final List<NoticedEntry> entries;
    private final BitSet held = new BitSet();

    Incident(@Nullable String id, Side side, List<NoticedEntry> entries) {
        this.id = id;
        this.side = side;
        List<NoticedEntry> sorted = new ArrayList<>(entries);
        sorted.sort(ORDER);
        this.entries = List.copyOf(sorted);
        entries.forEach(e -> held.or(e.held()));
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
        return entries.stream().filter(e -> e.held().get(condition)).toList();
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

    /** The time of its request line, or else of its earliest entry; null when no entry has one. */
    @Nullable
    Instant requestTime() {
        return entries.stream()
                .filter(e -> REQUESTS.contains(e.entry().component()))
                .map(e -> e.entry().time())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(first());
    }

    /** Orders incidents by their earliest entry, undated ones last, then by where they stand. */
    static Comparator<Incident> order() {
        return Comparator.comparing((Incident i) -> i.entries().get(0), ORDER);
    }
}

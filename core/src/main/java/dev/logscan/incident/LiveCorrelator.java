package dev.logscan.incident;

import dev.logscan.condition.Condition;
import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import dev.logscan.scenario.ScenarioCatalog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups entries while they are being written, and gives out each attempt once: when nothing more was written of it for a
 * moment. Memory is bounded by what was written in the last minutes, and by {@link #MOST_BYTES}. Not thread-safe.
 */
public final class LiveCorrelator {
    /** GitLab writes the entries of a request within milliseconds when the request is done; a look takes its time too. */
    public static final Duration SETTLED = Duration.ofMillis(400);

    /** No request of GitLab's takes longer: after that nothing more is written under its id. */
    private static final long FORGOTTEN = Duration.ofMinutes(3).toNanos();

    /** More entries of one id say nothing new; an id with more is not one request's. */
    private static final int ENTRIES_OF_ONE_ID = 200;

    /** Bounds the entries that tell only beside another. */
    private static final long MOST_BYTES = 32L << 20;

    private final BitSet opening;
    private final Condition request;
    private final Correlator all;
    private final Map<Object, Group> groups = new LinkedHashMap<>();
    private long bytes;

    /**
     * Makes an empty one.
     *
     * @param catalog tells which entries tell for themselves
     * @param all takes every entry of an attempt, for the report at the end
     */
    public LiveCorrelator(ScenarioCatalog catalog, Correlator all) {
        this.opening = catalog.opening();
        this.request = catalog.request();
        this.all = all;
    }

    /** What was written of one attempt so far; without a correlation id, one entry. */
    private static final class Group {
        private final List<NoticedEntry> entries = new ArrayList<>(3);
        private long last;
        private long size;
        private boolean tells;
        private boolean given;
        private boolean hasAccessLine;

        boolean isRequestOf(NoticedEntry line, List<String> key) {
            Instant time = line.entry().time();
            return time != null
                    && entries.stream()
                            .map(NoticedEntry::entry)
                            .anyMatch(e -> AccessLines.REQUESTS.contains(e.component())
                                    && key.equals(AccessLines.key(e))
                                    && isNear(e, time));
        }

        private static boolean isNear(LogEntry entry, Instant time) {
            return entry.time() != null && Math.abs(Rows.micros(entry.time()) - Rows.micros(time)) <= AccessLines.SLACK;
        }
    }

    /**
     * Takes an entry.
     *
     * @param noticed the entry
     * @param now when, in nanoseconds from whenever
     */
    public void add(NoticedEntry noticed, long now) {
        String id = noticed.entry().correlationId();
        Object key = id == null ? new Object() : id;
        Group group = groups.remove(key);
        group = group == null ? new Group() : group;
        // At the end again: the first group is the one of which nothing was written for the longest time.
        groups.put(key, group);
        group.last = now;
        boolean first = !group.tells;
        group.tells |= noticed.held().intersects(opening) || request.holds(noticed.entry());
        if (group.entries.size() < ENTRIES_OF_ONE_ID) {
            long size = Correlator.size(noticed);
            group.entries.add(noticed);
            group.size += size;
            bytes += size;
        }
        if (group.tells) {
            (first ? group.entries : List.of(noticed)).forEach(this::keep);
        }
        forget(now);
    }

    private void keep(NoticedEntry noticed) {
        if (!noticed.held().isEmpty()) {
            all.add(noticed);
        }
    }

    /**
     * The attempts of which nothing more was written for a moment, each once.
     *
     * @param now when, in nanoseconds from whenever
     * @return the entries of each
     */
    public List<List<NoticedEntry>> settled(long now) {
        return give(now - SETTLED.toNanos());
    }

    /**
     * The attempts that were not given out yet.
     *
     * @return the entries of each
     */
    public List<List<NoticedEntry>> rest() {
        return give(Long.MAX_VALUE);
    }

    private List<List<NoticedEntry>> give(long until) {
        List<List<NoticedEntry>> given = new ArrayList<>();
        for (Group group : groups.values()) {
            boolean due = until == Long.MAX_VALUE || group.last - until <= 0;
            if (due && group.tells && !group.given) {
                group.given = true;
                if (!isPlaced(group)) {
                    given.add(List.copyOf(group.entries));
                }
            }
        }
        return given;
    }

    /** An access line that is of a request which has an id is no attempt of its own; a request takes one. */
    private boolean isPlaced(Group line) {
        NoticedEntry noticed = line.entries.get(0);
        List<String> key =
                noticed.entry().component() == Component.NGINX_ACCESS ? AccessLines.key(noticed.entry()) : null;
        if (key == null) {
            return false;
        }
        for (Group group : groups.values()) {
            if (group != line && !group.hasAccessLine && group.isRequestOf(noticed, key)) {
                group.hasAccessLine = true;
                return true;
            }
        }
        return false;
    }

    private void forget(long now) {
        Iterator<Group> oldest = groups.values().iterator();
        while (oldest.hasNext()) {
            Group group = oldest.next();
            boolean isOver = now - group.last > FORGOTTEN || bytes > MOST_BYTES;
            if (!isOver || (group.tells && !group.given)) {
                return;
            }
            bytes -= group.size;
            oldest.remove();
        }
    }

    /**
     * Whether some attempt was not given out yet.
     *
     * @return true while one waits for the rest of its entries
     */
    public boolean isWaiting() {
        return groups.values().stream().anyMatch(group -> group.tells && !group.given);
    }
}

package dev.logscan.incident;

import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts NGINX's access lines, which have no correlation id, beside the request that Workhorse or Rails logged.
 *
 * <p>A line and a request belong together when method, path and status agree and the times do within two seconds; a
 * request takes one line, and a line the nearest request.
 */
final class AccessLines {
    /** NGINX and Workhorse both log whole seconds, each when it is done. */
    static final long SLACK_MS = 2_000;

    static final Set<Component> REQUESTS = Set.of(Component.WORKHORSE, Component.PRODUCTION, Component.API);

    private final Map<List<String>, NavigableMap<Long, Deque<List<NoticedEntry>>>> requests = new HashMap<>();
    private final IdentityHashMap<List<NoticedEntry>, List<NoticedEntry>> extended = new IdentityHashMap<>();

    private AccessLines() {}

    /** The groups of all entries: of each id, with their access lines, and of each entry that is left. */
    static List<List<NoticedEntry>> grouped(Collection<List<NoticedEntry>> byId, List<NoticedEntry> single) {
        AccessLines lines = new AccessLines();
        if (single.stream().anyMatch(AccessLines::isAccessLine)) {
            byId.forEach(lines::index);
        }
        List<List<NoticedEntry>> rest = new ArrayList<>();
        for (NoticedEntry one : single) {
            if (!isAccessLine(one) || !lines.isPlaced(one)) {
                rest.add(List.of(one));
            }
        }
        List<List<NoticedEntry>> groups = new ArrayList<>();
        byId.forEach(group -> groups.add(lines.extended.getOrDefault(group, group)));
        groups.addAll(rest);
        return groups;
    }

    static boolean isAccessLine(NoticedEntry noticed) {
        return noticed.entry().component() == Component.NGINX_ACCESS;
    }

    private void index(List<NoticedEntry> group) {
        for (NoticedEntry noticed : group) {
            LogEntry entry = noticed.entry();
            Instant time = entry.time();
            List<String> key = key(entry);
            if (REQUESTS.contains(entry.component()) && time != null && key != null) {
                requests.computeIfAbsent(key, k -> new TreeMap<>())
                        .computeIfAbsent(time.toEpochMilli(), t -> new ArrayDeque<>())
                        .add(group);
            }
        }
    }

    private boolean isPlaced(NoticedEntry line) {
        Instant time = line.entry().time();
        List<String> key = key(line.entry());
        NavigableMap<Long, Deque<List<NoticedEntry>>> alike = key == null ? null : requests.get(key);
        if (time == null || alike == null) {
            return false;
        }
        long at = time.toEpochMilli();
        NavigableMap<Long, Deque<List<NoticedEntry>>> near = alike.subMap(at - SLACK_MS, true, at + SLACK_MS, true);
        while (!near.isEmpty()) {
            Long nearest = nearest(near, at);
            Deque<List<NoticedEntry>> groups = near.getOrDefault(nearest, new ArrayDeque<>());
            List<NoticedEntry> group = groups.poll();
            if (groups.isEmpty()) {
                near.remove(nearest);
            }
            if (group != null && !extended.containsKey(group)) {
                List<NoticedEntry> longer = new ArrayList<>(group);
                longer.add(line);
                extended.put(group, longer);
                return true;
            }
        }
        return false;
    }

    private static Long nearest(NavigableMap<Long, ?> near, long at) {
        Long before = near.floorKey(at);
        Long after = near.ceilingKey(at);
        if (before == null || after == null) {
            return before == null ? near.firstKey() : before;
        }
        return at - before <= after - at ? before : after;
    }

    /** What a line and its request have in common; null for entries that are neither. */
    static @Nullable List<String> key(LogEntry entry) {
        String method = entry.first("method");
        String path = entry.has("path") ? entry.first("path") : entry.first("uri");
        String status = entry.first("status");
        if (method == null || path == null || status == null) {
            return null;
        }
        return List.of(method, path.split("[?#]", 2)[0], status);
    }
}

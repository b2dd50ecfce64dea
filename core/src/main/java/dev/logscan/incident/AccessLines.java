package dev.logscan.incident;

import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts NGINX's access lines, which have no correlation id, beside the request that Workhorse or Rails logged.
 *
 * <p>A line and a request belong together when method, path and status agree and the times do within two seconds; a
 * request takes one line, and a line the nearest request.
 */
final class AccessLines {
    /** NGINX and Workhorse both log whole seconds, each when it is done. */
    static final long SLACK = 2_000_000;

    static final Set<Component> REQUESTS = Set.of(Component.WORKHORSE, Component.PRODUCTION, Component.API);

    private final Shapes shapes;
    private final boolean there;
    private final Map<List<String>, Integer> names = new HashMap<>();
    private final Requests requests;
    private final List<Ref> lines = new ArrayList<>();
    private final Map<Long, Ref> beside = new HashMap<>();
    private final BitSet placed = new BitSet();
    private final int most;
    private boolean tooMany;

    AccessLines(Shapes shapes, int most) {
        this.shapes = shapes;
        this.most = most;
        requests = new Requests(most);
        there = shapes.hasAccessLine();
    }

    boolean areThere() {
        return there;
    }

    /** Whether there were so many lines or requests that they were not put together. */
    boolean areTooMany() {
        return tooMany || requests.isFull();
    }

    /** The line that stands beside the request of an id, or null. */
    @Nullable
    Ref beside(long key) {
        return there ? beside.get(key) : null;
    }

    /** Whether the line of this number stands beside a request. */
    boolean isPlaced(int number) {
        return there && placed.get(number);
    }

    /** Takes the requests and the lines of an incident. */
    void take(Occurrence occurrence) {
        for (int i = 0; i < occurrence.size(); i++) {
            int shape = occurrence.shape(i);
            boolean line = shapes.component(shape) == Component.NGINX_ACCESS && !shapes.hasId(shape);
            boolean request = REQUESTS.contains(shapes.component(shape)) && shapes.hasId(shape);
            List<String> key = line || request ? key(shapes.model(shape).entry()) : null;
            if (key != null && occurrence.time(i) != Rows.UNDATED) {
                if (request) {
                    requests.add(occurrence.time(i), names.computeIfAbsent(key, k -> names.size()), occurrence);
                } else if (lines.size() == most) {
                    tooMany = true;
                } else {
                    lines.add(occurrence.ref(i));
                }
            }
        }
    }

    /** Puts every line beside the nearest request that has none. */
    void place() {
        if (!areTooMany()) {
            Free free = new Free(requests);
            lines.sort(Comparator.comparingInt(Ref::number));
            for (Ref line : lines) {
                Integer name = names.get(key(shapes.model(line.shape()).entry()));
                int request = name == null ? -1 : free.take(name, line.time());
                if (request >= 0) {
                    beside.put(requests.key(request), line);
                    placed.set(line.number());
                }
            }
        }
        lines.clear();
    }

    /** What a line and its request agree in, or null for what is no request. */
    static @Nullable List<String> key(LogEntry entry) {
        if (entry.component() != Component.NGINX_ACCESS && !REQUESTS.contains(entry.component())) {
            return null;
        }
        String method = entry.first("method");
        String path = entry.has("path") ? entry.first("path") : entry.first("uri");
        String status = entry.first("status");
        if (method == null || path == null || status == null) {
            return null;
        }
        int end = path.length();
        for (int i = 0; i < end; i++) {
            if (path.charAt(i) == '?' || path.charAt(i) == '#') {
                end = i;
            }
        }
        return List.of(method, path.substring(0, end), status);
    }

    /** The requests that have no line yet, by name and time; what is taken is passed over in one step. */
    private static final class Free {
        private final Requests requests;
        private final int[] places;
        private final int[] after;
        private final int[] before;
        private final java.util.HashSet<Long> taken = new java.util.HashSet<>();

        Free(Requests requests) {
            this.requests = requests;
            Integer[] sorted = new Integer[requests.size()];
            Arrays.setAll(sorted, i -> i);
            Arrays.sort(
                    sorted,
                    Comparator.comparingInt(requests::kind)
                            .thenComparingLong(requests::time)
                            .thenComparingInt(requests::number));
            places = Arrays.stream(sorted).mapToInt(Integer::intValue).toArray();
            after = new int[places.length + 1];
            before = new int[places.length + 1];
            Arrays.setAll(after, i -> i);
            Arrays.setAll(before, i -> i);
        }

        /** The free request that is nearest to a time, the earlier one of two; -1 when there is none. */
        int take(int name, long time) {
            while (true) {
                int here = firstFrom(name, time + 1);
                int earlier = last(before, here) - 1;
                int later = last(after, firstFrom(name, time));
                long back = earlier >= 0 && kind(earlier) == name ? time - time(earlier) : Long.MAX_VALUE;
                long ahead = later < places.length && kind(later) == name ? time(later) - time : Long.MAX_VALUE;
                if (Math.min(back, ahead) > SLACK) {
                    return -1;
                }
                long nearest = back <= ahead ? time(earlier) : time(later);
                int place = last(after, firstFrom(name, nearest));
                after[place] = place + 1;
                before[place + 1] = place;
                if (taken.add(requests.key(places[place]))) {
                    return places[place];
                }
            }
        }

        private int kind(int place) {
            return requests.kind(places[place]);
        }

        private long time(int place) {
            return requests.time(places[place]);
        }

        private int firstFrom(int name, long time) {
            int low = 0;
            int high = places.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (kind(middle) < name || (kind(middle) == name && time(middle) < time)) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        /** Follows the chain to its end, and shortens it. */
        private static int last(int[] chain, int from) {
            int end = from;
            while (chain[end] != end) {
                chain[end] = chain[chain[end]];
                end = chain[end];
            }
            return end;
        }
    }
}

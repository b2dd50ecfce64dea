package dev.logscan.incident;

import dev.logscan.entry.Component;
import dev.logscan.scenario.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which times the logs of each side's components cover. */
final class Covered {
    /** An exception is written within this of its request's other lines. */
    static final Duration REQUEST = Duration.ofSeconds(1);

    private final Map<Log, Times> times =
            new TreeMap<>(Comparator.comparing(Log::side).thenComparing(Log::component));
    private final Set<String> sources = new HashSet<>();

    private record Log(Side side, Component component) {}

    void add(Side side, Coverage.Span span) {
        times.computeIfAbsent(new Log(side, span.component()), l -> new Times())
                .spans
                .add(span);
        sources.add(span.source());
    }

    void settle() {
        times.values().forEach(Times::settle);
    }

    /** Whether a source is a log as its component wrote it. */
    boolean isLog(String source) {
        return sources.contains(source);
    }

    /** Whether a log of the component covers a time on a side, with entries that long before and after it. */
    boolean covers(Side side, Component component, @Nullable Instant time, Duration slack) {
        Times log = times.get(new Log(side, component));
        return time != null && log != null && log.cover(Rows.micros(time), slack.toNanos() / 1_000);
    }

    /** All that {@link #covers} says of a time, in one number. */
    long at(long time) {
        long mask = 0;
        for (Times log : times.values()) {
            boolean dated = time != Rows.UNDATED;
            mask = mask << 2
                    | (dated && log.cover(time, 0) ? 1 : 0)
                    | (dated && log.cover(time, REQUEST.toNanos() / 1_000) ? 2 : 0);
        }
        return mask;
    }

    /** The spans of logs of one kind, by their beginnings, with the latest end so far. */
    private static final class Times {
        private final List<Coverage.Span> spans = new ArrayList<>();
        private long[] firsts = {};
        private long[] lasts = {};

        void settle() {
            spans.sort(Comparator.comparing(Coverage.Span::first));
            firsts = spans.stream().mapToLong(s -> Rows.micros(s.first())).toArray();
            lasts = spans.stream().mapToLong(s -> Rows.micros(s.last())).toArray();
            for (int i = 1; i < lasts.length; i++) {
                lasts[i] = Math.max(lasts[i], lasts[i - 1]);
            }
        }

        boolean cover(long time, long slack) {
            int low = 0;
            int high = firsts.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (firsts[middle] <= time - slack) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low > 0 && lasts[low - 1] >= time + slack;
        }
    }
}

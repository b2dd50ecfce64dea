package dev.logscan.incident;

import dev.logscan.entry.LogEntry;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Groups the failing entries that no scenario explains by their shape. */
final class Remainder {
    /** The first entries show the shape; more of them add nothing. */
    private static final int EVIDENCE = 5;

    private final ScenarioCatalog catalog;
    private final Map<String, Shape> shapes = new LinkedHashMap<>();

    Remainder(ScenarioCatalog catalog) {
        this.catalog = catalog;
    }

    /** Takes what is left of one incident: its entries tell of one failure, which the first shape that fits names. */
    void add(List<NoticedEntry> entries) {
        Shape failure = null;
        for (Trouble trouble : catalog.troubles()) {
            for (NoticedEntry noticed : entries) {
                if (noticed.held().get(catalog.number(trouble.condition()))) {
                    LogEntry entry = noticed.entry();
                    if (failure == null) {
                        String what = trouble.what().fill(name -> withoutQuery(entry.first(name)));
                        failure = shapes.computeIfAbsent(what, Shape::new);
                        failure.count++;
                    }
                    failure.show(entry, trouble);
                }
            }
        }
    }

    List<Unexplained> shapes() {
        return shapes.values().stream().map(Shape::unexplained).toList();
    }

    private static @Nullable String withoutQuery(@Nullable String value) {
        if (value == null || !value.startsWith("/")) {
            return value;
        }
        int query = value.indexOf('?');
        return query < 0 ? value : value.substring(0, query);
    }

    private static final class Shape {
        private final String what;
        private final List<Evidence> evidence = new ArrayList<>();
        private long count;
        private @Nullable Instant first;
        private @Nullable Instant last;

        Shape(String what) {
            this.what = what;
        }

        void show(LogEntry entry, Trouble trouble) {
            Instant time = entry.time();
            if (time != null) {
                first = first == null || time.isBefore(first) ? time : first;
                last = last == null || time.isAfter(last) ? time : last;
            }
            if (evidence.size() < EVIDENCE) {
                evidence.add(new Evidence(
                        entry.origin(),
                        entry.component(),
                        time,
                        entry.correlationId(),
                        entry.keeping(trouble.groupBy()).fields()));
            }
        }

        Unexplained unexplained() {
            return new Unexplained(what, count, first, last, evidence);
        }
    }
}

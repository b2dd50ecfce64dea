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

    void add(NoticedEntry noticed) {
        for (Trouble trouble : catalog.troubles()) {
            if (noticed.held().get(catalog.number(trouble.condition()))) {
                String what = trouble.what().fill(name -> noticed.entry().first(name));
                shapes.computeIfAbsent(what, w -> new Shape(w, trouble)).add(noticed.entry());
                return;
            }
        }
    }

    List<Unexplained> shapes() {
        return shapes.values().stream().map(Shape::unexplained).toList();
    }

    private static final class Shape {
        private final String what;
        private final Trouble trouble;
        private final List<Evidence> evidence = new ArrayList<>();
        private long count;
        private @Nullable Instant first;
        private @Nullable Instant last;

        Shape(String what, Trouble trouble) {
            this.what = what;
            this.trouble = trouble;
        }

        void add(LogEntry entry) {
            count++;
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

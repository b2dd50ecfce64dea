package dev.logscan.incident;

import dev.logscan.entry.LogEntry;
import dev.logscan.language.Wording;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.Template;
import dev.logscan.scenario.Trouble;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Groups the failing entries that no scenario explains by their shape. */
final class Remainder {
    /** A report shows the first shapes; a scanner makes up as many as it likes. */
    static final int MOST_SHAPES = 100;

    /** The first entries show the shape; more of them add nothing. */
    private static final int EVIDENCE = 5;

    /** So many shapes are collected at once; when there are more, the first of them are in another walk. */
    private static final int MOST_COLLECTED = 1_000;

    private final ScenarioCatalog catalog;
    private final Comparator<Ref> order;
    private final Wording wording;
    private final Map<String, Shape> shapes = new HashMap<>();
    private final Census census;
    private @Nullable Set<Long> selected;

    Remainder(ScenarioCatalog catalog, Comparator<Ref> order, int most, Wording wording) {
        this.catalog = catalog;
        this.order = order;
        this.wording = wording;
        census = new Census(most);
    }

    /** Takes an incident: its entries tell of one failure, which the first shape that fits names. */
    void add(Occurrence occurrence) {
        Shape failure = null;
        List<Trouble> troubles = catalog.troubles();
        for (int t = 0; t < troubles.size(); t++) {
            int condition = catalog.number(troubles.get(t).condition());
            for (int i = 0; i < occurrence.size(); i++) {
                if (occurrence.held(i).get(condition)) {
                    if (failure == null) {
                        failure = shape(troubles.get(t), occurrence.model(i).entry(), occurrence);
                        if (failure == null) {
                            return;
                        }
                        failure.count++;
                    }
                    failure.show(occurrence, i, t);
                }
            }
        }
    }

    /** Told apart by their English words, in whatever language they are shown. */
    private @Nullable Shape shape(Trouble trouble, LogEntry entry, Occurrence occurrence) {
        String what = what(trouble, entry);
        long name = Fingerprint.of(what);
        if (selected != null) {
            return selected.contains(name)
                    ? shapes.computeIfAbsent(what, w -> new Shape(shown(trouble, entry), order))
                    : null;
        }
        census.add(name, 0, occurrence.first());
        Shape known = shapes.get(what);
        if (known == null && shapes.size() < MOST_COLLECTED) {
            known = new Shape(shown(trouble, entry), order);
            shapes.put(what, known);
        }
        return known;
    }

    /** Whether there were so many shapes that all incidents must be taken again. */
    boolean wantsAnotherWalk() {
        if (selected != null || census.size() <= MOST_COLLECTED) {
            return false;
        }
        selected = census.first(MOST_SHAPES);
        shapes.clear();
        return true;
    }

    /** How many shapes there are. */
    long count() {
        return census.size();
    }

    boolean isCountFull() {
        return census.isFull();
    }

    /** A failure in English words. */
    static String what(Trouble trouble, LogEntry entry) {
        return filled(trouble.what(), entry);
    }

    private String shown(Trouble trouble, LogEntry entry) {
        return filled(new Template(wording.say(trouble.what().text())), entry);
    }

    private static String filled(Template what, LogEntry entry) {
        return what.fill(name -> withoutQuery(entry.first(name)));
    }

    private List<Shape> first() {
        return shapes.values().stream()
                .sorted(Comparator.comparing((Shape s) -> s.at(), order))
                .limit(MOST_SHAPES)
                .toList();
    }

    /** Names every entry that is shown. */
    void forEachShown(Consumer<Ref> wanted) {
        first().forEach(s -> s.evidence.list().forEach(e -> wanted.accept(e.entry())));
    }

    List<Unexplained> unexplained(Originals originals) {
        return first().stream()
                .map(s -> s.unexplained(originals, catalog.troubles()))
                .toList();
    }

    private static @Nullable String withoutQuery(@Nullable String value) {
        if (value == null || !value.startsWith("/")) {
            return value;
        }
        int query = value.indexOf('?');
        return query < 0 ? value : value.substring(0, query);
    }

    /** An entry of an incident, and the number of the trouble that it tells. */
    private record Shown(Ref incident, int trouble, Ref entry) {}

    private static final class Shape {
        private final String what;
        private final Earliest<Shown> evidence;
        private long count;
        private long first = Rows.UNDATED;
        private long last = Long.MIN_VALUE;

        Shape(String what, Comparator<Ref> order) {
            this.what = what;
            evidence = new Earliest<>(
                    EVIDENCE,
                    Comparator.comparing(Shown::incident, order)
                            .thenComparingInt(Shown::trouble)
                            .thenComparing(Shown::entry, order));
        }

        Ref at() {
            return evidence.list().get(0).incident();
        }

        void show(Occurrence occurrence, int i, int trouble) {
            long time = occurrence.time(i);
            if (time != Rows.UNDATED) {
                first = Math.min(first, time);
                last = Math.max(last, time);
            }
            evidence.add(new Shown(occurrence.ref(0), trouble, occurrence.ref(i)));
        }

        Unexplained unexplained(Originals originals, List<Trouble> troubles) {
            return new Unexplained(
                    what,
                    count,
                    Rows.instant(first),
                    Rows.instant(last == Long.MIN_VALUE ? Rows.UNDATED : last),
                    evidence.list().stream()
                            .map(s -> evidence(originals.shown(s.entry()), troubles.get(s.trouble())))
                            .toList());
        }

        private static Evidence evidence(NoticedEntry noticed, Trouble trouble) {
            LogEntry entry = noticed.entry();
            return new Evidence(
                    entry.origin(),
                    entry.component(),
                    entry.time(),
                    entry.correlationId(),
                    entry.keeping(trouble.groupBy()).fields());
        }
    }
}

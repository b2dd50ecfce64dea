package dev.logscan.incident;

import dev.logscan.scenario.ScenarioCatalog;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands findings over while inputs are still being read, each once: by its scenario, its side and the facts that tell its cases
 * apart.
 *
 * <p>A finding is firm when an attempt that shows it seems whole: an entry of a later source has come, or {@link #OPEN} other
 * attempts have since its last entry. It is judged by its own entries then. An attempt that goes on in a later source is
 * judged once more. What shows only when all is known, by the join of the sides or in a flood of attempts that differ, is
 * handed over by {@link #finish}. Memory is bounded. Not thread-safe.
 */
public final class FirmFindings {
    /** A log holds the entries of one request close together; so many requests are never under way at once. */
    public static final int OPEN = 1_000;

    /** More entries of one id say nothing new. */
    private static final int ENTRIES_OF_ONE_ID = 50;

    /** To judge an attempt takes about a millisecond: after so many that differ, the rest is told at the end. */
    private static final int MOST_JUDGED = 2_000;

    /** Attempts that are alike are judged once, as long as they are remembered. */
    private static final int MOST_REMEMBERED = 10_000;

    private final ScenarioCatalog catalog;
    private final Settings settings;
    private final Selection selection;
    private final Consumer<Finding> sink;
    private final BitSet opening;
    private final Shapes shapes;
    private final Map<Object, Group> open = new LinkedHashMap<>();
    private final Set<List<Long>> judged = new LinkedHashSet<>();
    private final Set<Long> given = new HashSet<>();
    private @Nullable String source;
    private int judgements;

    /** What was read of one attempt. */
    private static final class Group {
        private final List<NoticedEntry> entries = new ArrayList<>(3);
        private boolean tells;
        private boolean changed;
    }

    /**
     * Makes one that has seen nothing.
     *
     * @param catalog the scenarios
     * @param settings what the user says about the case
     * @param selection which attempts to report
     * @param sink takes the findings
     */
    public FirmFindings(ScenarioCatalog catalog, Settings settings, Selection selection, Consumer<Finding> sink) {
        this.catalog = catalog;
        this.settings = settings;
        this.selection = selection;
        this.sink = sink;
        opening = catalog.opening();
        shapes = new Shapes(catalog);
    }

    /**
     * Takes an entry, in the order in which inputs are read.
     *
     * @param noticed the entry
     */
    public void add(NoticedEntry noticed) {
        String from = noticed.entry().origin().source();
        if (!from.equals(source)) {
            open.values().forEach(this::judge);
            source = from;
        }
        String id = noticed.entry().correlationId();
        Object key = id == null ? new Object() : id;
        Group group = open.remove(key);
        group = group == null ? new Group() : group;
        // At the end again: the first one has waited for the longest time.
        open.put(key, group);
        if (group.entries.size() < ENTRIES_OF_ONE_ID) {
            group.entries.add(noticed);
            group.tells |= noticed.held().intersects(opening);
            group.changed = true;
        }
        if (open.size() > OPEN) {
            Iterator<Group> groups = open.values().iterator();
            judge(groups.next());
            groups.remove();
        }
    }

    /**
     * Hands over what was not yet, when everything is known.
     *
     * @param all the diagnosis of all entries
     */
    public void finish(Diagnosis all) {
        open.clear();
        give(all);
    }

    private void give(Diagnosis diagnosis) {
        for (Diagnosis.Named one : diagnosis.named()) {
            if (given.add(one.name())) {
                sink.accept(one.finding());
            }
        }
    }

    private void judge(Group group) {
        if (!group.tells || !group.changed || judgements == MOST_JUDGED) {
            return;
        }
        group.changed = false;
        List<Long> likeness =
                group.entries.stream().map(e -> shapes.said(e).content()).toList();
        if (!judged.add(likeness)) {
            return;
        }
        if (judged.size() > MOST_REMEMBERED) {
            judged.remove(judged.iterator().next());
        }
        judgements++;
        Correlator own = new Correlator(catalog, false);
        group.entries.forEach(own::add);
        give(new Diagnosis(catalog, settings, own, new Coverage(List.of()), selection));
    }
}

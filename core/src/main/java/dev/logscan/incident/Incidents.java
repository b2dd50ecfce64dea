package dev.logscan.incident;

import dev.logscan.entry.Component;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All incidents, to be walked over as often as wanted; each as an {@link Occurrence}, with a model to judge it by. */
final class Incidents {
    /** Different entries of one id beyond this say nothing new; an id with more is not one request's. */
    static final int SHAPES_OF_ONE_ID = 200;

    private final Rows rows;
    private final Shapes shapes;
    private final AccessLines lines;
    private final Sides sides;
    private final Map<Long, Incident> models = new HashMap<>();
    private final int mostModels;

    Incidents(ScenarioCatalog catalog, Correlator noticed) {
        rows = noticed.rows();
        shapes = noticed.shapes();
        mostModels = noticed.mostRemembered();
        lines = new AccessLines(shapes, noticed.mostBeside());
        if (lines.areThere()) {
            forEachGroup(lines::take);
            lines.place();
        }
        sides = new Sides(catalog, shapes);
        forEachGroup(sides::mark);
        sides.settle();
    }

    Shapes shapes() {
        return shapes;
    }

    Sides sides() {
        return sides;
    }

    AccessLines lines() {
        return lines;
    }

    /** Walks over all incidents, in an order that means nothing but is always the same. */
    void forEach(Consumer<Occurrence> visitor) {
        forEachGroup(occurrence -> {
            occurrence.finish(sides.of(occurrence));
            visitor.accept(occurrence);
        });
    }

    /** One incident, by its key and the number of one of its entries. */
    @Nullable
    Occurrence find(long key, int number) {
        Occurrence[] found = new Occurrence[1];
        group(rows.group(key), new Occurrence(shapes), new int[1], occurrence -> {
            occurrence.finish(sides.of(occurrence));
            if (found[0] == null && occurrence.holds(number)) {
                found[0] = occurrence.copy();
            }
        });
        return found[0];
    }

    private void forEachGroup(Consumer<Occurrence> visitor) {
        Rows.Walk walk = rows.walk();
        Occurrence occurrence = new Occurrence(shapes);
        int[] ordinal = new int[1];
        for (Rows.Group group = walk.next(); group != null; group = walk.next()) {
            Interruption.check();
            group(group, occurrence, ordinal, visitor);
        }
    }

    private void group(Rows.Group group, Occurrence occurrence, int[] ordinal, Consumer<Occurrence> visitor) {
        if (!opens(group)) {
            return;
        }
        if (!shapes.hasId(group.shape(0))) {
            single(group, occurrence, ordinal, visitor);
            return;
        }
        occurrence.clear(group.key(), ordinal[0]++);
        boolean several = isOfSeveralSources(group);
        for (int i = 0; i < group.size(); i++) {
            if (!several || !occurrence.holdsCopyOf(group.time(i), group.shape(i))) {
                occurrence.add(group.key(), group.time(i), group.shape(i), group.number(i));
            }
        }
        Ref line = lines.beside(group.key());
        if (line != null) {
            occurrence.add(line.key(), line.time(), line.shape(), line.number());
        }
        visitor.accept(occurrence);
    }

    /** Equal lines without an id are as many incidents, but those of a second source are copies. */
    private void single(Rows.Group group, Occurrence occurrence, int[] ordinal, Consumer<Occurrence> visitor) {
        for (int i = 0; i < group.size(); i++) {
            if (shapes.isOfOneSource(group.shape(0), group.shape(i)) && !lines.isPlaced(group.number(i))) {
                occurrence.clear(group.key(), ordinal[0]++);
                occurrence.add(group.key(), group.time(i), group.shape(i), group.number(i));
                visitor.accept(occurrence);
            }
        }
    }

    private boolean opens(Rows.Group group) {
        for (int i = 0; i < group.size(); i++) {
            if (shapes.opens(group.shape(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isOfSeveralSources(Rows.Group group) {
        for (int i = 1; i < group.size(); i++) {
            if (!shapes.isOfOneSource(group.shape(0), group.shape(i))) {
                return true;
            }
        }
        return false;
    }

    /** What an incident is judged by: the models of its entries. The same object for incidents that are alike. */
    Incident model(Occurrence occurrence) {
        long key = occurrence.side().id().hashCode();
        for (int i = 0; i < occurrence.kinds(); i++) {
            key = mixed(key + occurrence.kind(i) + 1);
        }
        Incident known = models.get(key);
        if (known == null) {
            if (models.size() >= mostModels) {
                models.clear();
            }
            known = Incident.inOrder(null, occurrence.side(), entries(occurrence));
            models.put(key, known);
        }
        return known;
    }

    private List<NoticedEntry> entries(Occurrence occurrence) {
        List<NoticedEntry> entries = new ArrayList<>();
        for (int i = 0; i < Math.min(SHAPES_OF_ONE_ID, occurrence.kinds()); i++) {
            entries.add(shapes.model(occurrence.kind(i)));
        }
        return entries;
    }

    private static long mixed(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** When Rails answered, which logs milliseconds, or else when Workhorse did, which logs whole seconds. */
    static long answered(Shapes shapes, Occurrence occurrence) {
        if (occurrence.side() == Side.GITLAB_COM) {
            return occurrence.first();
        }
        for (int i = 0; i < occurrence.size(); i++) {
            if (occurrence.time(i) != Rows.UNDATED && shapes.component(occurrence.shape(i)) != Component.WORKHORSE) {
                return occurrence.time(i);
            }
        }
        return occurrence.first();
    }
}

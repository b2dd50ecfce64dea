package dev.logscan.incident;

import dev.logscan.entry.Component;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.Side;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells whose logs an entry comes from: by its source first, then by its correlation id.
 *
 * <p>A source in which only the proxying GitLab's marks stand is the proxying GitLab's as a whole. In a source with the
 * marks of both sides or of none, an id with a mark of the proxying GitLab is its, and the rest is the instance's. What a
 * browser saw has both sides' addresses in it, and is neither's log.
 */
final class Sides {
    private final Shapes shapes;
    private final int proxyMark;
    private final int instanceMark;
    private final Set<String> proxySources = new HashSet<>();
    private final Set<String> instanceSources = new HashSet<>();

    Sides(ScenarioCatalog catalog, Shapes shapes) {
        this.shapes = shapes;
        proxyMark = catalog.number(catalog.proxyMark());
        instanceMark = catalog.number(catalog.instanceMark());
    }

    /** Takes the marks of an incident. */
    void mark(Occurrence occurrence) {
        boolean proxied = holds(occurrence, proxyMark);
        if (!proxied && !holds(occurrence, instanceMark)) {
            return;
        }
        for (int i = 0; i < occurrence.size(); i++) {
            int shape = occurrence.shape(i);
            if (isServers(shape) && isMarked(shape, proxied ? proxyMark : instanceMark)) {
                (proxied ? proxySources : instanceSources).add(shapes.source(shape));
            }
        }
    }

    /** Ends the marking. */
    void settle() {
        proxySources.removeAll(instanceSources);
    }

    /** Whose log a source is. */
    Side of(String source) {
        return proxySources.contains(source) ? Side.GITLAB_COM : Side.SELF_MANAGED;
    }

    /** Whether one of a source's entries tells whose log it is. */
    boolean isMarked(String source) {
        return proxySources.contains(source) || instanceSources.contains(source);
    }

    /** Whose an incident is. */
    Side of(Occurrence occurrence) {
        boolean browser = true;
        boolean proxy = true;
        for (int i = 0; i < occurrence.size(); i++) {
            int shape = occurrence.shape(i);
            if (isServers(shape)) {
                if (isMarked(shape, proxyMark)) {
                    return Side.GITLAB_COM;
                }
                browser = false;
                proxy = proxy && !proxySources.isEmpty() && proxySources.contains(shapes.source(shape));
            }
        }
        return browser ? Side.BROWSER : proxy ? Side.GITLAB_COM : Side.SELF_MANAGED;
    }

    private boolean holds(Occurrence occurrence, int mark) {
        for (int i = 0; i < occurrence.size(); i++) {
            if (isServers(occurrence.shape(i)) && isMarked(occurrence.shape(i), mark)) {
                return true;
            }
        }
        return false;
    }

    private boolean isMarked(int shape, int mark) {
        return shapes.held(shape).get(mark);
    }

    private boolean isServers(int shape) {
        return shapes.component(shape) != Component.BROWSER;
    }
}

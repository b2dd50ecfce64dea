package dev.logscan.incident;

import dev.logscan.entry.Component;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells whose logs an entry comes from: by its source first, then by its correlation id.
 *
 * <p>A source in which only the proxying GitLab's marks stand is the proxying GitLab's as a whole. In a source with the
 * marks of both sides or of none, an id with a mark of the proxying GitLab is its, and the rest is the instance's.
 */
final class Sides {
    private final int proxyMark;
    private final Set<String> proxySources = new HashSet<>();
    private final Set<String> instanceSources = new HashSet<>();
    private final List<Incident> incidents = new ArrayList<>();

    Sides(ScenarioCatalog catalog, List<List<NoticedEntry>> groups) {
        proxyMark = catalog.number(catalog.proxyMark());
        int instanceMark = catalog.number(catalog.instanceMark());
        for (List<NoticedEntry> group : groups) {
            boolean proxied = holds(servers(group), proxyMark);
            boolean received = !proxied && holds(servers(group), instanceMark);
            for (NoticedEntry entry : servers(group)) {
                if (entry.held().get(proxyMark)) {
                    proxySources.add(entry.entry().origin().source());
                }
                if (received && entry.held().get(instanceMark)) {
                    instanceSources.add(entry.entry().origin().source());
                }
            }
        }
        proxySources.removeAll(instanceSources);
        for (List<NoticedEntry> group : groups) {
            incidents.add(new Incident(group.get(0).entry().correlationId(), side(group), group));
        }
        incidents.sort(Incident.order());
    }

    /** All incidents, in time order. */
    List<Incident> incidents() {
        return incidents;
    }

    /** Whose log a source is. */
    Side of(String source) {
        return proxySources.contains(source) ? Side.GITLAB_COM : Side.SELF_MANAGED;
    }

    /** Whether one of a source's entries tells whose log it is. */
    boolean isMarked(String source) {
        return proxySources.contains(source) || instanceSources.contains(source);
    }

    private Side side(List<NoticedEntry> group) {
        List<NoticedEntry> servers = servers(group);
        if (servers.isEmpty()) {
            return Side.BROWSER;
        }
        boolean proxy = holds(servers, proxyMark)
                || servers.stream()
                        .allMatch(e -> proxySources.contains(e.entry().origin().source()));
        return proxy ? Side.GITLAB_COM : Side.SELF_MANAGED;
    }

    /** What a browser saw has both sides' addresses in it, and is neither's log. */
    private static List<NoticedEntry> servers(List<NoticedEntry> group) {
        return group.stream()
                .filter(e -> e.entry().component() != Component.BROWSER)
                .toList();
    }

    private static boolean holds(List<NoticedEntry> group, int condition) {
        return group.stream().anyMatch(e -> e.held().get(condition));
    }
}

package dev.logscan.incident;

import dev.logscan.scenario.Scenario;
import dev.logscan.scenario.ScenarioCatalog;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Runs the catalog's scenarios over what was noticed, and says what happened. */
public final class Diagnosis {
    private final ScenarioCatalog catalog;
    private final Settings settings;
    private final Coverage coverage;
    private final Sides sides;
    private final SideJoin join;
    private final Set<NoticedEntry> explained = new HashSet<>();
    private final Map<String, BitSet> openings = new HashMap<>();

    /**
     * Prepares a diagnosis.
     *
     * @param catalog what we know
     * @param settings what the user says
     * @param noticed the entries that tell something
     * @param coverage which times the logs cover
     */
    public Diagnosis(ScenarioCatalog catalog, Settings settings, Correlator noticed, Coverage coverage) {
        this.catalog = catalog;
        List<List<NoticedEntry>> groups = noticed.groups();
        this.settings = Versions.told(catalog, settings, groups);
        this.coverage = coverage;
        sides = new Sides(catalog, groups);
        join = new SideJoin(catalog, this.settings, sides.incidents());
        catalog.scenarios().forEach(s -> openings.put(s.id(), opening(s)));
    }

    /**
     * The findings.
     *
     * @param wanted which attempts to report, by the time and the correlation id of the attempt; judged after the
     *     scenarios are, so that a filter never makes an entry missing
     * @return the findings, most severe first, then earliest
     */
    public List<Finding> findings(Predicate<AttemptKey> wanted) {
        Map<List<List<String>>, Case> cases = new LinkedHashMap<>();
        for (Incident incident : sides.incidents()) {
            Map<String, Seen> seen = seen(incident);
            for (Seen one : seen.values()) {
                Scenario scenario = one.scenario();
                Attempt attempt = one.attempt();
                explained.addAll(attempt.incident().entries());
                if (attempt.joined() != null) {
                    explained.addAll(attempt.joined().entries());
                }
                boolean fallenBack = scenario.yieldsTo().stream().anyMatch(seen::containsKey);
                if (!fallenBack && wanted.test(new AttemptKey(incident.requestTime(), incident.id()))) {
                    cases.computeIfAbsent(Case.key(scenario, attempt), k -> new Case(scenario))
                            .add(attempt);
                }
            }
        }
        return cases.values().stream()
                .map(c -> new FindingMaker(catalog, c, coverage, sides, join).finding())
                .sorted(order())
                .toList();
    }

    /**
     * An attempt, as filters see it.
     *
     * @param time the time of its request line, or of its earliest entry; null when it has none
     * @param correlationId its correlation id, or null when it has none
     */
    public record AttemptKey(
            java.time.@Nullable Instant time, @Nullable String correlationId) {}

    /**
     * Failing Jira Connect entries that no scenario explains; to be asked after {@link #findings}.
     *
     * @param wanted which attempts to report
     * @return one item for each shape, in order of the first entry
     */
    public List<Unexplained> unexplained(Predicate<AttemptKey> wanted) {
        Remainder remainder = new Remainder(catalog);
        for (Incident incident : sides.incidents()) {
            if (wanted.test(new AttemptKey(incident.requestTime(), incident.id()))) {
                remainder.add(incident.entries().stream()
                        .filter(e -> !explained.contains(e))
                        .toList());
            }
        }
        return remainder.shapes();
    }

    private record Seen(Scenario scenario, Attempt attempt) {}

    /** The scenarios that an incident shows, by their ids: a scenario is a large value, and slow as a key. */
    private Map<String, Seen> seen(Incident incident) {
        Map<String, Seen> seen = new LinkedHashMap<>();
        for (Scenario scenario : catalog.scenarios()) {
            if (incident.holdsAny(openings.getOrDefault(scenario.id(), new BitSet()))) {
                Attempt attempt = new Attempt(
                        catalog, settings, incident, joined(incident), scenario.signals(), scenario.facts());
                if (attempt.decisions().holds(scenario.when())) {
                    seen.put(scenario.id(), new Seen(scenario, attempt));
                }
            }
        }
        return seen;
    }

    private @Nullable Incident joined(Incident incident) {
        List<SideJoin.Pair> candidates = join.candidates(incident);
        if (candidates.size() != 1) {
            return null;
        }
        Incident other = candidates.get(0).other(incident);
        return join.candidates(other).size() == 1 ? other : null;
    }

    private BitSet opening(Scenario scenario) {
        BitSet opening = new BitSet();
        scenario.signals().values().stream().filter(s -> !s.joined()).forEach(s -> opening.set(catalog.number(s)));
        return opening;
    }

    private static Comparator<Finding> order() {
        return Comparator.comparing(Finding::severity, Comparator.reverseOrder())
                .thenComparing(Finding::firstSeen, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Finding::scenario)
                .thenComparing(Finding::summary);
    }
}

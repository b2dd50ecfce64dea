package dev.logscan.incident;

import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import dev.logscan.scenario.Cause;
import dev.logscan.scenario.Decision;
import dev.logscan.scenario.FactSpec;
import dev.logscan.scenario.Lack;
import dev.logscan.scenario.Scenario;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.Signal;
import dev.logscan.scenario.Step;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What decides in a scenario: attempts that agree in it are judged alike, however many there are.
 *
 * <p>Of a fact that is only shown, such as a message or a request id, it matters whether it is known; a report shows it as the
 * first attempt has it. Not thread-safe.
 */
final class ScenarioFacts {
    private final Scenario scenario;
    private @Nullable Map<String, FactSpec> specs;
    private @Nullable Set<String> telling;
    private final BitSet own = new BitSet();
    private final BitSet joined = new BitSet();

    ScenarioFacts(ScenarioCatalog catalog, Scenario scenario) {
        this.scenario = scenario;
        for (Signal signal : scenario.signals().values()) {
            (signal.joined() ? joined : own).set(catalog.number(signal));
        }
    }

    /** The facts that {@link #isTelling}; only of a scenario that some entry has to do with are its causes read for it. */
    private Set<String> telling() {
        Set<String> names = telling;
        if (names != null) {
            return names;
        }
        names = new HashSet<>(scenario.groupBy());
        for (Decision decision : decisions()) {
            collect(decision, names);
        }
        for (FactSpec spec : scenario.facts()) {
            if (spec.array()) {
                names.add(spec.name());
            }
            for (FactSpec.Source source : spec.sources()) {
                if (source instanceof FactSpec.FromFact other) {
                    names.add(other.fact());
                }
            }
        }
        telling = names;
        return names;
    }

    static Map<String, FactSpec> byName(List<FactSpec> facts) {
        Map<String, FactSpec> specs = new HashMap<>();
        facts.forEach(f -> specs.put(f.name(), f));
        return Map.copyOf(specs);
    }

    Scenario scenario() {
        return scenario;
    }

    Map<String, FactSpec> specs() {
        Map<String, FactSpec> named = specs;
        if (named == null) {
            named = byName(scenario.facts());
            specs = named;
        }
        return named;
    }

    /** The conditions of the signals in an incident itself. */
    BitSet own() {
        return own;
    }

    /** The conditions of the signals in the other side's request. */
    BitSet joined() {
        return joined;
    }

    /** Whether the values of a fact decide anything, or name what is shown of every attempt. */
    boolean isTelling(FactSpec spec) {
        return telling().contains(spec.name());
    }

    /** What of an attempt decides, but for which logs cover its time. */
    List<Object> of(Attempt attempt, Covered covered) {
        List<Object> view = new ArrayList<>();
        for (Signal signal : scenario.signals().values()) {
            Incident where = signal.joined() ? attempt.joined() : attempt.incident();
            view.add(where != null
                    && !signal.components().isEmpty()
                    && isBeside(where, signal.components().get(0), covered));
        }
        for (Signal signal : scenario.signals().values()) {
            view.add(attempt.seen(signal.name()));
        }
        for (FactSpec spec : scenario.facts()) {
            List<String> values = attempt.fact(spec.name());
            view.add(isTelling(spec) ? values : values.isEmpty());
        }
        view.add(attempt.version());
        view.add(attempt.joined() != null);
        return view;
    }

    /** Whether an incident holds another entry of a component's log. */
    static boolean isBeside(Incident incident, Component writer, Covered covered) {
        for (NoticedEntry noticed : incident.entries()) {
            LogEntry entry = noticed.entry();
            if (entry.component() == writer && covered.isLog(entry.origin().source())) {
                return true;
            }
        }
        return false;
    }

    private List<Decision> decisions() {
        List<@Nullable Decision> all = new ArrayList<>();
        all.add(scenario.when());
        all.addAll(scenario.likely());
        all.addAll(scenario.possible());
        for (Cause cause : scenario.causes()) {
            all.add(cause.when());
            all.add(cause.confirmed());
            all.add(cause.ruledOut());
            cause.lacks().stream().map(Lack::when).forEach(all::add);
            cause.steps().stream().map(Step::when).forEach(all::add);
        }
        scenario.lacks().stream().map(Lack::when).forEach(all::add);
        scenario.steps().stream().map(Step::when).forEach(all::add);
        for (FactSpec spec : scenario.facts()) {
            for (FactSpec.Source source : spec.sources()) {
                if (source instanceof FactSpec.Fixed fixed) {
                    all.add(fixed.when());
                } else if (source instanceof FactSpec.FromFact other) {
                    all.add(other.when());
                }
            }
        }
        List<Decision> there = new ArrayList<>();
        for (Decision decision : all) {
            if (decision != null) {
                there.add(decision);
            }
        }
        return there;
    }

    private static void collect(Decision decision, Set<String> facts) {
        if (decision instanceof Decision.All all) {
            all.parts().forEach(part -> collect(part, facts));
        } else if (decision instanceof Decision.Any any) {
            any.parts().forEach(part -> collect(part, facts));
        } else if (decision instanceof Decision.Not not) {
            collect(not.part(), facts);
        } else if (decision instanceof Decision.FactTest test) {
            facts.add(test.fact());
            facts.addAll(test.test().fields());
        }
    }
}

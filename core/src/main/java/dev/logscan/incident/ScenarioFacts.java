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
 * first attempt has it.
 */
final class ScenarioFacts {
    private final Scenario scenario;
    private final Map<String, FactSpec> specs;
    private final Set<String> telling = new HashSet<>();
    private final BitSet own = new BitSet();
    private final BitSet joined = new BitSet();

    ScenarioFacts(ScenarioCatalog catalog, Scenario scenario) {
        this.scenario = scenario;
        specs = byName(scenario.facts());
        for (Signal signal : scenario.signals().values()) {
            (signal.joined() ? joined : own).set(catalog.number(signal));
        }
        telling.addAll(scenario.groupBy());
        decisions().forEach(this::collect);
        for (FactSpec spec : scenario.facts()) {
            if (spec.array()) {
                telling.add(spec.name());
            }
            for (FactSpec.Source source : spec.sources()) {
                if (source instanceof FactSpec.FromFact other) {
                    telling.add(other.fact());
                }
            }
        }
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
        return specs;
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
        return telling.contains(spec.name());
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

    private void collect(Decision decision) {
        if (decision instanceof Decision.All all) {
            all.parts().forEach(this::collect);
        } else if (decision instanceof Decision.Any any) {
            any.parts().forEach(this::collect);
        } else if (decision instanceof Decision.Not not) {
            collect(not.part());
        } else if (decision instanceof Decision.FactTest test) {
            telling.add(test.fact());
            telling.addAll(test.test().fields());
        }
    }
}

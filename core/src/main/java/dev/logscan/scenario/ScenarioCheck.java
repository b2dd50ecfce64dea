package dev.logscan.scenario;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Refuses a scenario whose parts name signals, facts or places that it does not have. */
final class ScenarioCheck {
    /** What every template may name beside the scenario's facts. */
    private static final Set<String> GIVEN =
            Set.of("firstSeen", "lastSeen", "span", "count", "correlationId", "joinedId", "joinedSpan");

    private final Scenario scenario;
    private final String where;
    private final Set<String> facts = new HashSet<>();

    ScenarioCheck(Scenario scenario, String where) {
        this.scenario = scenario;
        this.where = where;
        scenario.facts().forEach(f -> facts.add(f.name()));
    }

    void check() {
        scenario.facts().forEach(this::sources);
        scenario.groupBy().forEach(this::fact);
        Stream.concat(scenario.likely().stream(), scenario.possible().stream()).forEach(this::decision);
        decision(scenario.when());
        Stream.of(scenario.title(), scenario.summary()).forEach(this::template);
        scenario.lacks().forEach(this::lack);
        scenario.steps().forEach(this::step);
        Set<String> causes = new HashSet<>();
        for (Cause cause : scenario.causes()) {
            if (!causes.add(cause.id())) {
                throw wrong("cause \"" + cause.id() + "\" stands twice");
            }
            cause(cause);
        }
        for (Scenario.Example example : scenario.examples()) {
            signal(example.signal());
        }
    }

    private void cause(Cause cause) {
        decision(cause.when());
        decision(cause.confirmed());
        decision(cause.ruledOut());
        Stream.of(cause.title(), cause.whenConfirmed(), cause.whenRuledOut(), cause.whenUndecided())
                .forEach(this::template);
        cause.lacks().forEach(this::lack);
        cause.steps().forEach(this::step);
    }

    private void sources(FactSpec spec) {
        for (FactSpec.Source source : spec.sources()) {
            if (source instanceof FactSpec.FromField field) {
                field.signals().forEach(this::signal);
            } else if (source instanceof FactSpec.FromEntry entry) {
                entry.signals().forEach(this::signal);
            } else if (source instanceof FactSpec.Fixed fixed) {
                decision(fixed.when());
            } else if (source instanceof FactSpec.FromFact other) {
                fact(other.fact());
                decision(other.when());
            }
        }
    }

    private void decision(@Nullable Decision decision) {
        if (decision instanceof Decision.Seen seen) {
            signal(seen.signal());
        } else if (decision instanceof Decision.All all) {
            all.parts().forEach(this::decision);
        } else if (decision instanceof Decision.Any any) {
            any.parts().forEach(this::decision);
        } else if (decision instanceof Decision.Not not) {
            decision(not.part());
        } else if (decision instanceof Decision.FactTest test) {
            fact(test.fact());
            test.test().fields().forEach(this::fact);
        }
    }

    private void lack(Lack lack) {
        template(lack.what());
        template(lack.how());
        decision(lack.when());
    }

    private void step(Step step) {
        template(step.action());
        Stream.of(step.command(), step.expect()).filter(t -> t != null).forEach(this::template);
        decision(step.when());
    }

    private void template(@Nullable Template template) {
        if (template == null) {
            return;
        }
        for (String name : template.names()) {
            if (name.startsWith("at:")) {
                signal(name.substring(3));
            } else if (!GIVEN.contains(name)) {
                fact(name);
            }
        }
    }

    private void signal(String name) {
        if (!scenario.signals().containsKey(name)) {
            throw wrong("\"" + name + "\" is no signal of this scenario (expected one of "
                    + String.join(", ", scenario.signals().keySet()) + ")");
        }
    }

    private void fact(String name) {
        if (!facts.contains(name)) {
            throw wrong("\"" + name + "\" is no fact of this scenario (expected one of "
                    + String.join(", ", facts.stream().sorted().toList()) + ")");
        }
    }

    private ScenarioException wrong(String what) {
        return new ScenarioException(where, what);
    }
}

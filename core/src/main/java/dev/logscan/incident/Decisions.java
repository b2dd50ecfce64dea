package dev.logscan.incident;

import dev.logscan.entry.Component;
import dev.logscan.scenario.Decision;
import dev.logscan.scenario.FactSpec;
import dev.logscan.scenario.Side;
import dev.logscan.scenario.Signal;
import dev.logscan.scenario.VersionRange;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Evaluates decisions over one attempt, in two ways: as the entries at hand stand, and as a judgement that knows what
 * it does not know.
 */
final class Decisions {
    private final Attempt attempt;

    Decisions(Attempt attempt) {
        this.attempt = attempt;
    }

    /** Whether a decision holds for the entries at hand; what is not there counts as not written. */
    boolean holds(Decision decision) {
        return new Judgement(signal -> true, true).of(decision).isTrue();
    }

    /**
     * What the entries at hand prove of a decision.
     *
     * @param covered whether the logs of a signal's components provably cover the attempt, so that an entry which is
     *     not there was not written
     */
    Ternary judge(Decision decision, Predicate<Signal> covered) {
        return new Judgement(covered, false).of(decision);
    }

    private final class Judgement {
        private final Predicate<Signal> covered;
        private final boolean closed;

        Judgement(Predicate<Signal> covered, boolean closed) {
            this.covered = covered;
            this.closed = closed;
        }

        Ternary of(Decision decision) {
            if (decision instanceof Decision.Seen seen) {
                return seen(attempt.signal(seen.signal()));
            }
            if (decision instanceof Decision.All all) {
                return all.parts().stream().map(this::of).reduce(Ternary.TRUE, Ternary::and);
            }
            if (decision instanceof Decision.Any any) {
                return any.parts().stream().map(this::of).reduce(Ternary.FALSE, Ternary::or);
            }
            if (decision instanceof Decision.Not not) {
                return of(not.part()).not();
            }
            if (decision instanceof Decision.FactTest test) {
                return fact(test);
            }
            if (decision instanceof Decision.HasVersion version) {
                return version(version.range());
            }
            if (decision instanceof Decision.OnSide side) {
                return Ternary.of(side.sides().contains(attempt.incident().side()));
            }
            boolean joined = attempt.joined() != null;
            return joined || closed ? Ternary.of(joined) : Ternary.wanting(Set.of(Component.WORKHORSE));
        }

        private Ternary seen(Signal signal) {
            if (attempt.seen(signal.name())) {
                return Ternary.TRUE;
            }
            return covered.test(signal) ? Ternary.FALSE : Ternary.wanting(logs(signal));
        }

        /** The logs to bring; what only the proxying GitLab or a browser has, the scenarios ask for in their own words. */
        private Set<Component> logs(Signal signal) {
            boolean instance = signal.joined() != (attempt.incident().side() == Side.SELF_MANAGED);
            return instance ? Set.of(signal.components().get(0)) : Set.of();
        }

        private Ternary fact(Decision.FactTest test) {
            List<String> values = attempt.fact(test.fact());
            Ternary source = values.isEmpty() ? source(test.fact()) : Ternary.FALSE;
            return source.isUnknown() ? source : Ternary.of(test.test().passes(values, attempt::fact));
        }

        /** Not known when one of the entries that a fact comes from may exist, and is not at hand. */
        private Ternary source(String fact) {
            Ternary unknown = Ternary.FALSE;
            for (FactSpec.Source source : attempt.spec(fact).sources()) {
                if (source instanceof FactSpec.FromField field) {
                    for (String signal : field.signals()) {
                        Ternary seen = seen(attempt.signal(signal));
                        unknown = seen.isUnknown() ? unknown.wantingBoth(seen) : unknown;
                    }
                }
            }
            return unknown;
        }

        private Ternary version(VersionRange range) {
            VersionRange known = attempt.version();
            if (range.covers(known)) {
                return Ternary.TRUE;
            }
            return closed || range.excludes(known) ? Ternary.FALSE : Ternary.wantingVersion();
        }
    }
}

package dev.logscan.incident;

import dev.logscan.entry.Component;
import dev.logscan.scenario.Cause;
import dev.logscan.scenario.Decision;
import dev.logscan.scenario.Lack;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.Side;
import dev.logscan.scenario.Signal;
import dev.logscan.scenario.Step;
import dev.logscan.scenario.Version;
import dev.logscan.scenario.VersionRange;
import dev.logscan.scenario.Who;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides every cause of a case, and says what would decide the rest. */
final class Verdicts {
    private final ScenarioCatalog catalog;
    private final Case attempts;
    private final Covered covered;
    private final Words words;
    private final List<CauseVerdict> causes = new ArrayList<>();
    private final Map<List<String>, Set<String>> missing = new LinkedHashMap<>();
    private final Map<List<String>, Who> missingWho = new LinkedHashMap<>();
    private final Set<NoticedEntry> deciding = new LinkedHashSet<>();

    Verdicts(ScenarioCatalog catalog, Case attempts, Covered covered, Words words) {
        this.catalog = catalog;
        this.attempts = attempts;
        this.covered = covered;
        this.words = words;
        attempts.scenario().causes().forEach(this::decide);
        causes.sort(Comparator.comparing(CauseVerdict::status));
        attempts.scenario().lacks().forEach(lack -> bring(lack, null));
    }

    /** Every cause, best supported first. */
    List<CauseVerdict> causes() {
        return causes;
    }

    /** What would decide the undecided causes, or raise the confidence. */
    List<Missing> missing() {
        return missing.entrySet().stream()
                .map(m -> new Missing(
                        m.getKey().get(0),
                        List.copyOf(m.getValue()),
                        m.getKey().get(1),
                        missingWho.getOrDefault(m.getKey(), Who.INSTANCE_ADMIN)))
                .toList();
    }

    /** At least one entry for each confirmed cause. */
    Set<NoticedEntry> deciding() {
        return deciding;
    }

    List<Advice> advice(List<Step> steps) {
        return steps.stream()
                .filter(s -> !s.versions().excludes(version()))
                .filter(s -> s.when() == null || anyHolds(s.when()))
                .sorted(Comparator.comparing(Step::destructive))
                .map(this::advice)
                .toList();
    }

    private Advice advice(Step step) {
        String label =
                step.versions().covers(version()) ? "" : words.say("GitLab {versions}: ", versions(step.versions()));
        return new Advice(
                step.who(),
                label + words.prose(step.action()),
                step.command() == null ? null : words.command(step.command()),
                step.expect() == null ? null : words.prose(step.expect()),
                step.destructive());
    }

    private void decide(Cause cause) {
        List<Attempt> concerned = attempts.attempts().stream()
                .filter(a -> cause.when() == null || a.decisions().holds(cause.when()))
                .toList();
        if (concerned.isEmpty()) {
            return;
        }
        boolean confirmed = false;
        boolean ruledOut = true;
        Set<Component> logs = EnumSet.noneOf(Component.class);
        boolean version = false;
        for (Attempt attempt : concerned) {
            Ternary yes = judge(attempt, cause.confirmed());
            Ternary no = judge(attempt, cause.ruledOut());
            if (yes.isTrue()) {
                confirmed = true;
                decidedBy(attempt, cause.confirmed());
            } else if (!no.isTrue()) {
                ruledOut = false;
                for (Ternary open : List.of(yes, no)) {
                    logs.addAll(lacking(attempt, open.logs()));
                    version |= open.version();
                }
            }
        }
        if (!confirmed && cause.versions().excludes(version())) {
            String because = words.say(
                    "It holds for GitLab {versions} only, and this instance is another.", versions(cause.versions()));
            causes.add(verdict(cause, Status.RULED_OUT, because));
            return;
        }
        Status status = confirmed ? Status.CONFIRMED : ruledOut ? Status.RULED_OUT : Status.UNDECIDED;
        if (status == Status.UNDECIDED) {
            // A log may tell what the version would have helped to conclude: it is asked for first.
            bring(cause, logs, version && logs.isEmpty());
        }
        causes.add(verdict(
                cause,
                status,
                words.prose(
                        switch (status) {
                            case CONFIRMED -> cause.whenConfirmed();
                            case RULED_OUT -> cause.whenRuledOut();
                            case UNDECIDED -> cause.whenUndecided();
                        })));
    }

    private CauseVerdict verdict(Cause cause, Status status, String because) {
        List<Advice> steps = status == Status.RULED_OUT ? List.of() : advice(cause.steps());
        return new CauseVerdict(cause.id(), words.prose(cause.title()), status, because, steps);
    }

    /** Where the instance's log is at hand and no request of it could be joined, the log that names the Host is lacking. */
    private Set<Component> lacking(Attempt attempt, Set<Component> logs) {
        Incident incident = attempt.incident();
        boolean unjoined = attempt.joined() == null && incident.side() == Side.GITLAB_COM;
        if (!unjoined || isRead(Component.WORKHORSE, incident)) {
            return logs;
        }
        Set<Component> lacking = EnumSet.noneOf(Component.class);
        logs.forEach(log -> lacking.add(isRead(log, incident) ? Component.WORKHORSE : log));
        return lacking;
    }

    private boolean isRead(Component component, Incident incident) {
        return covered.covers(Side.SELF_MANAGED, component, incident.first(), Duration.ZERO);
    }

    private Ternary judge(Attempt attempt, @Nullable Decision decision) {
        return decision == null
                ? Ternary.FALSE
                : attempt.decisions().judge(decision, signal -> isCovered(attempt, signal));
    }

    private boolean isCovered(Attempt attempt, Signal signal) {
        if (signal.components().isEmpty()) {
            return true;
        }
        Incident where = signal.joined() ? attempt.joined() : attempt.incident();
        if (where == null) {
            return false;
        }
        Component writer = signal.components().get(0);
        boolean beside = ScenarioFacts.isBeside(where, writer, covered);
        return beside || covered.covers(where.side(), writer, where.first(), Covered.REQUEST);
    }

    /** Of attempts that are alike the first one shows what decides. */
    private void decidedBy(Attempt attempt, @Nullable Decision decision) {
        if (decision instanceof Decision.Seen seen) {
            attempt.entries(seen.signal()).stream().limit(1).forEach(deciding::add);
        } else if (decision instanceof Decision.All all) {
            all.parts().forEach(p -> decidedBy(attempt, p));
        } else if (decision instanceof Decision.Any any) {
            any.parts().forEach(p -> decidedBy(attempt, p));
        }
    }

    private void bring(Cause cause, Set<Component> logs, boolean version) {
        for (Component component : logs) {
            Lack lack = catalog.logs().get(component);
            if (lack != null) {
                bring(lack, cause.id());
            }
        }
        if (version) {
            Lack lack = catalog.logs().get(Component.OTHER);
            if (lack != null) {
                bring(lack, cause.id());
            }
        }
        cause.lacks().forEach(lack -> bring(lack, cause.id()));
    }

    private void bring(Lack lack, @Nullable String cause) {
        if (lack.when() != null && !anyHolds(lack.when())) {
            return;
        }
        List<String> key = List.of(words.prose(lack.what()), words.command(lack.how()));
        Set<String> decides = missing.computeIfAbsent(key, k -> new LinkedHashSet<>());
        missingWho.putIfAbsent(key, lack.who());
        if (cause != null) {
            decides.add(cause);
        }
    }

    private boolean anyHolds(Decision decision) {
        return attempts.attempts().stream().anyMatch(a -> a.decisions().holds(decision));
    }

    private VersionRange version() {
        return attempts.version();
    }

    private String versions(VersionRange range) {
        Version since = range.since();
        Version before = range.before();
        if (since == null) {
            return words.say("before {version}", String.valueOf(before));
        }
        if (before == null) {
            return words.say("{version} and later", since);
        }
        boolean one = before.major() == since.major() && before.minor() == since.minor() + 1;
        return one ? since.toString() : words.say("{since} and later, but before {before}", since, before);
    }
}

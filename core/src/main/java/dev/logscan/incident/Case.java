package dev.logscan.incident;

import dev.logscan.condition.NetworkName;
import dev.logscan.scenario.FactSpec;
import dev.logscan.scenario.Scenario;
import dev.logscan.scenario.Version;
import dev.logscan.scenario.VersionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The attempts at one instance that show one scenario with one outcome: what becomes one finding. */
final class Case {
    private final Scenario scenario;
    private final List<Attempt> attempts = new ArrayList<>();

    Case(Scenario scenario) {
        this.scenario = scenario;
    }

    Scenario scenario() {
        return scenario;
    }

    List<Attempt> attempts() {
        return attempts;
    }

    void add(Attempt attempt) {
        attempts.add(attempt);
    }

    /** What attempts must have in common to be of one case. */
    static List<List<String>> key(Scenario scenario, Attempt attempt) {
        List<List<String>> key = new ArrayList<>();
        key.add(List.of(scenario.id(), attempt.incident().side().id()));
        for (String fact : scenario.groupBy()) {
            key.add(attempt.fact(fact).stream().map(Case::folded).toList());
        }
        return key;
    }

    /** A fact of the case: all values of an array, else the first value that an attempt has. */
    List<String> fact(FactSpec spec) {
        if (spec.array()) {
            return attempts.stream()
                    .flatMap(a -> a.fact(spec.name()).stream())
                    .distinct()
                    .toList();
        }
        return attempts.stream()
                .map(a -> a.fact(spec.name()))
                .filter(v -> !v.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The versions that the instance may have: an instance is only ever upgraded, so the newest proof counts. */
    VersionRange version() {
        VersionRange newest = attempts.get(0).version();
        for (Attempt attempt : attempts) {
            Version since = attempt.version().since();
            if (since != null && (newest.since() == null || since.compareTo(newest.since()) > 0)) {
                newest = attempt.version();
            }
        }
        return newest;
    }

    private static String folded(String value) {
        if (!value.contains("://")) {
            return value;
        }
        NetworkName name = NetworkName.of(value);
        return (name.authority() + name.path()).toLowerCase(Locale.ROOT);
    }
}

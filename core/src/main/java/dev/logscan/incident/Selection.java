package dev.logscan.incident;

import dev.logscan.scenario.Scenario;
import dev.logscan.scenario.Severity;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which attempts to report. It is judged after the scenarios are, so that it never makes an entry missing.
 *
 * @param since attempts before this time are left out, or null; attempts without a time stay
 * @param until attempts at and after this time are left out, or null; attempts without a time stay
 * @param correlationIds only attempts with one of these ids, or all when empty
 * @param scenarios only attempts that show one of these scenarios, or all when empty
 * @param minSeverity the least severe scenarios to report
 * @param about only attempts of which a fact passes, or null for all
 */
public record Selection(
        @Nullable Instant since,
        @Nullable Instant until,
        Set<String> correlationIds,
        Set<String> scenarios,
        Severity minSeverity,
        @Nullable Predicate<Fact> about) {
    /** Every attempt. */
    public static final Selection ALL = new Selection(null, null, Set.of(), Set.of(), Severity.INFO, null);

    /** Copies the sets. */
    public Selection {
        correlationIds = Set.copyOf(correlationIds);
        scenarios = Set.copyOf(scenarios);
    }

    /**
     * Whether an attempt is of a time and an id that are to be reported.
     *
     * @param time when it was made, or null where it is not known
     * @param correlationId its id, or null for one without
     * @return true when both are
     */
    public boolean holds(@Nullable Instant time, @Nullable String correlationId) {
        return holds(time)
                && (correlationIds.isEmpty() || (correlationId != null && correlationIds.contains(correlationId)));
    }

    boolean holds(@Nullable Instant time) {
        return time == null || ((since == null || !time.isBefore(since)) && (until == null || time.isBefore(until)));
    }

    boolean holds(Scenario scenario) {
        return scenario.severity().compareTo(minSeverity) >= 0
                && (scenarios.isEmpty() || scenarios.contains(scenario.id()));
    }
}

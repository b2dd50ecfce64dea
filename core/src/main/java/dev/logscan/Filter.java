package dev.logscan;

import dev.logscan.condition.NetworkName;
import dev.logscan.incident.Fact;
import dev.logscan.incident.Finding;
import dev.logscan.incident.Selection;
import dev.logscan.scenario.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to report of what was found. It is applied after everything is judged, so that it never makes an entry missing.
 *
 * @param since attempts before this time are left out, or null; attempts without a time stay
 * @param until attempts at and after this time are left out, or null; attempts without a time stay
 * @param correlationIds only attempts with one of these ids, or all when empty
 * @param scenarios only findings of these scenarios, or all when empty
 * @param instanceUrl only findings about the instance of this name, or null
 * @param minSeverity the least severe findings to report
 */
public record Filter(
        @Nullable Instant since,
        @Nullable Instant until,
        Set<String> correlationIds,
        Set<String> scenarios,
        @Nullable String instanceUrl,
        Severity minSeverity) {
    /** Lets everything through. */
    public static final Filter NONE = new Filter(null, null, Set.of(), Set.of(), null, Severity.INFO);

    private static final List<String> NAMES =
            List.of("instanceUrl", "host", "received", "expectedHost", "additionalAudienceUrl");

    /** Copies the sets. */
    public Filter {
        correlationIds = Set.copyOf(correlationIds);
        scenarios = Set.copyOf(scenarios);
    }

    /** The attempts that it lets through. */
    Selection selection() {
        String url = instanceUrl;
        NetworkName name = url == null ? null : NetworkName.of(url);
        return new Selection(
                since,
                until,
                correlationIds,
                scenarios,
                minSeverity,
                name == null ? null : fact -> NAMES.contains(fact.name()) && names(fact, name));
    }

    boolean wants(Finding finding) {
        return finding.severity().compareTo(minSeverity) >= 0
                && (scenarios.isEmpty() || scenarios.contains(finding.scenario()))
                && (instanceUrl == null || isAbout(finding, NetworkName.of(instanceUrl)));
    }

    boolean wantsUnexplained() {
        return scenarios.isEmpty() && instanceUrl == null;
    }

    private static boolean isAbout(Finding finding, NetworkName name) {
        return finding.facts().stream()
                .filter(fact -> NAMES.contains(fact.name()))
                .anyMatch(fact -> names(fact, name));
    }

    private static boolean names(Fact fact, NetworkName name) {
        return fact.values().stream().map(NetworkName::of).anyMatch(other -> other.sameHost(name));
    }
}

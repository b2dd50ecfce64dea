package dev.logscan.incident;

import dev.logscan.scenario.Severity;
import dev.logscan.scenario.Side;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scenario seen: all attempts that show one problem of one instance.
 *
 * @param scenario the scenario's id
 * @param title the scenario's title
 * @param severity how bad it is
 * @param confidence how sure it is: the weakest that applies
 * @param side whose logs show it; {@link Side#BOTH} when the other side's request is joined
 * @param summary one sentence with the case's own values in it
 * @param count the attempts: distinct correlation ids, or entries where there is no id
 * @param firstSeen the time of the earliest entry, or null when no entry has one
 * @param lastSeen the time of the latest entry, or null when no entry has one
 * @param correlationIds ids of the finding's own side, in time order, at most 100
 * @param facts what is known of the case, in the scenario's order
 * @param causes every cause that the scenario knows, best supported first
 * @param steps what holds whatever the cause
 * @param evidence the entries that it rests on, in time order, at most 20
 * @param links the other side's requests
 * @param missing what would decide the undecided causes or raise the confidence
 * @param docs the documentation page, a full URL
 */
public record Finding(
        String scenario,
        String title,
        Severity severity,
        Confidence confidence,
        Side side,
        String summary,
        long count,
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen,
        List<String> correlationIds,
        List<Fact> facts,
        List<CauseVerdict> causes,
        List<Advice> steps,
        List<Evidence> evidence,
        List<Link> links,
        List<Missing> missing,
        String docs) {
    /** Copies every list. */
    public Finding {
        correlationIds = List.copyOf(correlationIds);
        facts = List.copyOf(facts);
        causes = List.copyOf(causes);
        steps = List.copyOf(steps);
        evidence = List.copyOf(evidence);
        links = List.copyOf(links);
        missing = List.copyOf(missing);
    }

    /**
     * The same finding with other evidence.
     *
     * @param other the entries that it rests on
     * @return a finding that differs in nothing else
     */
    public Finding with(List<Evidence> other) {
        return new Finding(
                scenario,
                title,
                severity,
                confidence,
                side,
                summary,
                count,
                firstSeen,
                lastSeen,
                correlationIds,
                facts,
                causes,
                steps,
                other,
                links,
                missing,
                docs);
    }
}

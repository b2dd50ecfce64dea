package dev.logscan.incident;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Failing Jira Connect entries of one shape that no scenario explains.
 *
 * @param what the shape in words
 * @param count how many entries
 * @param firstSeen the time of the earliest, or null when none has one
 * @param lastSeen the time of the latest, or null when none has one
 * @param evidence the first entries
 */
public record Unexplained(
        String what,
        long count,
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen,
        List<Evidence> evidence) {
    /** Copies the evidence. */
    public Unexplained {
        evidence = List.copyOf(evidence);
    }
}

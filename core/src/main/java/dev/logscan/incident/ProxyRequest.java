package dev.logscan.incident;

import dev.logscan.condition.NetworkName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A lifecycle request as the proxying GitLab saw it.
 *
 * @param incident its incident
 * @param name the instance URL that it was sent to, or null when not known
 * @param uri the path below the instance URL
 * @param status the answer's status, or null when there was no answer
 * @param clientKey the client key, or null when not known
 * @param answeredMs when the answer came, in epoch milliseconds
 * @param durationMs how long the request may have taken, in milliseconds
 */
record ProxyRequest(
        Incident incident,
        @Nullable NetworkName name,
        String uri,
        @Nullable String status,
        @Nullable String clientKey,
        long answeredMs,
        long durationMs) {
    /** GitLab's HTTP client gives up after 30 seconds of reading, and before that 10 of connecting. */
    private static final Duration LONGEST = Duration.ofSeconds(40);

    static Optional<ProxyRequest> of(Attempt attempt) {
        Instant answered = attempt.incident().first();
        String uri = Facts.first(attempt, "uri");
        if (answered == null || uri == null) {
            return Optional.empty();
        }
        return Optional.of(new ProxyRequest(
                attempt.incident(),
                Facts.name(attempt, "name"),
                uri,
                Facts.first(attempt, "status"),
                Facts.first(attempt, "clientKey"),
                answered.toEpochMilli(),
                duration(Facts.first(attempt, "duration"))));
    }

    private static long duration(@Nullable String seconds) {
        if (seconds != null && seconds.length() <= 12) {
            try {
                double value = Double.parseDouble(seconds);
                if (value >= 0 && value * 1000 < LONGEST.toMillis()) {
                    return Math.round(value * 1000);
                }
            } catch (NumberFormatException e) {
                return LONGEST.toMillis();
            }
        }
        return LONGEST.toMillis();
    }
}

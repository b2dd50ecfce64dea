package dev.logscan.incident;

import dev.logscan.condition.NetworkName;
import java.time.Duration;
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
    static final Duration LONGEST = Duration.ofSeconds(40);

    /** The fact that tells how long a request took, in seconds. */
    static final String DURATION = "duration";

    /** Every request takes another time; told more roughly, most of a flood are alike. */
    private static final long STEP_MS = 250;

    /** What a request says, whenever it was; empty when it does not say enough. */
    static Optional<ProxyRequest> of(Attempt attempt) {
        String uri = Facts.first(attempt, "uri");
        if (uri == null) {
            return Optional.empty();
        }
        return Optional.of(new ProxyRequest(
                attempt.incident(),
                Facts.name(attempt, "name"),
                uri,
                Facts.first(attempt, "status"),
                Facts.first(attempt, "clientKey"),
                0,
                duration(Facts.first(attempt, DURATION))));
    }

    ProxyRequest at(long answered) {
        return new ProxyRequest(incident, name, uri, status, clientKey, answered, durationMs);
    }

    /** How long a request may have taken, in milliseconds, told up to the next quarter of a second. */
    static long duration(@Nullable String seconds) {
        if (seconds != null && seconds.length() <= 12) {
            try {
                double value = Double.parseDouble(seconds);
                if (value >= 0 && value * 1000 < LONGEST.toMillis()) {
                    return (long) Math.ceil(value * 1000 / STEP_MS) * STEP_MS;
                }
            } catch (NumberFormatException e) {
                return LONGEST.toMillis();
            }
        }
        return LONGEST.toMillis();
    }
}

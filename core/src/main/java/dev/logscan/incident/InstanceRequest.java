package dev.logscan.incident;

import dev.logscan.condition.NetworkName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A lifecycle request as the self-managed instance saw it.
 *
 * @param incident its incident
 * @param name the Host that Workhorse saw, or null when not known
 * @param audience the URLs of the instance that the token names, empty when not known
 * @param uri the path below the instance URL
 * @param status the status that it was answered with, or null when not known
 * @param clientKey the client key, or null when not known
 * @param answeredMs when it was answered, in epoch milliseconds
 */
record InstanceRequest(
        Incident incident,
        @Nullable NetworkName name,
        List<NetworkName> audience,
        String uri,
        @Nullable String status,
        @Nullable String clientKey,
        long answeredMs) {
    static final long SLACK_MS = 2_000;

    /** What a request says, whenever it was; empty when it does not say enough. */
    static Optional<InstanceRequest> of(Attempt attempt) {
        String uri = Facts.first(attempt, "uri");
        if (uri == null) {
            return Optional.empty();
        }
        return Optional.of(new InstanceRequest(
                attempt.incident(),
                Facts.name(attempt, "name"),
                attempt.fact("audience").stream()
                        .map(InstanceRequest::base)
                        .map(NetworkName::of)
                        .toList(),
                uri,
                Facts.first(attempt, "status"),
                Facts.first(attempt, "clientKey"),
                0));
    }

    InstanceRequest at(long answered) {
        return new InstanceRequest(incident, name, audience, uri, status, clientKey, answered);
    }

    /** Whether it lies inside a request of the proxying GitLab, once the offset of its clock is taken out. */
    boolean fits(ProxyRequest sent, long offsetMs) {
        long from = sent.answeredMs() - sent.durationMs() - SLACK_MS;
        long to = sent.answeredMs() + SLACK_MS;
        long at = answeredMs - offsetMs;
        return at >= from && at <= to;
    }

    private static String base(String audience) {
        int end = audience.lastIndexOf("/-/");
        return end < 0 ? audience : audience.substring(0, end);
    }
}

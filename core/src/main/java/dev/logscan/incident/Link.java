package dev.logscan.incident;

import dev.logscan.scenario.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request of the other side that was joined without a shared id, one link for each candidate.
 *
 * @param of the own correlation id, or null when the own entry has none
 * @param correlationId the other side's correlation id, or null when that entry has none
 * @param side whose request it is
 * @param agree what agreed, of: {@code host}, {@code audience}, {@code uri}, {@code status}, {@code time},
 *     {@code client-key}
 * @param clockOffsetMs the other side's clock minus this side's, in milliseconds
 * @param candidates how many requests of the other side fit the own one
 */
public record Link(
        @Nullable String of,
        @Nullable String correlationId,
        Side side,
        List<String> agree,
        long clockOffsetMs,
        int candidates) {
    /** Copies what agreed. */
    public Link {
        agree = List.copyOf(agree);
    }
}

package dev.logscan.incident;

import dev.logscan.entry.Component;
import dev.logscan.entry.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry that a finding rests on.
 *
 * @param origin where it stands
 * @param component who wrote it
 * @param time when, or null when unknown
 * @param correlationId its correlation id, or null when it has none
 * @param fields the fields that the scenario speaks of, in the entry's order
 */
public record Evidence(
        Origin origin,
        Component component,
        @Nullable Instant time,
        @Nullable String correlationId,
        Map<String, List<String>> fields) {}

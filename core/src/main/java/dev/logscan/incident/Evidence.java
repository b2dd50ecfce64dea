package dev.logscan.incident;

import dev.logscan.entry.Component;
import dev.logscan.entry.Origin;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
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
 * @param around lines of the source around it, where they were asked for and can be read again
 */
public record Evidence(
        Origin origin,
        Component component,
        @Nullable Instant time,
        @Nullable String correlationId,
        Map<String, List<String>> fields,
        List<SourceLine> around) {
    /** Copies the fields and the lines. */
    public Evidence {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        around = List.copyOf(around);
    }

    /**
     * Makes one without the lines around it.
     *
     * @param origin where it stands
     * @param component who wrote it
     * @param time when, or null when unknown
     * @param correlationId its correlation id, or null when it has none
     * @param fields the fields that the scenario speaks of, in the entry's order
     */
    public Evidence(
            Origin origin,
            Component component,
            @Nullable Instant time,
            @Nullable String correlationId,
            Map<String, List<String>> fields) {
        this(origin, component, time, correlationId, fields, List.of());
    }

    /**
     * A line of the source, as it stands there.
     *
     * @param number its 1-based number
     * @param text the line without its end
     */
    public record SourceLine(long number, String text) {}

    /**
     * The same with the lines around it.
     *
     * @param lines lines of its source, in order, without its own first line
     * @return evidence that differs in nothing else
     */
    public Evidence with(List<SourceLine> lines) {
        return new Evidence(origin, component, time, correlationId, fields, lines);
    }
}

package dev.logscan.report;

import dev.logscan.incident.Evidence;
import java.util.List;

/**
 * Every entry of one request, from all sources.
 *
 * @param toolVersion the version of logscan that found them
 * @param correlationId the id of the request
 * @param count how many entries there are
 * @param entries the entries in the order of time, those without one last; fewer than {@code count} when very many share
 *     the id
 * @param sources what was read, sorted by name
 */
public record Trace(
        String toolVersion, String correlationId, long count, List<Evidence> entries, List<SourceSummary> sources) {
    /** Copies the lists. */
    public Trace {
        entries = List.copyOf(entries);
        sources = List.copyOf(sources);
    }

    /**
     * Whether every input was read to its end.
     *
     * @return false when some source was not
     */
    public boolean complete() {
        return sources.stream().allMatch(SourceSummary::complete);
    }
}

package dev.logscan.report;

import java.util.List;

/** What was read of all sources together. */
record Totals(int sources, long bytes, long lines, long entries, long blank, long unparsed) {
    static Totals of(List<SourceSummary> sources) {
        return new Totals(
                sources.size(),
                sources.stream().mapToLong(SourceSummary::bytes).sum(),
                sources.stream().mapToLong(SourceSummary::lines).sum(),
                sources.stream().mapToLong(SourceSummary::entries).sum(),
                sources.stream().mapToLong(SourceSummary::blank).sum(),
                sources.stream().mapToLong(SourceSummary::unparsed).sum());
    }
}

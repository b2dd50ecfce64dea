package dev.logscan.input;

import dev.logscan.entry.LogEntry;

/** Kibana Discover's CSV report. */
final class DiscoverCsvFormat implements DocumentFormat {
    @Override
    public String id() {
        return "discover-csv";
    }

    @Override
    public boolean accepts(String name, Head head) {
        return false;
    }

    @Override
    public EntryReader open(DecodedInput input, EntryFactory factory, Tally tally) {
        return () -> (LogEntry) null;
    }
}

package dev.logscan.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Kibana Discover's CSV report, and what comes near it: other separators, other quoting, OpenSearch Dashboards' report. */
final class DiscoverCsvFormat implements DocumentFormat {
    @Override
    public String id() {
        return "discover-csv";
    }

    @Override
    public boolean accepts(String name, Head head) {
        try {
            return header(head) != null;
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from memory failed", impossible);
        }
    }

    private static @Nullable CsvHeader header(Head head) throws IOException {
        int first = head.at(head.firstInk());
        if (first == '{' || first == '[') {
            return null;
        }
        DocumentText text = new DocumentText(new ByteArrayInputStream(head.bytes()));
        // Names hold no separators, so any character serves to find the end of the first record.
        CsvRecords.Text record = new CsvRecords(text, ',').next();
        return record == null || !record.closed() ? null : CsvHeader.of(record.text());
    }

    @Override
    public EntryReader open(DecodedInput input, EntryFactory factory, Tally tally) throws IOException {
        CsvHeader header = header(input.head());
        if (header == null) {
            throw new IllegalStateException("the header was there before");
        }
        return new CsvReader(new DocumentText(input.content()), header, factory, tally);
    }
}

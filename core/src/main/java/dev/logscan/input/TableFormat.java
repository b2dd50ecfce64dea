package dev.logscan.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table of entries: Kibana Discover's CSV report, and what comes near it: other separators, other quoting, OpenSearch
 * Dashboards' report, rows copied from the grid as text or as Markdown, CSV from other log stores.
 */
final class TableFormat implements DocumentFormat {
    /** What tells spreadsheets the separator, in a line of its own. */
    private static final Pattern SEPARATOR_LINE = Pattern.compile("^\"?sep=.\"?$");

    private final TableHeader.Kind kind;

    TableFormat(TableHeader.Kind kind) {
        this.kind = kind;
    }

    @Override
    public String id() {
        return kind.id();
    }

    @Override
    public boolean accepts(String name, Head head) {
        TableHeader header = header(head);
        return header != null && header.kind() == kind;
    }

    private static @Nullable TableHeader header(Head head) {
        int first = head.at(head.firstInk());
        if (first == '{' || first == '[') {
            return null;
        }
        DocumentText text = new DocumentText(new ByteArrayInputStream(head.bytes()));
        try {
            TableHeader ruled = ruled(new DocumentText(new ByteArrayInputStream(head.bytes())));
            return first == '|' || ruled != null ? ruled : separated(text);
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from memory failed", impossible);
        }
    }

    private static @Nullable TableHeader ruled(DocumentText text) throws IOException {
        CsvRecords lines = new CsvRecords(text, "|", CsvRecords.Quotes.NONE);
        CsvRecords.Text first = lines.next();
        CsvRecords.Text second = lines.next();
        return first == null || second == null ? null : TableHeader.ofMarkdown(first.text(), second.text());
    }

    private static @Nullable TableHeader separated(DocumentText text) throws IOException {
        // Names hold no separators, so any character serves to find the end of the first record.
        CsvRecords records = new CsvRecords(text, ",", CsvRecords.Quotes.CSV);
        CsvRecords.Text record = records.next();
        int lines = 1;
        while (record != null && lines < 5 && (record.text().isBlank() || isSeparatorLine(record.text()))) {
            record = records.next();
            lines++;
        }
        return record == null || !record.closed() || record.text().contains("{\"")
                ? null
                : TableHeader.of(record.text(), lines);
    }

    private static boolean isSeparatorLine(String text) {
        return SEPARATOR_LINE.matcher(text).matches();
    }

    @Override
    public EntryReader open(DecodedInput input, EntryFactory factory, Tally tally) throws IOException {
        TableHeader header = header(input.head());
        if (header == null) {
            throw new IllegalStateException("the header was there before");
        }
        return SectionReader.ofTable(header, input, factory, tally);
    }
}

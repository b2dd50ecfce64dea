package dev.logscan.input;

import dev.logscan.entry.LogEntry;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pulls the entries of a table that Kibana or OpenSearch Dashboards exported. */
final class CsvReader implements EntryReader {
    /** Among so many rows the correlation ids tell the zone of the times. */
    private static final int ZONE_SAMPLE = 200;

    /** What exports print for a field that the record does not have. */
    private static final Set<String> ABSENT = Set.of("-", "null", " ");

    private static final String EMPTY = "(empty)";

    private record Row(Fields fields, long line, long position) {}

    private final DocumentText text;
    private final CsvHeader header;
    private final @Nullable String prefix;
    private final CsvRecords records;
    private final CsvCells cells;
    private final EntryFactory factory;
    private final Tally tally;
    private final Deque<Row> ahead = new ArrayDeque<>();
    private boolean started;

    CsvReader(DocumentText text, CsvHeader header, EntryFactory factory, Tally tally) {
        this.text = text;
        this.header = header;
        this.prefix = Unwrapper.prefix(header.names());
        this.records = new CsvRecords(text, header.separator());
        this.cells = new CsvCells(header.separator());
        this.factory = factory;
        this.tally = tally;
    }

    @Override
    public @Nullable LogEntry next() throws IOException {
        if (!started) {
            start();
        }
        Row row = ahead.isEmpty() ? row() : ahead.remove();
        if (row == null) {
            end();
            return null;
        }
        return prefix == null
                ? factory.fromRecord(row.fields(), row.line(), row.position(), null)
                : factory.fromFields(row.fields(), row.line(), row.position(), null);
    }

    private void start() throws IOException {
        started = true;
        records.next();
        ZoneGuess guess = new ZoneGuess();
        Row row = row();
        while (row != null) {
            ahead.add(row);
            guess.add(row.fields());
            row = ahead.size() < ZONE_SAMPLE ? row() : null;
        }
        ZoneOffset zone = guess.zone();
        if (zone != null) {
            factory.zone(zone);
            if (!zone.equals(ZoneOffset.UTC)) {
                tally.note("times without a zone: read as UTC" + zone.getId() + ", as the correlation ids tell");
            }
        }
    }

    private @Nullable Row row() throws IOException {
        CsvRecords.Text record = records.next();
        while (record != null) {
            Row row = row(record);
            if (row != null) {
                return row;
            }
            record = records.next();
        }
        return null;
    }

    private @Nullable Row row(CsvRecords.Text record) {
        if (!record.closed()) {
            tally.unparsed(record.line(), "unclosed quote");
            String what = record.atEnd() ? "cut off" : "unclosed quote, read on at the next line";
            tally.note("line " + record.line() + ": " + what);
            return null;
        }
        if (record.text().isBlank()) {
            tally.blank();
            return null;
        }
        List<String> values = values(record.text());
        if (values.size() < header.names().size()) {
            tally.unparsed(record.line(), "fewer cells than the header");
            return null;
        }
        if (values.size() > header.names().size()) {
            tally.note("rows longer than the header: the cells without a name were left out");
        }
        return new Row(fields(values), record.line(), record.position());
    }

    private List<String> values(String record) {
        List<String> values = new ArrayList<>(Arrays.asList(cells.of(record)));
        if (!header.quoted()) {
            glue(values);
        }
        return values;
    }

    /** Without quotes a comma inside a cell looks like a separator, but for the blank that follows only there. */
    private void glue(List<String> values) {
        for (int i = 1; i < values.size() && values.size() > header.names().size(); ) {
            String value = values.get(i);
            if (value.length() > 1 && value.charAt(0) == ' ' && value.charAt(1) != ' ') {
                values.set(i - 1, values.get(i - 1) + header.separator() + value);
                values.remove(i);
            } else {
                i++;
            }
        }
    }

    private Fields fields(List<String> values) {
        Fields row = new Fields();
        for (int i = 0; i < header.names().size(); i++) {
            String value = withoutFormulaEscape(values.get(i));
            if (!ABSENT.contains(value)) {
                row.set(header.names().get(i), value.equals(EMPTY) ? "" : value);
            }
        }
        Fields plain = Unwrapper.withoutTwins(row);
        return prefix == null ? plain : Unwrapper.strip(plain, prefix);
    }

    private void end() {
        tally.lines(text.lines());
        if (records.gaveUp()) {
            tally.incomplete("too many unclosed quotes, the rest is not read");
        }
        if (text.nuls() > 0) {
            tally.note(text.nuls() + " NUL bytes skipped");
        }
    }

    /** The cell without the apostrophe that keeps spreadsheets from computing it. */
    static String withoutFormulaEscape(String cell) {
        boolean escaped = cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@".indexOf(cell.charAt(1)) >= 0;
        return escaped ? cell.substring(1) : cell;
    }
}

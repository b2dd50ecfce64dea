package dev.logscan.input;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a table, each with a cell for every column; what is none goes into the tally. */
final class TableRows {
    /** A page of HTML in a cell has some hundred lines. */
    private static final int MAX_JOINED = 1000;

    /** Each takes the whole row apart again; only quotes that hide separators need more than one or two. */
    private static final int MAX_TRIES = 32;

    /**
     * One row.
     *
     * @param cells as many as the header has names, or more
     */
    record Row(List<String> cells, long line, long position) {}

    private final TableHeader header;
    private final CsvRecords records;
    private final RowCells cells;
    private final TornCells torn;
    private final Tally tally;
    private CsvRecords.@Nullable Text pushedBack;
    private long rows;
    private boolean started;
    private boolean ended;

    TableRows(SectionText text, TableHeader header, Tally tally) {
        this.header = header;
        this.records = new CsvRecords(
                text, header.separator(), CsvRecords.Quotes.of(header.kind()), text.line(), text.position());
        this.cells = header.cells();
        this.torn = new TornCells(header, cells);
        this.tally = tally;
    }

    /** The next row, or null at the end. */
    @Nullable
    Row next() throws IOException {
        for (int i = 0; !started && i < header.lines(); i++) {
            records.next();
        }
        started = true;
        CsvRecords.Text record = record();
        while (record != null) {
            Row row = row(record);
            if (row != null) {
                rows++;
                return row;
            }
            record = record();
        }
        ended = !records.gaveUp();
        if (records.gaveUp()) {
            tally.incomplete("too many unclosed quotes, the rest is not read");
        }
        return null;
    }

    /** Whether the header was read, and no row is being read. */
    boolean isBetween() {
        return started && records.isBetween();
    }

    /** Whether everything was read. */
    boolean ended() {
        return ended;
    }

    private CsvRecords.@Nullable Text record() throws IOException {
        CsvRecords.Text record = pushedBack == null ? records.next() : pushedBack;
        pushedBack = null;
        return record;
    }

    private @Nullable Row row(CsvRecords.Text record) throws IOException {
        if (!record.closed()) {
            tally.unparsed(record.line(), "unclosed quote");
            if (record.atEnd()) {
                tally.incomplete("line " + record.line() + ": cut off, the input ends early at record " + (rows + 1));
            } else {
                tally.note("line " + record.line() + ": unclosed quote, read on at the next line");
            }
            return null;
        }
        if (record.text().isBlank()) {
            tally.blank();
            return null;
        }
        if (!header.quoted()) {
            List<String> values = joined(record);
            return values == null ? null : new Row(values, record.line(), record.position());
        }
        List<String> values = cells.of(record.text());
        int columns = header.names().size();
        if (values.size() < columns) {
            boolean cut = record.atEnd() && !record.text().isEmpty();
            tally.unparsed(record.line(), "fewer cells than the header");
            if (cut) {
                tally.incomplete("line " + record.line() + ": cut off, the input ends early at record " + (rows + 1));
            }
            return null;
        }
        if (values.size() > columns) {
            tally.note("rows longer than the header: the cells without a name were left out");
        }
        return new Row(values, record.line(), record.position());
    }

    /** Puts together what a table without quotes has torn apart; null when it stays torn. */
    private @Nullable List<String> joined(CsvRecords.Text first) throws IOException {
        int columns = header.names().size();
        List<String> values = torn.of(first.text());
        int least = torn.least();
        StringBuilder text = new StringBuilder(first.text());
        int most = separators(first.text()) + 1;
        int tries = 0;
        for (int lines = 0; values == null && lines < MAX_JOINED && tries < MAX_TRIES; lines++) {
            CsvRecords.Text next = most > columns && least > columns ? null : record();
            if (next == null
                    || !next.closed()
                    || text.length() + next.text().length() > Limits.MAX_LINE
                    || startsRow(next)) {
                pushedBack = next;
                break;
            }
            text.append('\n').append(next.text());
            // There are no more cells than separators between them, and there may be hundreds of lines without any.
            int more = separators(next.text());
            most += more;
            if (most >= columns && (more > 0 || next.text().indexOf('"') >= 0)) {
                tries++;
                values = torn.of(text.toString());
                least = torn.least();
            }
        }
        if (values == null) {
            tally.unparsed(first.line(), torn.reason(least));
        }
        return values;
    }

    private int separators(String text) {
        String separator = header.separator();
        int count = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + separator.length())) {
            count++;
        }
        return count;
    }

    /** Whether a line starts a row of its own: with a time, where rows do, or by having all the cells. */
    private boolean startsRow(CsvRecords.Text line) {
        boolean timed = header.names().get(0).endsWith("timestamp");
        boolean enough = separators(line.text()) + 1 >= header.names().size();
        return (enough && torn.of(line.text()) != null) || (timed && torn.beginsWithTime(line.text()));
    }
}

package dev.logscan.input;

import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rows of a table, each with a cell for every column; what is none goes into the tally. */
final class TableRows {
    /** A page of HTML in a cell has some hundred lines. */
    private static final int MAX_JOINED = 1000;

    /** Each takes the whole row apart again; only quotes that hide separators need more than one or two. */
    private static final int MAX_TRIES = 64;

    private static final Pattern BEFORE_COMMA = Pattern.compile("^-?\\d{1,3}$");
    private static final Pattern AFTER_COMMA = Pattern.compile("^\\d{3}(?:\\.\\d+)?$");

    /**
     * One row.
     *
     * @param cells as many as the header has names, or more
     */
    record Row(List<String> cells, long line, long position) {}

    private final TableHeader header;
    private final CsvRecords records;
    private final RowCells cells;
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
        List<String> values = cells.of(record.text());
        if (!header.quoted()) {
            values = repaired(values, record.text());
        }
        int columns = header.names().size();
        if (values.size() < columns) {
            boolean cut = record.atEnd() && !record.text().isEmpty() && header.quoted();
            tally.unparsed(record.line(), "fewer cells than the header");
            if (cut) {
                tally.incomplete("line " + record.line() + ": cut off, the input ends early at record " + (rows + 1));
            }
            return null;
        }
        if (values.size() > columns) {
            if (!header.quoted() && record.text().indexOf('"') < 0) {
                tally.unparsed(record.line(), "more cells than the header, and no quotes to tell them apart");
                return null;
            }
            tally.note("rows longer than the header: the cells without a name were left out");
        }
        return new Row(values, record.line(), record.position());
    }

    /** Puts together what a table without quotes has torn apart. */
    private List<String> repaired(List<String> torn, String first) throws IOException {
        List<String> values = torn;
        glue(values);
        StringBuilder text = new StringBuilder(first);
        int columns = header.names().size();
        int most = separators(first) + 1;
        int tries = 0;
        boolean stale = false;
        for (int joined = 0; values.size() < columns && joined < MAX_JOINED && tries < MAX_TRIES; joined++) {
            CsvRecords.Text next = record();
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
            stale = most < columns || (more == 0 && next.text().indexOf('"') < 0);
            if (!stale) {
                tries++;
                values = cells.of(text.toString());
                glue(values);
            }
        }
        if (stale) {
            values = cells.of(text.toString());
            glue(values);
        }
        glueNumbers(values);
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
        List<String> values = cells.of(line.text());
        if (values.size() >= header.names().size() || !header.names().get(0).endsWith("timestamp")) {
            return true;
        }
        String first = values.isEmpty() ? "" : values.get(0);
        String joined = values.size() < 2 ? first : first + header.separator() + values.get(1);
        return isTime(first) || isTime(joined);
    }

    private static boolean isTime(String text) {
        return Times.parse(text, ZoneOffset.UTC).time() != null;
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

    /** Thousands have a comma without a blank; they are glued when that explains all the cells that are too many. */
    private void glueNumbers(List<String> values) {
        int excess = values.size() - header.names().size();
        List<Integer> torn = new ArrayList<>();
        for (int i = 0; i + 1 < values.size(); i++) {
            if (BEFORE_COMMA.matcher(values.get(i)).matches()
                    && AFTER_COMMA.matcher(values.get(i + 1)).matches()) {
                torn.add(i);
            }
        }
        if (excess <= 0 || torn.size() != excess) {
            return;
        }
        for (int i = torn.size() - 1; i >= 0; i--) {
            int at = torn.get(i);
            values.set(at, values.get(at) + header.separator() + values.remove(at + 1));
        }
    }
}

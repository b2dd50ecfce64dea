package dev.logscan.input;

import dev.logscan.entry.LogEntry;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pulls the entries of a table that Kibana, OpenSearch Dashboards or another log store exported. */
final class TableReader implements EntryReader {
    /** Among so many rows the correlation ids tell the zone of the times. */
    private static final int ZONE_SAMPLE = 200;

    private static final String STATUS = "jira_status_code";
    private static final String BODY = "jira_body";

    private record Row(Fields fields, long line, long position) {}

    private final TableHeader header;
    private final @Nullable String prefix;
    private final boolean splunk;
    private final TableRows rows;
    private final EntryFactory factory;
    private final Tally tally;
    private final Completeness completeness;
    private final Deque<Row> ahead = new ArrayDeque<>();
    private long entries;
    private boolean started;

    TableReader(SectionText text, TableHeader header, EntryFactory factory, Tally tally) {
        this.header = header;
        this.prefix = header.names().contains("_raw") ? null : Unwrapper.prefix(header.names());
        this.splunk = header.names().contains("_time");
        this.rows = new TableRows(text, header, tally);
        this.factory = factory;
        this.tally = tally;
        this.completeness = new Completeness(tally);
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
        entries++;
        return prefix == null
                ? factory.fromRecord(row.fields(), row.line(), row.position(), null)
                : factory.fromFields(row.fields(), row.line(), row.position(), null);
    }

    private void start() throws IOException {
        started = true;
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
        List<String> missing = header.missing(prefix);
        if (!missing.isEmpty()) {
            tally.note("columns that were not exported: " + String.join(", ", missing)
                    + " (add them in Discover, and export again)");
        }
    }

    private @Nullable Row row() throws IOException {
        TableRows.Row cells = rows.next();
        return cells == null ? null : new Row(fields(cells.cells()), cells.line(), cells.position());
    }

    private Fields fields(List<String> cells) {
        Fields row = new Fields();
        for (int i = 0; i < header.names().size(); i++) {
            String name = header.names().get(i);
            String cell = CellText.withoutFormulaEscape(cells.get(i));
            if (CellText.isEmptyLabel(cell) || (name.endsWith(BODY) && CellText.isSomeEmptyLabel(cell))) {
                row.set(name, "");
            } else if (!CellText.isAbsent(cell)) {
                CellText.add(name, splunk ? CellText.splunkList(name, cell) : cell, row);
            } else if (cell.isBlank() && name.endsWith(BODY) && answered(name, cells)) {
                // Where no mark stands for what is missing, the answer's body was empty: it is always logged.
                row.set(name, "");
            }
        }
        Fields plain = Unwrapper.withoutTwins(row);
        return prefix == null ? plain : Unwrapper.strip(plain, prefix);
    }

    /** Whether the row tells the status of the answer to which the body belongs. */
    private boolean answered(String body, List<String> cells) {
        int status = header.names().indexOf(body.substring(0, body.length() - BODY.length()) + STATUS);
        return status >= 0 && !CellText.isAbsent(CellText.withoutFormulaEscape(cells.get(status)));
    }

    /** Whether no row is being read. */
    boolean isBetween() {
        return rows.isBetween();
    }

    private void end() {
        completeness.end(entries);
        if (entries == 0 && rows.ended()) {
            tally.note("a header without rows (export again: the search had found nothing, or the export failed)");
        }
    }
}

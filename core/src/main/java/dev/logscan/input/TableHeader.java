package dev.logscan.input;

import com.google.common.base.Suppliers;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header of a table of log records.
 *
 * @param kind what made the table
 * @param names the fields' names
 * @param separator what stands between cells
 * @param quoted whether names are quoted where Kibana would quote them
 * @param padded whether blanks around cells are none of theirs
 * @param lines how many records come before the first row
 */
record TableHeader(Kind kind, List<String> names, String separator, boolean quoted, boolean padded, int lines) {
    /** The makers of tables. */
    enum Kind {
        DISCOVER_CSV("discover-csv"),
        GRID_COPY("grid-copy"),
        MARKDOWN("markdown-table");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    private static final List<String> SEPARATORS = List.of(",", ";", "\t", "|");
    private static final Set<String> KNOWN = Set.of(
            "@timestamp",
            "_source",
            "_id",
            "_index",
            "time",
            "_time",
            "_raw",
            "@message",
            "line",
            "event.id",
            "Message",
            "LogEntry",
            "LogMessage",
            "jsonPayload",
            "textPayload");
    private static final Pattern KNOWN_END = Pattern.compile(
            "^(?:\\S+\\.)?(?:correlation_id|caller_id|status|message|severity|jira_[a-z_]+|exception\\.[a-z]+)(?:\\.keyword)?$");

    private static final Pattern TELLING = Pattern.compile("^@timestamp|@message|_raw|event\\.id"
            + "|(?:\\S+\\.)?(?:correlation_id|caller_id|jira_[a-z_]+|exception\\.[a-z]+)(?:\\.keyword)?$");

    /** Grafana's names for what every other store calls otherwise. */
    private static final Map<String, String> GRAFANA =
            Map.of("Line", "line", "Time", "@timestamp", "tsNs", "timestamp");

    /** Two columns at least make a table. */
    private static final int MIN_COLUMNS = 2;

    /** A text may hold thousands of tables, if they are short. */
    private static final int FEW_ROWS = 8;

    /** Kibana lets administrators choose any; nobody chooses a sentence. */
    private static final int MAX_SEPARATOR = 10;

    TableHeader {
        names = List.copyOf(names);
    }

    /** Reads the first record, whatever separates its cells; null when no name is one of a log record's fields. */
    static @Nullable TableHeader of(String record, int lines) {
        List<String> separators = new ArrayList<>(SEPARATORS);
        String chosen = betweenQuotes(record);
        if (chosen != null && !separators.contains(chosen)) {
            separators.add(0, chosen);
        }
        for (String separator : separators) {
            if (record.contains(separator)) {
                List<String> cells = Arrays.asList(CsvCells.once(separator, record));
                List<String> names = cells.stream().map(TableHeader::name).toList();
                if (isHeader(names)) {
                    boolean copy = separator.equals("\t") && record.contains("\"'@");
                    Kind kind = copy ? Kind.GRID_COPY : Kind.DISCOVER_CSV;
                    boolean quoted = record.indexOf('"') >= 0;
                    return new TableHeader(kind, names, separator, quoted, !quoted && isPadded(cells), lines);
                }
            }
        }
        return null;
    }

    /** Reads the first two lines of a Markdown table; null when it is none of log records. */
    static @Nullable TableHeader ofMarkdown(String first, String second) {
        if (!MarkdownCells.isRule(second)) {
            return null;
        }
        List<String> names =
                MarkdownCells.split(first).stream().map(TableHeader::name).toList();
        return isHeader(names) ? new TableHeader(Kind.MARKDOWN, names, "|", true, false, 2) : null;
    }

    private static boolean isHeader(List<String> names) {
        return names.size() >= MIN_COLUMNS
                && names.stream().anyMatch(TableHeader::isKnown)
                && names.stream().noneMatch(TableHeader::isTime);
    }

    /** A time stands in a row, or beside its name where somebody copied the fields of one document. */
    private static boolean isTime(String name) {
        return Times.parse(name, ZoneOffset.UTC).time() != null;
    }

    private static boolean isKnown(String name) {
        return KNOWN.contains(name) || KNOWN_END.matcher(name).matches();
    }

    /** Whether blanks stand at each separator, as where a database's shell draws the columns. */
    private static boolean isPadded(List<String> cells) {
        boolean before = true;
        boolean behind = true;
        for (int i = 0; i < cells.size(); i++) {
            before &= i == cells.size() - 1 || cells.get(i).endsWith(" ");
            behind &= i == 0 || cells.get(i).startsWith(" ");
        }
        return before || behind;
    }

    /** The shortest text between two quoted cells, which is what separates them; null when there is none. */
    private static @Nullable String betweenQuotes(String record) {
        String shortest = null;
        int end = closingQuote(record, 0);
        while (end > 0) {
            int next = record.indexOf('"', end + 1);
            if (next < 0) {
                break;
            }
            if (next > end + 1 && (shortest == null || next - end - 1 < shortest.length())) {
                shortest = record.substring(end + 1, next);
            }
            end = closingQuote(record, next);
        }
        return shortest != null && shortest.length() <= MAX_SEPARATOR ? shortest : null;
    }

    private static int closingQuote(String record, int open) {
        return open < record.length() && record.charAt(open) == '"' ? record.indexOf('"', open + 1) : -1;
    }

    /** The field's name: without the formula escape, Splunk's braces, and out of {@code Label (field.name)}. */
    private static String name(String cell) {
        String plain =
                CellText.withoutFormulaEscape(cell).strip().replace("\\.", ".").replace("{}", "");
        int open = plain.lastIndexOf(" (");
        boolean labelled = open > 0 && plain.endsWith(")");
        String name = labelled ? plain.substring(open + 2, plain.length() - 1) : plain;
        return GRAFANA.getOrDefault(name, name);
    }

    /** Whether a column has a name that only logs have, and exports of them. */
    static boolean isTelling(String name) {
        return TELLING.matcher(name).matches();
    }

    /** What takes a record apart. */
    RowCells cells() {
        return switch (kind) {
            case MARKDOWN ->
                record -> {
                    List<String> row = MarkdownCells.split(record);
                    String text = record.strip();
                    // Where rows have no borders, the last bar stands before an empty cell.
                    if (row.size() == names.size() - 1 && !text.startsWith("|") && text.endsWith("|")) {
                        row.add("");
                    }
                    return row;
                };
            case GRID_COPY -> GridCells::split;
            case DISCOVER_CSV -> {
                // Room for all columns that there may be costs more than the rows of a short table.
                Supplier<CsvCells> cells = Suppliers.memoize(() -> new CsvCells(separator));
                AtomicInteger rows = new AtomicInteger();
                yield record -> {
                    boolean few = rows.incrementAndGet() <= FEW_ROWS;
                    List<String> row = new ArrayList<>(Arrays.asList(
                            few ? CsvCells.once(separator, record) : cells.get().of(record)));
                    if (padded) {
                        row.replaceAll(String::strip);
                    }
                    return row;
                };
            }
        };
    }

    /** What one would miss in a diagnosis although the header has its neighbours; in the header's own spelling. */
    List<String> missing(@Nullable String prefix) {
        List<String> missing = new ArrayList<>();
        if (prefix == null) {
            return missing;
        }
        lack("correlation_id", "", prefix, missing);
        lack("jira_body", "jira_status_code", prefix, missing);
        lack("jira_status_code", "jira_body", prefix, missing);
        lack("exception.message", "exception.class", prefix, missing);
        lack("exception.class", "exception.message", prefix, missing);
        return missing;
    }

    private void lack(String wanted, String neighbour, String prefix, List<String> missing) {
        boolean expected = neighbour.isEmpty() || has(prefix + neighbour);
        if (expected && !has(prefix + wanted)) {
            missing.add(prefix + wanted);
        }
    }

    private boolean has(String name) {
        return names.contains(name) || names.contains(name + ".keyword");
    }
}

package dev.logscan.input;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes the rows of a table without quotes apart, in which the commas and line ends of a cell look like those between cells.
 * What was put together must fit its columns: a row whose cells stand under the wrong names would tell what never happened.
 */
final class TornCells {
    /** As many thousands in a row may be torn in so many ways; more are never tried. */
    private static final int MOST_WAYS = 100;

    /** A time of the day, with seconds. */
    private static final int SHORTEST_TIME = 8;

    private static final Pattern BEFORE_COMMA = Pattern.compile("-?\\d{1,3}");
    private static final Pattern AFTER_COMMA = Pattern.compile("\\d{3}(?:\\.\\d+)?");
    private static final Pattern STATUS = Pattern.compile("\\d{3}(?:\\.0+)?(?: \\D*)?");
    private static final Pattern FEW_DIGITS = Pattern.compile("[\\d.]{1,7}");

    private final TableHeader header;
    private final RowCells cells;
    private final int columns;
    private int ways;
    private int least;

    TornCells(TableHeader header, RowCells cells) {
        this.header = header;
        this.cells = cells;
        this.columns = header.names().size();
    }

    /** As many cells as there are columns; null when the text does not come apart into cells that fit them. */
    @Nullable
    List<String> of(String text) {
        List<String> values = cells.of(text);
        least = columns;
        boolean torn = values.size() != columns || text.indexOf('\n') >= 0 || isTorn(values);
        if (!torn) {
            return values;
        }
        if (values.size() == columns && fit(values)) {
            return values;
        }
        glue(values);
        least = values.size();
        if (values.size() == columns) {
            return fit(values) ? values : null;
        }
        ways = 0;
        return values.size() > columns ? numbered(values, 0) : null;
    }

    /**
     * Why {@link #of} found none.
     *
     * @param least how many cells there were at least
     */
    String reason(int least) {
        if (least == columns) {
            return "cells that do not fit their columns, and no quotes to tell them apart";
        }
        return least < columns
                ? "fewer cells than the header"
                : "more cells than the header, and no quotes to tell them apart";
    }

    /** How many cells there were at least in what was taken apart last, but for thousands. */
    int least() {
        return least;
    }

    /** Whether the first cell is a time, as the rows of most tables begin. */
    boolean beginsWithTime(String text) {
        if (text.length() < SHORTEST_TIME) {
            return false;
        }
        List<String> values = cells.of(text);
        glue(values);
        return !values.isEmpty() && isTime(values.get(0));
    }

    private static boolean isTorn(List<String> values) {
        for (String value : values) {
            if (isRest(value)) {
                return true;
            }
        }
        return false;
    }

    /** Kibana puts no blank behind a separator, and a comma inside a cell has one there; a blank alone is an empty cell. */
    private static boolean isRest(String value) {
        return value.length() > 1 && value.charAt(0) == ' ' && value.charAt(1) != ' ';
    }

    private void glue(List<String> values) {
        BitSet rests = rests(values);
        if (rests.isEmpty()) {
            return;
        }
        List<String> glued = new ArrayList<>();
        for (int i = 0; i < values.size(); ) {
            StringBuilder cell = new StringBuilder(values.get(i++));
            while (rests.get(i)) {
                cell.append(header.separator()).append(values.get(i++));
            }
            glued.add(cell.toString());
        }
        values.clear();
        values.addAll(glued);
    }

    /** Which values go on with the one before: judged from the end, for what a blank alone is depends on what is glued to it. */
    private BitSet rests(List<String> values) {
        BitSet rests = new BitSet();
        for (int i = values.size() - 1; i > 0; i--) {
            String value = values.get(i);
            boolean goesOn = value.length() < 2 && rests.get(i + 1);
            rests.set(i, isRest(goesOn ? value + header.separator() + values.get(i + 1) : value));
        }
        return rests;
    }

    /** Thousands have a comma without a blank: those are glued that leave a cell for each column, and cells that fit. */
    private @Nullable List<String> numbered(List<String> values, int from) {
        if (values.size() == columns) {
            return fit(values) ? values : null;
        }
        for (int i = from; i + 1 < values.size() && ways < MOST_WAYS; i++) {
            if (isThousands(values.get(i), values.get(i + 1))) {
                ways++;
                List<String> glued = new ArrayList<>(values);
                glued.set(i, glued.get(i) + header.separator() + glued.remove(i + 1));
                List<String> found = numbered(glued, i);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private boolean isThousands(String before, String after) {
        String head = before.substring(0, Math.max(0, before.indexOf(header.separator())));
        return BEFORE_COMMA.matcher(head.isEmpty() ? before : head).matches()
                && before.indexOf('.') < 0
                && AFTER_COMMA.matcher(after).matches();
    }

    private boolean fit(List<String> values) {
        for (int i = 0; i < columns; i++) {
            String value = CellText.withoutFormulaEscape(values.get(i));
            if (!CellText.isAbsent(value)
                    && !CellText.isSomeEmptyLabel(value)
                    && !fits(header.names().get(i), value)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a column of that name can hold the value, as far as it is known. */
    private static boolean fits(String name, String value) {
        String field = name.endsWith(".keyword") ? name.substring(0, name.length() - ".keyword".length()) : name;
        return switch (field.substring(field.lastIndexOf('.') + 1)) {
            case "@timestamp", "timestamp", "time" -> value.indexOf(':') > 0 || isTime(value);
            case "status", "jira_status_code" -> STATUS.matcher(value).matches();
            case "correlation_id" ->
                value.indexOf(' ') < 0 && !FEW_DIGITS.matcher(value).matches();
            case "caller_id" -> value.indexOf('#') > 0 || value.indexOf('/') >= 0 || !hasDigitFirst(value);
            case "path", "uri" -> "/[h".indexOf(value.charAt(0)) >= 0;
            case "method" -> value.chars().allMatch(c -> c >= 'A' && c <= 'Z');
            default -> true;
        };
    }

    private static boolean hasDigitFirst(String value) {
        return value.charAt(0) >= '0' && value.charAt(0) <= '9';
    }

    private static boolean isTime(String text) {
        return Times.parse(text, ZoneOffset.UTC).time() != null;
    }
}

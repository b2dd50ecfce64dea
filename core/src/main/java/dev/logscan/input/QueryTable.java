package dev.logscan.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns that ES|QL or SQL answered, and how a row under them is read. They hold for later pages too. */
final class QueryTable {
    /** As many as a table of any other form may have. */
    private static final int MAX_COLUMNS = 16_384;

    /** A table by columns is read whole before its first row is known. */
    private static final long MAX_CELLS = 200_000;

    private static final Set<String> NUMBERS = Set.of(
            "byte", "short", "integer", "long", "unsigned_long", "half_float", "scaled_float", "float", "double");

    /** A column's name, and its type where that is known. */
    private record Column(String name, String type) {}

    private List<Column> columns = List.of();

    boolean isKnown() {
        return !columns.isEmpty();
    }

    int size() {
        return columns.size();
    }

    /** Reads the list of columns; the parser stands on its first element, an object. */
    void columns(JsonParser parser) throws IOException {
        List<Column> read = new ArrayList<>();
        for (JsonToken token = parser.currentToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                Fields column = new Fields();
                Flattener.readObject(parser, "", column);
                if (read.size() < MAX_COLUMNS) {
                    read.add(new Column(text(column, "name"), text(column, "type")));
                }
            } else if (token == null) {
                return;
            } else {
                parser.skipChildren();
            }
        }
        columns = read;
    }

    private static String text(Fields column, String name) {
        String text = column.first(name);
        return text == null ? "" : text;
    }

    /** Reads one inner list, of any length; the parser stands on its start. */
    static List<List<String>> cells(JsonParser parser) throws IOException {
        List<List<String>> cells = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Fields cell = new Fields();
            Flattener.readValue(parser, "cell", cell);
            List<String> values = new ArrayList<>();
            cell.map().values().forEach(values::addAll);
            if (cells.size() < MAX_CELLS) {
                cells.add(List.copyOf(values));
            }
        }
        return cells;
    }

    /** Whether the first inner list is a column and not a row. */
    boolean isColumn(List<List<String>> first) {
        if (first.size() != columns.size()) {
            return true;
        }
        for (int i = 0; i < first.size(); i++) {
            if (!first.get(i).isEmpty()
                    && !fits(columns.get(i).type(), first.get(i).get(0))) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(String type, String value) {
        if (NUMBERS.contains(type)) {
            return !value.isEmpty() && "-0123456789NI".indexOf(value.charAt(0)) >= 0;
        }
        return !type.startsWith("date") || (value.length() > 4 && Character.isDigit(value.charAt(0)));
    }

    Fields row(List<List<String>> cells) {
        Fields row = new Fields();
        for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
            row.addAll(columns.get(i).name(), cells.get(i));
        }
        return row;
    }

    /**
     * Reads the rest of a table by columns, and turns it around.
     *
     * @return the rows, or null when it is too large for that
     */
    @Nullable
    Deque<Fields> rows(List<List<String>> firstColumn, JsonParser parser) throws IOException {
        List<List<List<String>>> all = new ArrayList<>();
        all.add(firstColumn);
        long cells = firstColumn.size();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.START_ARRAY || cells > MAX_CELLS) {
                parser.skipChildren();
            } else {
                List<List<String>> column = cells(parser);
                cells += column.size();
                all.add(column);
            }
        }
        if (cells > MAX_CELLS) {
            return null;
        }
        Deque<Fields> rows = new ArrayDeque<>();
        for (int row = 0; row < firstColumn.size(); row++) {
            rows.add(row(across(all, row)));
        }
        return rows;
    }

    private static List<List<String>> across(List<List<List<String>>> all, int row) {
        List<List<String>> cells = new ArrayList<>();
        for (List<List<String>> column : all) {
            cells.add(row < column.size() ? column.get(row) : List.of());
        }
        return cells;
    }
}

package dev.logscan.input;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a row apart that was copied from Discover's grid. Between tabs, each value of a field is quoted for itself, which no
 * parser of CSV accepts: {@code "a", "b"}.
 */
final class GridCells {
    private GridCells() {}

    static List<String> split(String row) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < row.length(); i++) {
            char c = row.charAt(i);
            if (c == '"' && quoted && i + 1 < row.length() && row.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '\t' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}

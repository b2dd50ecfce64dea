package dev.logscan.input;

import java.util.ArrayList;
import java.util.List;

/** Takes a row of a Markdown table apart, as Discover copies it: bars and backslashes in cells are escaped. */
final class MarkdownCells {
    private MarkdownCells() {}

    static List<String> split(String row) {
        List<String> cells = new ArrayList<>();
        String inner = row.strip();
        StringBuilder cell = new StringBuilder();
        for (int i = inner.startsWith("|") ? 1 : 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c == '\\' && i + 1 < inner.length() && "|\\".indexOf(inner.charAt(i + 1)) >= 0) {
                cell.append(inner.charAt(++i));
            } else if (c == '|') {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (!cell.toString().isBlank()) {
            cells.add(cell.toString().strip());
        }
        return cells;
    }

    /** Whether a line is the one below a table's header. */
    static boolean isRule(String line) {
        String text = line.strip();
        return text.contains("---") && text.chars().allMatch(c -> "|-+: ".indexOf(c) >= 0);
    }
}

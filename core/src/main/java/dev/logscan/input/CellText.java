package dev.logscan.input;

import java.util.Set;
import java.util.regex.Pattern;

/** What the text of a cell means. */
final class CellText {
    /** What exports print for a field that the record does not have. */
    private static final Set<String> ABSENT = Set.of("-", "null", "\u2013", "\u2014");

    /** What Kibana prints for an empty text, in the languages that it speaks. */
    private static final Set<String> EMPTY = Set.of("(empty)", "(空)", "（空）", "(空白)", "（空白）", "(vide)", "(leer)");

    /** The same in a language that nobody told us; one word in parentheses. */
    private static final Pattern SOME_LABEL = Pattern.compile("^[(（][^()（）\\s]{1,20}[)）]$");

    private CellText() {}

    static boolean isAbsent(String cell) {
        return cell.isBlank() || ABSENT.contains(cell.strip());
    }

    static boolean isEmptyLabel(String cell) {
        return EMPTY.contains(cell);
    }

    static boolean isSomeEmptyLabel(String cell) {
        return SOME_LABEL.matcher(cell).matches();
    }

    /** The cell without the apostrophe that keeps spreadsheets from computing it. */
    static String withoutFormulaEscape(String cell) {
        boolean escaped = cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@".indexOf(cell.charAt(1)) >= 0;
        return escaped ? cell.substring(1) : cell;
    }

    /** Adds a value; a list in JSON, as old versions printed it, becomes its elements. */
    static void add(String name, String cell, Fields row) {
        boolean list = cell.startsWith("[") && cell.endsWith("]");
        if (!list || !EmbeddedJson.readList(cell, name, row)) {
            row.set(
                    name,
                    list && isListName(name) && cell.startsWith("[[") ? cell.substring(1, cell.length() - 1) : cell);
        }
    }

    private static boolean isListName(String name) {
        return name.endsWith("params.value") || name.endsWith("params.key");
    }

    /** Splunk joins the values of a list with line ends. */
    static String splunkList(String name, String cell) {
        return isListName(name) ? cell.replace("\n", ", ") : cell;
    }
}

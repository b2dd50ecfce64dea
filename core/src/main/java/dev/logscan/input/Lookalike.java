package dev.logscan.input;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognises text that comes from the same places as logs, and from which no entry can be read. */
final class Lookalike {
    /** The first lines tell; what comes later is anyone's text. */
    private static final int MAX_LINES = 50;

    private static final int MAX_LINE = 4096;

    /** {@code - @timestamp, column 3, row 1}: what a screen reader is told of a cell. */
    private static final Pattern CAPTION = Pattern.compile("^- [^,]{1,200}, column \\d{1,4}, row \\d{1,6}$");

    /** What Lens calls its columns unless told otherwise. */
    private static final Pattern CHART_LABEL = Pattern.compile(
            "^(?:count of records|count|(?:top|bottom) (?:\\d+ )?values of .+"
                    + "|(?:unique count|median|average|maximum|minimum|sum|percentile|last value|standard deviation) of .+"
                    + "|.+ per (?:second|minute|hour|day|week|month|year|\\d+ .+)|.+: (?:ascending|descending|filters))$");

    private static final String CSV_INSTEAD = " (export a CSV report from Discover, or copy the response as JSON)";

    private Lookalike() {}

    static @Nullable Refusal of(Head head) {
        List<String> lines = new String(head.bytes(), StandardCharsets.UTF_8)
                .lines()
                .limit(MAX_LINES)
                .map(line -> line.length() > MAX_LINE ? line.substring(0, MAX_LINE) : line)
                .toList();
        if (lines.isEmpty()) {
            return null;
        }
        if (lines.stream().anyMatch(line -> CAPTION.matcher(line.strip()).matches())) {
            return new Refusal(
                    "mouse-copy",
                    "cells marked with the mouse, which do not tell the rows any more" + CSV_INSTEAD,
                    false);
        }
        if (isInspected(head, lines)) {
            return new Refusal(
                    "elasticdump-human",
                    "elasticdump's output for people, which is no JSON (run it without --format human)",
                    false);
        }
        return isChart(lines.get(0))
                ? new Refusal("chart-csv", "a chart's values, not log entries" + CSV_INSTEAD, false)
                : null;
    }

    /** Node's way of showing an object: no quotes around names, colours perhaps. */
    private static boolean isInspected(Head head, List<String> lines) {
        int first = head.at(head.firstInk());
        if (first != '{' && first != 0x1b) {
            return false;
        }
        return lines.stream().limit(5).map(Lookalike::withoutColours).anyMatch(line -> line.contains("_index: '"));
    }

    private static String withoutColours(String line) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\u001b') {
                int end = line.indexOf('m', i);
                i = end < 0 ? line.length() : end;
            } else {
                plain.append(line.charAt(i));
            }
        }
        return plain.toString();
    }

    private static boolean isChart(String line) {
        String header = line.startsWith("\uFEFF") ? line.substring(1) : line;
        for (char separator : new char[] {',', ';', '\t'}) {
            if (header.indexOf(separator) > 0) {
                String[] cells = new CsvCells(String.valueOf(separator)).of(header);
                boolean chart = cells.length > 1;
                boolean label = false;
                for (String cell : cells) {
                    String text = CellText.withoutFormulaEscape(cell).strip().toLowerCase(Locale.ROOT);
                    label |= CHART_LABEL.matcher(text).matches();
                    chart &= text.length() < 300;
                }
                if (chart && label && TableHeader.of(header, 1) == null) {
                    return true;
                }
            }
        }
        return false;
    }
}

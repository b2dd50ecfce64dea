package dev.logscan.input;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    private static final String FIELD_NAME =
            "(?:[\\w@]{1,40}\\.){0,6}(?:correlation_id|caller_id|jira_\\w{1,40}|exception\\.\\w{1,40})";
    private static final Pattern FIELD_LINE = Pattern.compile("^" + FIELD_NAME + "(?:\\s*[:\t][^,|]*|\\s*)$");
    private static final Pattern FIELD = Pattern.compile("(?:^|\\s)" + FIELD_NAME + ":\\S");

    private static final Pattern YAML =
            Pattern.compile("^(?:---\n)?-? ?(?:insertid|jsonpayload|textpayload|took|hits|_index|_source):");

    /** Ruby's and Python's ways. */
    private static final Pattern INSPECTED =
            Pattern.compile("^[\\[\\s]*\\{\\s*(?:\"\\w{1,80}\"\\s*=>|'\\w{1,80}'\\s*:|:\\w{1,80}\\s*=>)");

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
        Refusal other = otherLanguage(lines);
        if (other != null) {
            return other;
        }
        if (isFieldList(lines)) {
            return new Refusal(
                    "field-list",
                    "fields marked with the mouse in Kibana's view of a document"
                            + " (open its JSON tab and copy that, or export a CSV report from Discover)",
                    true);
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

    /** Logs in a language for which there is always another export. */
    private static @Nullable Refusal otherLanguage(List<String> lines) {
        String text = lines.stream().filter(line -> !line.isBlank()).limit(5).collect(Collectors.joining("\n"));
        String begin = text.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
        if (begin.startsWith("<!doctype html") || begin.startsWith("<html")) {
            return new Refusal(
                    "html", "a web page, not logs (where an export was expected, sign in and export again)", true);
        }
        if (begin.startsWith("<?xml")) {
            return new Refusal("xml", "XML: not read (export it as JSON or CSV instead)", true);
        }
        if (begin.startsWith("{\\rtf")) {
            return new Refusal("rtf", "a rich text document: not read (save it as plain text)", true);
        }
        if (YAML.matcher(begin).find()) {
            return new Refusal("yaml", "YAML: not read (ask for JSON instead: --format=json, or -o json)", true);
        }
        return INSPECTED.matcher(begin).find()
                ? new Refusal(
                        "inspected-object",
                        "objects as a program shows them to people, which is no JSON (print them as JSON instead)",
                        true)
                : null;
    }

    /** The fields of one document, a name and its value in each line, in two, or all of them in one line. */
    private static boolean isFieldList(List<String> lines) {
        if (lines.stream().anyMatch(line -> line.contains("{\"") || line.contains("\":"))) {
            return false;
        }
        long named = lines.stream()
                .filter(line -> FIELD_LINE.matcher(line).matches())
                .count();
        boolean column =
                lines.stream().anyMatch(line -> FIELD.matcher(line).results().count() >= 2);
        return named >= 2 || column;
    }

    private static boolean isChart(String line) {
        String header = line.startsWith("\uFEFF") ? line.substring(1) : line;
        if (header.startsWith("{")) {
            return false;
        }
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

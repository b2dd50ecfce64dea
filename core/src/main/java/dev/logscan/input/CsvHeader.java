package dev.logscan.input;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header of a table of log records.
 *
 * @param names the fields' names
 * @param separator what stands between cells
 * @param quoted whether names are quoted where Kibana would quote them
 */
record CsvHeader(List<String> names, char separator, boolean quoted) {
    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final Set<String> KNOWN = Set.of("@timestamp", "_source", "_id", "_index", "time");
    private static final Pattern KNOWN_END = Pattern.compile(
            "^(?:\\S+\\.)?(?:correlation_id|caller_id|status|message|severity|jira_[a-z_]+|exception\\.[a-z]+)(?:\\.keyword)?$");

    /** Two columns at least make a table. */
    private static final int MIN_COLUMNS = 2;

    CsvHeader {
        names = List.copyOf(names);
    }

    /** Reads the first record, whatever separates its cells; null when no name is one of a log record's fields. */
    static @Nullable CsvHeader of(String record) {
        for (char separator : SEPARATORS) {
            if (record.indexOf(separator) >= 0) {
                List<String> names = Arrays.stream(new CsvCells(separator).of(record))
                        .map(CsvHeader::name)
                        .toList();
                if (names.size() >= MIN_COLUMNS && names.stream().anyMatch(CsvHeader::isKnown)) {
                    return new CsvHeader(names, separator, record.indexOf('"') >= 0);
                }
            }
        }
        return null;
    }

    private static boolean isKnown(String name) {
        return KNOWN.contains(name) || KNOWN_END.matcher(name).matches();
    }

    /** The field's name: without the formula escape, and out of {@code Label (field.name)}. */
    private static String name(String cell) {
        String plain = CsvReader.withoutFormulaEscape(cell).strip().replace("\\.", ".");
        int open = plain.lastIndexOf(" (");
        boolean labelled = open > 0 && plain.endsWith(")");
        return labelled ? plain.substring(open + 2, plain.length() - 1) : plain;
    }
}

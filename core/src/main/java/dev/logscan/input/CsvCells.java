package dev.logscan.input;

import com.google.common.base.Splitter;
import com.google.common.collect.Iterables;
import com.univocity.parsers.common.NormalizedString;
import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes one record of a table apart into cells. Not thread-safe. */
final class CsvCells {
    /** Exports of all fields have some thousand columns. */
    private static final int MAX_COLUMNS = 16_384;

    /** Most records are shorter; by default the library makes room for a million characters. */
    private static final int BUFFER = 8192;

    /** What ends a record for the library: no character, for the record was cut out before, and its line ends are text. */
    private static final char NO_LINE_END = '\uffff';

    private static final char REPLACEMENT = '\ufffd';

    private static final String[] NONE = {};

    private final CsvParser parser;
    private boolean used;

    CsvCells(String separator) {
        this(separator, MAX_COLUMNS, BUFFER);
    }

    /** The cells of one record; the library makes room for all columns that there may be, which costs more than one record. */
    static String[] once(String separator, String text) {
        String record = text.replace(NO_LINE_END, REPLACEMENT);
        String[] cells = Iterables.toArray(Splitter.on(separator).split(record), String.class);
        if (Arrays.stream(cells).allMatch(CsvCells::isPlain)) {
            return Arrays.stream(cells).map(CsvCells::unquoted).toArray(String[]::new);
        }
        int columns = 1;
        for (int at = record.indexOf(separator); at >= 0; at = record.indexOf(separator, at + separator.length())) {
            columns++;
        }
        int buffer = Math.min(record.length() + 1, BUFFER);
        return new CsvCells(separator, Math.min(columns, MAX_COLUMNS), buffer).of(record);
    }

    /** Whether a piece between separators is a cell that says what it shows, between quotes or without any. */
    private static boolean isPlain(String piece) {
        return piece.indexOf('"') < 0 || (isQuoted(piece) && piece.indexOf('"', 1) == piece.length() - 1);
    }

    private static boolean isQuoted(String piece) {
        return piece.length() > 1 && piece.startsWith("\"") && piece.endsWith("\"");
    }

    private static String unquoted(String piece) {
        return isQuoted(piece) ? piece.substring(1, piece.length() - 1) : piece;
    }

    private CsvCells(String separator, int columns, int buffer) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setDelimiter(separator);
        settings.getFormat().setLineSeparator(String.valueOf(NO_LINE_END));
        settings.getFormat().setNormalizedNewline(NO_LINE_END);
        // By default a record that starts with a number sign is a comment.
        settings.getFormat().setComment('\0');
        settings.setReadInputOnSeparateThread(false);
        settings.setMaxColumns(columns);
        // The record's own length bounds its cells.
        settings.setMaxCharsPerColumn(-1);
        settings.setInputBufferSize(buffer);
        settings.setErrorContentLength(0);
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        settings.setNullValue("");
        settings.setEmptyValue("");
        parser = new CsvParser(settings);
    }

    /** The cells; none when the record is beyond a limit. */
    String[] of(String record) {
        try {
            @Nullable String[] cells = parser.parseLine(record.replace(NO_LINE_END, REPLACEMENT));
            return cells == null ? NONE : cells;
        } catch (TextParsingException limit) {
            return NONE;
        } finally {
            if (!used) {
                // The library remembers the first record of every table, in a place that it never empties.
                NormalizedString.getCache().clear();
                used = true;
            }
        }
    }
}

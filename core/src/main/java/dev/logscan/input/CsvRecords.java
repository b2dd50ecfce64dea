package dev.logscan.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/** Cuts a table into records, of which each may go over several lines inside quotes. */
final class CsvRecords {
    /**
     * A record as it stands, without its line end.
     *
     * @param closed whether every quote was closed; if not, only the first line is here
     */
    record Text(String text, long line, long position, boolean closed, boolean atEnd) {}

    /** What quotes mean. */
    enum Quotes {
        /** A cell that begins with one goes on to the next that is not doubled. */
        CSV,
        /** Each begins or ends quoted text, wherever it stands. */
        ANYWHERE,
        /** Nothing; every line is a record. */
        NONE;

        static Quotes of(TableHeader.Kind kind) {
            return switch (kind) {
                case DISCOVER_CSV -> CSV;
                case GRID_COPY -> ANYWHERE;
                case MARKDOWN -> NONE;
            };
        }
    }

    /** Each unclosed quote may look at a whole record's worth of text again. */
    private static final int MAX_UNCLOSED = 16;

    /** What is read comes out of memory; a table may be as short as its header, and there may be many. */
    private static final int AHEAD = 512;

    private final String separator;
    private final Quotes quotes;
    private Reader in;
    private long line;
    private long position;
    private int unclosed;
    private boolean inside;

    CsvRecords(Reader in, String separator, Quotes quotes) {
        this(in, separator, quotes, 1, 0);
    }

    /**
     * Starts at the start of a line.
     *
     * @param line its number
     * @param position its offset
     */
    CsvRecords(Reader in, String separator, Quotes quotes, long line, long position) {
        this.in = new BufferedReader(in, AHEAD);
        this.separator = separator;
        this.quotes = quotes;
        this.line = line;
        this.position = position;
    }

    /** Whether the reading has not begun a record that it has not finished. */
    boolean isBetween() {
        return !inside;
    }

    /** The next record; null at the end, or when too many quotes were left open. */
    @Nullable
    Text next() throws IOException {
        StringBuilder record = new StringBuilder();
        long startLine = line;
        long start = position;
        boolean quoted = false;
        boolean cellStart = true;
        inside = false;
        int c = in.read();
        if (c < 0 || gaveUp()) {
            return null;
        }
        inside = true;
        for (; c >= 0; c = in.read()) {
            position++;
            line += c == '\n' ? 1 : 0;
            if (c == '\n' && !quoted) {
                return new Text(withoutReturn(record), startLine, start, true, false);
            }
            record.append((char) c);
            if (record.length() > Limits.MAX_LINE) {
                return firstLineOnly(record, startLine, start, false);
            }
            if (c == '"' && quoted) {
                // A doubled quote closes and opens again, which comes to the same.
                quoted = false;
                if (quotes == Quotes.CSV && line > startLine && !endsCell()) {
                    return firstLineOnly(record, startLine, start, false);
                }
            } else if (c == '"' && (quotes == Quotes.ANYWHERE || (quotes == Quotes.CSV && cellStart))) {
                quoted = true;
            }
            cellStart = !quoted && (c == '"' || endsWithSeparator(record));
        }
        return quoted
                ? firstLineOnly(record, startLine, start, true)
                : new Text(withoutReturn(record), startLine, start, true, true);
    }

    private boolean endsWithSeparator(StringBuilder record) {
        int start = record.length() - separator.length();
        for (int i = 0; i < separator.length(); i++) {
            if (start < 0 || record.charAt(start + i) != separator.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether too many quotes were left open. */
    boolean gaveUp() {
        return unclosed > MAX_UNCLOSED;
    }

    /** Whether a quote just read closes its cell, as far as the next character tells. */
    private boolean endsCell() throws IOException {
        in.mark(1);
        int next = in.read();
        in.reset();
        return next < 0 || next == separator.charAt(0) || next == '\n' || next == '\r' || next == '"';
    }

    /** Gives the first line, and puts back what an unclosed quote has swallowed. */
    private Text firstLineOnly(StringBuilder record, long startLine, long start, boolean atEnd) {
        unclosed++;
        int newline = record.indexOf("\n");
        int end = newline < 0 ? record.length() : newline + 1;
        String rest = record.substring(end);
        in = new BufferedReader(new JoinedReader(new StringReader(rest), in));
        line = startLine + (newline < 0 ? 0 : 1);
        position = start + end;
        record.setLength(newline < 0 ? end : newline);
        return new Text(withoutReturn(record), startLine, start, false, atEnd && rest.isEmpty());
    }

    private static String withoutReturn(StringBuilder record) {
        int length = record.length();
        return length > 0 && record.charAt(length - 1) == '\r' ? record.substring(0, length - 1) : record.toString();
    }
}

package dev.logscan.input;

import com.google.common.base.CharMatcher;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;

/**
 * JSON in which {@code """raw text"""}, as Kibana's Console prints texts that need escapes, became JSON texts. Valid JSON stays
 * as it is: it never has three quotes in a row.
 *
 * <p>A parser does not see the line ends that were inside such texts; {@link #lostLines} knows them.
 */
final class TripleQuotes extends Reader {
    private static final int CHUNK = 4096;

    /** Console prints this way only below 5 MB; a text that is longer was never opened. */
    private static final int MAX_TEXT = Limits.MAX_LINE;

    private static final String QUOTES = "\"\"\"";

    /** How Kibana prints the first member of a hit. */
    private static final List<String> HIT_NAMES = List.of("\"_index\"", "\"_id\"", "\"_source\"", "\"_type\"");

    /** A hit's indentation is shorter. */
    private static final int MAX_AHEAD = 200;

    /** Nobody asks for lines so far back: a text is read ahead, and taken back, by fewer characters. */
    private static final int MAX_LINE_ENDS = 1 << 16;

    private final Reader in;
    private final char[] chunk = new char[CHUNK];
    private final StringBuilder out = new StringBuilder(2 * CHUNK);

    /** Quotes, and blanks behind them, of which the next characters decide what they are. */
    private final StringBuilder pending = new StringBuilder();

    /** What may stand behind a line end inside a raw text, and is looked at before it is believed. */
    private final StringBuilder ahead = new StringBuilder();

    /** Where in it the first character stands that is not blank, and the second; -1 until they come. */
    private int brace = -1;

    private int name = -1;
    private boolean looking;

    /** Where the latest line ends were turned into escapes, in rising order. */
    private long[] lineEnds = new long[16];

    private int kept;

    /** How many came before those. */
    private long forgotten;

    private boolean raw;
    private int taken;
    private long delivered;
    private int rawLength;
    private boolean ended;

    /**
     * Starts somewhere inside a source.
     *
     * @param position the offset at which the text starts
     */
    TripleQuotes(Reader in, long position) {
        this.in = in;
        this.delivered = position;
    }

    /** How many line ends were turned into escapes before that offset of this text. */
    long lostLines(long offset) {
        int place = Arrays.binarySearch(lineEnds, 0, kept, offset);
        return forgotten + (place < 0 ? -place - 1 : place);
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
        while (taken == out.length() && !ended) {
            delivered += out.length();
            out.setLength(0);
            taken = 0;
            int count = raw || !pending.isEmpty() ? fill() : passThrough(buffer, from, length);
            if (count > 0) {
                return count;
            }
        }
        if (taken == out.length()) {
            return -1;
        }
        int count = Math.min(length, out.length() - taken);
        out.getChars(taken, taken + count, buffer, from);
        taken += count;
        return count;
    }

    /** Reads what holds no three quotes straight into its place; the rest goes the long way. */
    private int passThrough(char[] buffer, int from, int length) throws IOException {
        int count = in.read(buffer, from, length);
        if (count < 0) {
            ended = true;
            return count;
        }
        int end = from + count;
        int quotes = quotes(buffer, from, end);
        delivered += quotes - from;
        for (int at = quotes; at < end; at++) {
            step(buffer[at]);
        }
        return quotes - from;
    }

    /** The start of three quotes, or of what may become three with the characters to come; the end when there is none. */
    private static int quotes(char[] buffer, int from, int end) {
        int at = from;
        while (at + 2 < end) {
            if (buffer[at + 2] != '"') {
                at += 3;
            } else if (buffer[at + 1] != '"') {
                at += 2;
            } else if (buffer[at] != '"') {
                at++;
            } else {
                return at;
            }
        }
        int last = end;
        while (last > Math.max(from, end - 2) && buffer[last - 1] == '"') {
            last--;
        }
        return last;
    }

    private int fill() throws IOException {
        // Behind quotes that only stood at the end of a piece, two characters tell enough.
        int count = in.read(chunk, 0, raw ? CHUNK : 2);
        if (count < 0) {
            ended = true;
            settle();
            return 0;
        }
        for (int at = 0; at < count; at++) {
            step(chunk[at]);
        }
        return 0;
    }

    private void step(char c) {
        if (raw && looking) {
            look(c);
        } else if (raw) {
            raw(c);
        } else if (c == '"') {
            pending.append(c);
            if (pending.length() == QUOTES.length()) {
                pending.setLength(0);
                out.append('"');
                raw = true;
                rawLength = 0;
            }
        } else {
            out.append(pending).append(c);
            pending.setLength(0);
        }
    }

    /** Whether the lines ahead begin the next hit, which no text has inside: then its end was lost, and the text ends here. */
    private void look(char c) {
        if (!CharMatcher.whitespace().matches(c)) {
            if (brace < 0) {
                brace = ahead.length();
            } else if (name < 0) {
                name = ahead.length();
            }
        }
        ahead.append(c);
        boolean hit = false;
        boolean maybe = brace < 0 || ahead.charAt(brace) == '{';
        if (maybe && name >= 0) {
            String begun = ahead.substring(name);
            maybe = false;
            for (String wanted : HIT_NAMES) {
                maybe |= wanted.startsWith(begun);
                hit |= wanted.equals(begun);
            }
        }
        if (maybe && !hit && ahead.length() < MAX_AHEAD) {
            return;
        }
        looking = false;
        String taken = ahead.toString();
        // What became too long may begin a hit behind a line end that is nearer.
        int begin = maybe ? Math.max(taken.lastIndexOf('\n', brace < 0 ? taken.length() : brace), 0) : brace;
        ahead.setLength(0);
        brace = -1;
        name = -1;
        if (hit) {
            raw = false;
            pending.setLength(0);
            // A line end inside a text is what tells the parser that the text was broken.
            out.append('\n').append(taken);
        } else {
            escapeLineEnd();
            pass(taken, begin);
        }
    }

    /** What stands ahead begins no hit, and neither do the blank lines before it: they need not be looked at one by one. */
    private void pass(String taken, int begin) {
        for (int i = 0; i < taken.length(); i++) {
            char c = taken.charAt(i);
            if (i < begin && raw && c == '\n') {
                lengthen();
                escapeLineEnd();
            } else {
                step(c);
            }
        }
    }

    private void raw(char c) {
        boolean closed = pending.length() >= QUOTES.length();
        if (closed && (c == ',' || c == '}' || c == ']' || c == '\n' || c == '\r')) {
            closeRaw();
            step(c);
        } else if (closed && c == ' ' && pending.length() < CHUNK) {
            pending.append(c);
        } else if (c == '"' && pending.length() < QUOTES.length()) {
            pending.append(c);
        } else {
            escapePending();
            if (c == '"') {
                pending.append(c);
            } else {
                escape(c);
            }
        }
    }

    private void closeRaw() {
        out.append('"').append(pending, QUOTES.length(), pending.length());
        pending.setLength(0);
        raw = false;
    }

    private void escapePending() {
        for (int i = 0; i < pending.length(); i++) {
            escape(pending.charAt(i));
        }
        pending.setLength(0);
    }

    private void escape(char c) {
        lengthen();
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> looking = true;
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < ' ') {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }

    private void lengthen() {
        if (++rawLength > MAX_TEXT) {
            raw = false;
        }
    }

    private void escapeLineEnd() {
        if (kept == MAX_LINE_ENDS) {
            kept /= 2;
            forgotten += kept;
            System.arraycopy(lineEnds, kept, lineEnds, 0, kept);
        } else if (kept == lineEnds.length) {
            lineEnds = Arrays.copyOf(lineEnds, 2 * kept);
        }
        lineEnds[kept++] = delivered + out.length();
        out.append("\\n");
    }

    /** At the end, what was pending has nothing behind it any more. */
    private void settle() {
        if (looking) {
            escapeLineEnd();
            out.append(ahead);
        }
        if (raw && pending.length() >= QUOTES.length()) {
            closeRaw();
        } else {
            out.append(pending);
            pending.setLength(0);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

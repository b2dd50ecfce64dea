package dev.logscan.input;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * JSON in which {@code """raw text"""}, as Kibana's Console prints texts that need escapes, became JSON texts. Valid JSON stays
 * as it is: outside a text, two quotes are never followed by a third.
 *
 * <p>A parser does not see the line ends that were inside such texts; {@link #lostLines} knows them.
 */
final class TripleQuotes extends Reader {
    private static final int CHUNK = 4096;

    /** Console prints this way only below 5 MB; a text that is longer was never opened. */
    private static final int MAX_TEXT = Limits.MAX_LINE;

    private static final String QUOTES = "\"\"\"";

    /** Far more than a parser reads ahead; beyond it line numbers get coarse. */
    private static final int MAX_LOST = 10_000;

    /** Line ends inside one raw text. */
    private static final class Lost {
        private final long offset;
        private long count;

        Lost(long offset) {
            this.offset = offset;
        }
    }

    private enum State {
        OUTSIDE,
        TEXT,
        ESCAPE,
        RAW
    }

    private final Reader in;
    private final char[] chunk = new char[CHUNK];
    private final StringBuilder out = new StringBuilder(2 * CHUNK);

    /** Quotes, and blanks behind them, of which the next characters decide what they are. */
    private final StringBuilder pending = new StringBuilder();

    private final Deque<Lost> lines = new ArrayDeque<>();
    private State state = State.OUTSIDE;
    private int taken;
    private long delivered;
    private long lost;
    private int rawLength;
    private boolean firstOfText;
    private boolean ended;

    TripleQuotes(Reader in) {
        this.in = in;
    }

    /** How many line ends were turned into escapes before that offset of this text; to be asked with growing offsets. */
    long lostLines(long offset) {
        Lost next = lines.peek();
        while (next != null && next.offset < offset) {
            lost += next.count;
            lines.remove();
            next = lines.peek();
        }
        return lost;
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
        while (taken == out.length() && !ended) {
            fill();
        }
        if (taken == out.length()) {
            return -1;
        }
        int count = Math.min(length, out.length() - taken);
        out.getChars(taken, taken + count, buffer, from);
        taken += count;
        return count;
    }

    private void fill() throws IOException {
        delivered += out.length();
        out.setLength(0);
        taken = 0;
        int count = in.read(chunk, 0, CHUNK);
        if (count < 0) {
            ended = true;
            settle();
            return;
        }
        for (int at = 0; at < count; ) {
            at = isPlain() ? plain(at, count) : at;
            if (at < count) {
                step(chunk[at++]);
            }
        }
    }

    private boolean isPlain() {
        return pending.isEmpty() && (state == State.OUTSIDE || state == State.TEXT);
    }

    /** Copies what changes nothing. */
    private int plain(int from, int count) {
        int at = from;
        if (state == State.OUTSIDE) {
            while (at < count && chunk[at] != '"') {
                at++;
            }
        } else {
            while (at < count && chunk[at] != '"' && chunk[at] != '\\' && chunk[at] != '\n') {
                at++;
            }
        }
        out.append(chunk, from, at - from);
        return at;
    }

    private void step(char c) {
        switch (state) {
            case OUTSIDE -> outside(c);
            case TEXT -> text(c);
            case ESCAPE -> {
                out.append(c);
                state = c == '\n' ? State.OUTSIDE : State.TEXT;
            }
            case RAW -> raw(c);
        }
    }

    private void outside(char c) {
        if (c == '"') {
            pending.append(c);
            if (pending.length() == QUOTES.length()) {
                pending.setLength(0);
                out.append('"');
                state = State.RAW;
                rawLength = 0;
                firstOfText = true;
            }
            return;
        }
        if (pending.length() == 1) {
            pending.setLength(0);
            out.append('"');
            state = State.TEXT;
            text(c);
        } else {
            out.append(pending).append(c);
            pending.setLength(0);
        }
    }

    private void text(char c) {
        out.append(c);
        if (c == '\\') {
            state = State.ESCAPE;
        } else if (c == '"' || c == '\n') {
            // No text goes over a line's end, so behind one it is clear again where texts start.
            state = State.OUTSIDE;
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
        state = State.OUTSIDE;
    }

    private void escapePending() {
        for (int i = 0; i < pending.length(); i++) {
            escape(pending.charAt(i));
        }
        pending.setLength(0);
    }

    private void escape(char c) {
        if (++rawLength > MAX_TEXT) {
            state = State.OUTSIDE;
        }
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> {
                lostLine();
                out.append("\\n");
            }
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

    private void lostLine() {
        Lost last = lines.peekLast();
        if (last == null || (firstOfText && lines.size() < MAX_LOST)) {
            last = new Lost(delivered + out.length());
            lines.add(last);
        }
        firstOfText = false;
        last.count++;
    }

    /** At the end, what was pending has nothing behind it any more. */
    private void settle() {
        if (state == State.RAW && pending.length() >= QUOTES.length()) {
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

package dev.logscan.input;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Remembers what it delivered last, for the parser that takes it does not tell what it has consumed. */
final class Delivered extends Reader {
    private final Reader in;
    private char[] buffer = {};
    private int start;
    private int end;

    Delivered(Reader in) {
        this.in = in;
    }

    /**
     * What was consumed of the current line.
     *
     * @param unconsumed how much of the last delivery was not consumed
     * @return the text, or null when the line started before the last delivery
     */
    @Nullable
    String currentLine(int unconsumed) {
        int to = end - unconsumed;
        int from = to;
        while (from > start && buffer[from - 1] != '\n') {
            from--;
        }
        return from > start ? new String(buffer, from, to - from) : null;
    }

    /**
     * The end of what was consumed, as far as the last delivery reaches.
     *
     * @param unconsumed how much of the last delivery was not consumed
     */
    String tail(int unconsumed, long length) {
        int to = Math.max(start, end - unconsumed);
        int from = (int) Math.max(start, to - length);
        return new String(buffer, from, to - from);
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
        int count = in.read(target, from, length);
        if (count > 0) {
            buffer = target;
            start = from;
            end = from + count;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

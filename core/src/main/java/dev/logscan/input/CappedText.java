package dev.logscan.input;

import java.io.Writer;

/** Keeps the beginning of a text that may be of any length. */
final class CappedText extends Writer {
    private final StringBuilder kept = new StringBuilder();
    private final int limit;

    CappedText(int limit) {
        this.limit = limit;
    }

    @Override
    public void write(char[] buffer, int from, int length) {
        kept.append(buffer, from, Math.min(length, limit - kept.length()));
    }

    @Override
    public void flush() {
        // Everything is where it belongs.
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    @Override
    public String toString() {
        return kept.toString();
    }
}

package dev.logscan.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * How far one stored input may expand, all its archives and compressions together. A quiet log shrinks to a three-hundredth;
 * what expands much further was made to.
 */
final class Expansion {
    /** Expanded bytes for one that is stored. */
    static final long MAX_RATIO = 1000;

    /** Less than this is read in a second or two, and harms nobody. */
    static final long FREE = 256L << 20;

    /** How many members may go too far, each of which costs as much time as the first. */
    private static final int MAX_FORGIVEN = 3;

    private final long most;
    private long stored;
    private long expanded;
    private int forgiven;

    /** Takes how many bytes may be unpacked, however much is stored. */
    Expansion(long most) {
        this.most = most;
    }

    /** Counts what is read of the stored bytes. */
    InputStream count(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                int count = in.read(buffer, from, length);
                stored += Math.max(count, 0);
                return count;
            }

            @Override
            public boolean markSupported() {
                return false;
            }
        };
    }

    /** Counts what is read from content; beyond the limit, reading fails. */
    InputStream limit(InputStream content) {
        return new FilterInputStream(content) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                int count = in.read(buffer, from, length);
                expanded += Math.max(count, 0);
                check();
                return count;
            }

            @Override
            public boolean markSupported() {
                return false;
            }
        };
    }

    /** Lets the members behind one that went too far be read, unless there were too many of that kind. */
    void forgive() {
        if (forgiven < MAX_FORGIVEN && expanded <= most) {
            forgiven++;
            expanded = 0;
        }
    }

    private boolean isExhausted() {
        return expanded > most || (expanded > FREE && expanded / MAX_RATIO > stored);
    }

    private void check() throws IOException {
        if (isExhausted()) {
            throw new TooFar(
                    expanded > most
                            ? "expands to more than " + Limits.say(most) + ", the rest is not read"
                            : "expands to more than " + MAX_RATIO + " times its size, the rest is not read");
        }
    }

    /** Says that a limit was reached. */
    static final class TooFar extends IOException {
        TooFar(String message) {
            super(message);
        }
    }
}

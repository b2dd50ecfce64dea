package dev.logscan.input;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * A text that can be taken back some way, for the parser that takes it reads ahead, and does not tell what it has consumed.
 * How far it can be taken back does not depend on the pieces in which it arrives.
 */
final class RewindableText extends Reader {
    /** Enough for the records that a broken one swallows; a thousand times as much is still read in no time. */
    static final int REACH = 32 << 10;

    /** More than a parser reads ahead. */
    private static final int AHEAD = 8 << 10;

    private static final int LARGEST = 2 * (REACH + AHEAD);

    private final Reader in;
    private char[] past = new char[AHEAD];
    private int at;
    private int end;
    private int before = -1;

    RewindableText(Reader in) {
        this.in = in;
    }

    /** Delivers that character next, in front of all others; it is no part of the text. */
    void precede(char c) {
        before = c;
    }

    /**
     * Takes back what was delivered last.
     *
     * @param count how many characters
     * @return how many there were at hand
     */
    int rewind(long count) {
        int back = (int) Math.min(count, Math.min(at, REACH));
        at -= back;
        return back;
    }

    /** Whether what was delivered last ends a line; also at the start. */
    boolean isAtLineStart() {
        return at == 0 || past[at - 1] == '\n';
    }

    /** How many line ends there are in as much as is to be delivered again. */
    long newlines(int count) {
        long newlines = 0;
        for (int i = at; i < at + count; i++) {
            newlines += past[i] == '\n' ? 1 : 0;
        }
        return newlines;
    }

    @Override
    public int read() throws IOException {
        if (before < 0 && at < end) {
            return past[at++];
        }
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (before >= 0) {
            target[from] = (char) before;
            before = -1;
            return 1;
        }
        if (at == end) {
            makeRoom();
            int count = in.read(past, end, Math.min(past.length - end, AHEAD / 2));
            if (count < 0) {
                return -1;
            }
            end += count;
        }
        int count = Math.min(length, end - at);
        System.arraycopy(past, at, target, from, count);
        at += count;
        return count;
    }

    /** Forgets what is beyond reach, once there is as much of it again. */
    private void makeRoom() {
        if (end < past.length) {
            return;
        }
        if (past.length < LARGEST) {
            past = Arrays.copyOf(past, Math.min(LARGEST, 2 * past.length));
            return;
        }
        int kept = REACH + AHEAD;
        System.arraycopy(past, end - kept, past, 0, kept);
        at = kept;
        end = kept;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

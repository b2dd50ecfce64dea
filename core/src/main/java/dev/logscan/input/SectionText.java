package dev.logscan.input;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * A text in which one form may follow another, as where files were put together. It ends for its reader where the next line
 * begins another form, and goes on for the next reader.
 */
final class SectionText extends Reader {
    private static final int SIZE = 8 << 10;

    /** What is looked at of a line to tell its form. */
    private static final int LOOK = 64 << 10;

    private final Reader in;
    private char[] chars = new char[SIZE];
    private int at;
    private int end;
    private boolean inEnded;
    private boolean lineStart = true;
    private long line = 1;
    private long position;
    private boolean ended;
    private BooleanSupplier between = () -> true;
    private Predicate<SectionText> goesOn = text -> true;
    private boolean eachLine;

    SectionText(Reader in) {
        this.in = in;
    }

    /** The number of the line that is delivered next, or is being delivered. */
    long line() {
        return line;
    }

    /** How many characters were delivered. */
    long position() {
        return position;
    }

    /** Whether there is more. */
    boolean more() throws IOException {
        return at < end || fill();
    }

    /** Goes on to the next line, where the last reader has given up in the midst of one. */
    void finishLine() throws IOException {
        if (!lineStart && more()) {
            take(0);
        }
    }

    /**
     * Begins a section.
     *
     * @param eachLine whether each line is judged; if not, only those that no JSON document goes on with
     * @param isBetween whether its reader is between two records, where alone a section may end
     * @param stays whether the line that comes next is of the same form
     */
    void begin(boolean eachLine, BooleanSupplier isBetween, Predicate<SectionText> stays) {
        this.eachLine = eachLine;
        this.between = isBetween;
        this.goesOn = stays;
        this.ended = false;
    }

    /** The next line without its end, as far as is looked at; empty at the end of the text. */
    String peek() throws IOException {
        int length = lineEnd(0);
        return new String(chars, at, length).stripTrailing();
    }

    /** The line behind the next that is not blank, as far as is looked at; empty when there is none. */
    String peekSecond() throws IOException {
        int from = lineEnd(0) + 1;
        while (from < LOOK && has(from)) {
            int to = lineEnd(from);
            String second = new String(chars, at + from, to - from);
            if (!second.isBlank()) {
                return second;
            }
            from = to + 1;
        }
        return "";
    }

    /** How far from here a line ends that starts so far from here. */
    private int lineEnd(int from) throws IOException {
        int to = from;
        while (to < LOOK && has(to)) {
            int limit = Math.min(LOOK, end - at);
            while (to < limit && chars[at + to] != '\n') {
                to++;
            }
            if (to < limit) {
                return to;
            }
        }
        return to;
    }

    private boolean has(int ahead) throws IOException {
        boolean more = true;
        while (more && at + ahead >= end) {
            more = fill();
        }
        return more;
    }

    /** Takes the next line out, without its end; of one that is longer than any log line, the beginning. */
    String take(int longest) throws IOException {
        StringBuilder taken = new StringBuilder();
        boolean newline = false;
        while (!newline && more()) {
            int from = at;
            while (at < end && chars[at] != '\n') {
                at++;
            }
            taken.append(chars, from, Math.min(at - from, longest + 1 - taken.length()));
            newline = at < end;
            at += newline ? 1 : 0;
            position += at - from;
        }
        line++;
        lineStart = true;
        return taken.toString();
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
        if (ended || !more()) {
            return -1;
        }
        if (lineStart && isJudged(chars[at]) && between.getAsBoolean() && !goesOn.test(this)) {
            ended = true;
            return -1;
        }
        int limit = at + Math.min(length, end - at);
        int to = at;
        boolean stop = false;
        while (to < limit && !stop) {
            boolean newline = chars[to++] == '\n';
            if (newline) {
                line++;
                stop = to < end && isJudged(chars[to]);
            }
        }
        int count = to - at;
        lineStart = chars[to - 1] == '\n';
        System.arraycopy(chars, at, target, from, count);
        at = to;
        position += count;
        return count;
    }

    /** Whether a line that begins so may be of another form; indented lines and brackets go on with a JSON document. */
    private boolean isJudged(char first) {
        return eachLine || (first > ' ' && "{}[],".indexOf(first) < 0);
    }

    private boolean fill() throws IOException {
        if (inEnded) {
            return false;
        }
        if (at > 0) {
            System.arraycopy(chars, at, chars, 0, end - at);
            end -= at;
            at = 0;
        }
        if (end == chars.length) {
            chars = Arrays.copyOf(chars, chars.length * 2);
        }
        int count = in.read(chars, end, chars.length - end);
        inEnded = count < 0;
        end += Math.max(count, 0);
        return count > 0 || (!inEnded && fill());
    }

    @Override
    public void close() {
        // Parsers close what they have read to its end; the next section follows.
    }
}

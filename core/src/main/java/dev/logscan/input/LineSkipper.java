package dev.logscan.input;

import java.io.IOException;

/** Looks for the next line that begins an object, or the next object behind a comma, as in a list without line ends. */
final class LineSkipper {
    private final RewindableText in;
    private long line;
    private long position;
    private final boolean rows;
    private char found;
    private boolean blankSoFar;
    private boolean comma;

    /**
     * Starts looking.
     *
     * @param atLineStart whether the text starts at the start of a line
     * @param rows whether a list counts too, as a row of a table
     */
    LineSkipper(RewindableText in, long line, long position, boolean atLineStart, boolean rows) {
        this.in = in;
        this.line = line;
        this.position = position;
        this.blankSoFar = atLineStart;
        this.rows = rows;
    }

    long line() {
        return line;
    }

    long position() {
        return position;
    }

    /** Whether what was found last is a row. */
    boolean foundRow() {
        return found == '[';
    }

    /** Goes on to that object, which is at {@link #position()} and is read next; false when there is none. */
    boolean nextObject() throws IOException {
        int c = in.read();
        while (c >= 0) {
            if (c == '\n') {
                line++;
                blankSoFar = true;
            } else if ((c == '{' || (rows && c == '[')) && (blankSoFar || comma)) {
                found = (char) c;
                in.rewind(1);
                return true;
            } else if (c > ' ') {
                blankSoFar = false;
                comma = c == ',';
            }
            position++;
            c = in.read();
        }
        return false;
    }
}

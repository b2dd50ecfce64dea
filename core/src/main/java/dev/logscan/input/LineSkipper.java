package dev.logscan.input;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/** Looks for the next line that begins an object, or the next object behind a comma, as in a list without line ends. */
final class LineSkipper {
    private final Reader in;
    private long line;
    private long position;
    private final char opener;
    private boolean blankSoFar;
    private boolean comma;

    /**
     * Starts looking.
     *
     * @param atLineStart whether the text starts at the start of a line
     * @param opener what an object begins with; a bracket for rows
     */
    LineSkipper(Reader in, long line, long position, boolean atLineStart, char opener) {
        this.in = in;
        this.line = line;
        this.position = position;
        this.blankSoFar = atLineStart;
        this.opener = opener;
    }

    long line() {
        return line;
    }

    long position() {
        return position;
    }

    /** The text from that object on, which is at {@link #position()}; null when there is none. */
    @Nullable
    Reader nextObject() throws IOException {
        int c = in.read();
        while (c >= 0) {
            if (c == '\n') {
                line++;
                blankSoFar = true;
            } else if (c == opener && (blankSoFar || comma)) {
                return new JoinedReader(new StringReader(String.valueOf(opener)), in);
            } else if (c > ' ') {
                blankSoFar = false;
                comma = c == ',';
            }
            position++;
            c = in.read();
        }
        return null;
    }
}

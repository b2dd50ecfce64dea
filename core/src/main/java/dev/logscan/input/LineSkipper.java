package dev.logscan.input;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/** Looks for the next line that begins an object. */
final class LineSkipper {
    private final Reader in;
    private long line;
    private long position;
    private boolean blankSoFar;

    /**
     * Starts looking.
     *
     * @param atLineStart whether the text starts at the start of a line
     */
    LineSkipper(Reader in, long line, long position, boolean atLineStart) {
        this.in = in;
        this.line = line;
        this.position = position;
        this.blankSoFar = atLineStart;
    }

    long line() {
        return line;
    }

    long position() {
        return position;
    }

    /** The text from that object on; null when there is none. */
    @Nullable
    Reader nextObject() throws IOException {
        int c = in.read();
        while (c >= 0) {
            position++;
            if (c == '\n') {
                line++;
                blankSoFar = true;
            } else if (c == '{' && blankSoFar) {
                return new JoinedReader(new StringReader("{"), in);
            } else if (c > ' ') {
                blankSoFar = false;
            }
            c = in.read();
        }
        return null;
    }
}

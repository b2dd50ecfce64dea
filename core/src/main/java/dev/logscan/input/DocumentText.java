package dev.logscan.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * The text of a document, without NULs, in which every invalid byte is a replacement character. A carriage return that no
 * newline follows is a blank, for it ends a line to some of those who read on, and not to others.
 */
final class DocumentText extends Reader {
    private final Reader in;
    private long nuls;
    private long newlines;
    private int last = '\n';

    /** The character behind a return at which a read had ended; -1 when there is none. */
    private int ahead = -1;

    DocumentText(InputStream in) {
        this.in = new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    long nuls() {
        return nuls;
    }

    /** Lines read so far, one that is not finished included. */
    long lines() {
        return newlines + (last == '\n' ? 0 : 1);
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
        int kept = 0;
        while (kept == 0) {
            int count = fill(buffer, from, length);
            if (count <= 0) {
                return count;
            }
            for (int at = from; at < from + count; at++) {
                char c = buffer[at];
                if (c == 0) {
                    nuls++;
                    continue;
                }
                int next = at + 1 < from + count ? buffer[at + 1] : ahead;
                if (c == '\r' && next != '\n') {
                    c = ' ';
                }
                newlines += c == '\n' ? 1 : 0;
                last = c;
                buffer[from + kept++] = c;
            }
        }
        return kept;
    }

    private int fill(char[] buffer, int from, int length) throws IOException {
        int count = 1;
        if (ahead >= 0) {
            buffer[from] = (char) ahead;
            ahead = -1;
        } else {
            count = in.read(buffer, from, length);
        }
        if (count > 0 && buffer[from + count - 1] == '\r') {
            ahead = in.read();
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

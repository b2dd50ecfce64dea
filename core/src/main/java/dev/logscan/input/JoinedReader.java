package dev.logscan.input;

import java.io.IOException;
import java.io.Reader;

/** One text behind another. */
final class JoinedReader extends Reader {
    private final Reader first;
    private final Reader second;
    private boolean inSecond;

    JoinedReader(Reader first, Reader second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
        if (!inSecond) {
            int count = first.read(buffer, from, length);
            if (count >= 0) {
                return count;
            }
            inSecond = true;
        }
        return second.read(buffer, from, length);
    }

    @Override
    public void close() throws IOException {
        first.close();
        second.close();
    }
}

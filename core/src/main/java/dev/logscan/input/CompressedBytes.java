package dev.logscan.input;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;

/** The compressed side of a gzip stream: bytes one by one for headers, by the buffer for the inflater. */
final class CompressedBytes implements Closeable {
    private static final int BUFFER = 64 << 10;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long before;

    CompressedBytes(InputStream in) {
        this.in = in;
    }

    /** The offset of the next byte. */
    long position() {
        return before + at;
    }

    /** The next byte, -1 at the end. */
    int next() throws IOException {
        return at < end || fill() ? buffer[at++] & 0xff : -1;
    }

    int required() throws IOException {
        int value = next();
        if (value < 0) {
            throw new EOFException();
        }
        return value;
    }

    long fourBytes() throws IOException {
        long low = required() | required() << 8;
        long high = required() | required() << 8;
        return low | high << 16;
    }

    /** Hands everything at hand to the inflater. */
    void feed(Inflater inflater) throws IOException {
        if (at == end && !fill()) {
            throw new EOFException();
        }
        inflater.setInput(buffer, at, end - at);
        at = end;
    }

    /** Takes back the last bytes that the inflater did not need. */
    void takeBack(int count) {
        at -= count;
    }

    private boolean fill() throws IOException {
        before += end;
        at = 0;
        end = 0;
        int count = in.read(buffer, 0, buffer.length);
        // A stream may hand over nothing, and yet not be at its end.
        while (count == 0) {
            count = in.read(buffer, 0, buffer.length);
        }
        end = Math.max(count, 0);
        return count > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

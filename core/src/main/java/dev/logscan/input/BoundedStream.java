package dev.logscan.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The first so many bytes of a stream; knows afterwards whether they were all there. */
final class BoundedStream extends FilterInputStream {
    private final long size;
    private long read;
    private boolean endedEarly;

    BoundedStream(InputStream in, long size) {
        super(in);
        this.size = size;
    }

    /** How many bytes are missing of a stream that ended early; 0 while it has not. */
    long missing() {
        return endedEarly ? size - read : 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        if (read >= size) {
            return -1;
        }
        int count = in.read(buffer, from, (int) Math.min(length, size - read));
        if (count < 0) {
            endedEarly = true;
        } else {
            read += count;
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = in.skip(Math.min(count, size - read));
        read += skipped;
        return skipped;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(in.available(), size - read);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}

package dev.logscan.embedding;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A request's body that fails where it goes on for longer than is allowed. Read by one thread, asked by another afterwards. */
final class BoundedBody extends FilterInputStream {
    private final long most;
    private volatile long count;

    BoundedBody(InputStream body, long most) {
        super(body);
        this.most = most;
    }

    boolean isTooLarge() {
        return count > most;
    }

    boolean isEmpty() {
        return count == 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int read = in.read(buffer, from, length);
        long all = count + Math.max(read, 0);
        count = all;
        if (all > most) {
            throw new IOException("longer than allowed");
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}

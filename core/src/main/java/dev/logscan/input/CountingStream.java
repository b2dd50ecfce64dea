package dev.logscan.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/** Counts what is read through it; reading fails when the thread was interrupted, however fast the bytes come. */
final class CountingStream extends FilterInputStream {
    private long count;

    CountingStream(InputStream in) {
        super(in);
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        checkInterrupted();
        int value = in.read();
        count += value < 0 ? 0 : 1;
        return value;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        checkInterrupted();
        int read = in.read(buffer, from, length);
        count += Math.max(read, 0);
        return read;
    }

    private static void checkInterrupted() throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted");
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}

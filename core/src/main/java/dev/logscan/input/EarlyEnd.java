package dev.logscan.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A stream that ends where reading it fails, so that all that was read until then is used; knows afterwards what happened. */
final class EarlyEnd extends FilterInputStream {
    private long count;
    private @Nullable IOException failure;

    EarlyEnd(InputStream in) {
        super(in);
    }

    /** How many bytes were read. */
    long count() {
        return count;
    }

    /** What ended the stream early; null when nothing did. */
    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) {
        if (failure != null) {
            return -1;
        }
        try {
            int read = in.read(buffer, from, length);
            count += Math.max(read, 0);
            return read;
        } catch (IOException broken) {
            failure = broken;
            return -1;
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}

package dev.logscan.input;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Decompressed bytes, which end early where the compressed ones are damaged. */
abstract class Unpacking extends InputStream {
    /** What was wrong, or null; complete only after the end was reached. */
    abstract @Nullable String problem();

    /** Whether the problem cost content. */
    abstract boolean damaged();

    @Override
    public abstract int read(byte[] buffer, int from, int length) throws IOException;

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }
}

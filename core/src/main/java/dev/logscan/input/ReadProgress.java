package dev.logscan.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** How far the reading of inputs is, for somebody who waits. Thread-safe. */
public final class ReadProgress {
    private final LongAdder bytes = new LongAdder();
    private final AtomicInteger inputs = new AtomicInteger();
    private volatile boolean ended;
    private volatile long end;

    /** Begins with nothing. */
    public ReadProgress() {}

    /**
     * What was read so far, as it is stored.
     *
     * @return bytes, compressed ones where the inputs are
     */
    public long bytes() {
        return bytes.sum();
    }

    /**
     * How many inputs were begun.
     *
     * @return their number
     */
    public int inputs() {
        return inputs.get();
    }

    /**
     * When the last input was read to its end.
     *
     * @return the time as {@link System#nanoTime} tells it; the present one as long as some input is read
     */
    public long end() {
        return ended ? end : System.nanoTime();
    }

    void ended() {
        end = System.nanoTime();
        ended = true;
    }

    void begun() {
        inputs.incrementAndGet();
    }

    void read(long count) {
        bytes.add(count);
    }

    /** The same stream, with what is read of it counted here. */
    InputStream counting(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int value = in.read();
                bytes.add(value < 0 ? 0 : 1);
                return value;
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                int count = in.read(buffer, from, length);
                bytes.add(Math.max(count, 0));
                return count;
            }

            @Override
            public boolean markSupported() {
                return false;
            }
        };
    }
}

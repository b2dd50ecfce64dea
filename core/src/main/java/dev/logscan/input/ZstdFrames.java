package dev.logscan.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Compressed zstd bytes on their way to the library, which would take as much memory as a frame asks for: a frame with a larger
 * window than any usual level makes is refused before it.
 */
final class ZstdFrames extends FilterInputStream {
    /** What every decoder should have, after RFC 8878; the levels up to 19 ask for no more. */
    private static final long MAX_WINDOW = 8 << 20;

    private static final int MAGIC_LENGTH = 4;

    /** Magic, descriptor, window, dictionary, content size. */
    private static final int MAX_HEADER = 18;

    /** What comes next. */
    private enum State {
        FRAME,
        BLOCK,
        REST
    }

    private final byte[] header = new byte[MAX_HEADER];
    private State state = State.FRAME;
    private int length;
    private long skipped;
    private boolean checksum;

    ZstdFrames(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int count) throws IOException {
        int read = in.read(buffer, from, count);
        int at = from;
        while (at < from + read && state != State.REST) {
            if (skipped > 0) {
                long step = Math.min(skipped, (long) from + read - at);
                skipped -= step;
                at += (int) step;
            } else {
                header[length++] = buffer[at++];
                if (state == State.FRAME) {
                    frame();
                } else if (length == 3) {
                    block();
                }
            }
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void frame() throws IOException {
        if (length == MAGIC_LENGTH && number(0, MAGIC_LENGTH) != 0xfd2fb528L) {
            boolean skippable = (number(0, MAGIC_LENGTH) & 0xfffffff0L) == 0x184d2a50L;
            state = skippable ? state : State.REST;
        } else if (length == 2 * MAGIC_LENGTH && (header[0] & 0xf0) == 0x50) {
            skipped = number(MAGIC_LENGTH, MAGIC_LENGTH);
            length = 0;
        } else if (length > MAGIC_LENGTH && header[0] == 0x28 && length == frameLength()) {
            if (window() > MAX_WINDOW) {
                throw new TooWide();
            }
            checksum = (header[MAGIC_LENGTH] & 4) != 0;
            state = State.BLOCK;
            length = 0;
        }
    }

    private boolean isSingleSegment() {
        return (header[MAGIC_LENGTH] & 0x20) != 0;
    }

    private int dictionaryLength() {
        return new int[] {0, 1, 2, 4}[header[MAGIC_LENGTH] & 3];
    }

    private int sizeLength() {
        int flag = (header[MAGIC_LENGTH] & 0xff) >> 6;
        return flag == 0 ? (isSingleSegment() ? 1 : 0) : 1 << flag;
    }

    private int frameLength() {
        return MAGIC_LENGTH + 1 + (isSingleSegment() ? 0 : 1) + dictionaryLength() + sizeLength();
    }

    private long window() {
        if (isSingleSegment()) {
            long size = number(MAGIC_LENGTH + 1 + dictionaryLength(), sizeLength());
            return size < 0 ? Long.MAX_VALUE : size;
        }
        int descriptor = header[MAGIC_LENGTH + 1] & 0xff;
        long base = 1L << (10 + (descriptor >> 3));
        return base + base / 8 * (descriptor & 7);
    }

    private void block() {
        long word = number(0, 3);
        boolean last = (word & 1) != 0;
        boolean repeated = (word >> 1 & 3) == 1;
        skipped = repeated ? 1 : word >> 3;
        length = 0;
        if (last) {
            skipped += checksum ? 4 : 0;
            state = State.FRAME;
        }
    }

    private long number(int from, int bytes) {
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | (header[from + i] & 0xff);
        }
        return value;
    }

    /** Says that a window is too large. */
    static final class TooWide extends IOException {
        TooWide() {
            super("zstd with a window of more than 8 MiB: not read (unpack it with: zstd -d --long=31 FILE)");
        }
    }
}

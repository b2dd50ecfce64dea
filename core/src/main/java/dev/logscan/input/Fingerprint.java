package dev.logscan.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The first bytes of a log, by which its content is known again under another name, as a copy, or compressed. NUL bytes do
 * not count: what copytruncate leaves at the beginning of a log is the same in all of them. Immutable.
 */
final class Fingerprint {
    /** Holds at least one line with a time, so that no two rotations of a log share it. */
    static final int LENGTH = 512;

    /** Fewer bytes may be the same by chance, unless they are all there is. */
    private static final int TELLING = 64;

    /** A hole before the first byte is read through; a longer one is no log's. */
    private static final long LONGEST_HOLE = 4L << 30;

    private static final int STEP = 64 << 10;

    static final Fingerprint EMPTY = new Fingerprint(new byte[0]);

    private final byte[] bytes;

    private Fingerprint(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads the beginning of a log that is stored in whatever way. */
    static Fingerprint of(InputStream content) throws IOException {
        Fingerprint fingerprint = EMPTY;
        byte[] step = new byte[LENGTH];
        long read = 0;
        int count = content.read(step);
        while (count >= 0 && read < LONGEST_HOLE && !fingerprint.isWhole()) {
            fingerprint = fingerprint.with(step, 0, count);
            read += count;
            step = read > LENGTH && step.length == LENGTH ? new byte[STEP] : step;
            count = content.read(step);
        }
        return fingerprint;
    }

    /** The fingerprint of a log that goes on with these bytes. */
    Fingerprint with(byte[] more, int from, int to) {
        byte[] longer = Arrays.copyOf(bytes, LENGTH);
        int length = bytes.length;
        for (int at = from; at < to && length < LENGTH; at++) {
            if (more[at] != 0) {
                longer[length++] = more[at];
            }
        }
        return length == bytes.length ? this : new Fingerprint(Arrays.copyOf(longer, length));
    }

    boolean isWhole() {
        return bytes.length == LENGTH;
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    /** Whether both are of one content, of which either may have been read before it was written to its end. */
    boolean isOfSame(Fingerprint other) {
        int common = Math.min(bytes.length, other.bytes.length);
        boolean tells = common >= TELLING || (common > 0 && bytes.length == other.bytes.length);
        return tells && Arrays.equals(bytes, 0, common, other.bytes, 0, common);
    }
}

package dev.logscan.input;

import java.util.Arrays;

/** Whole lines of one source in one buffer, which is used again and again. */
final class LineBlock {
    private byte[] bytes;
    private int length;
    private long position;
    private long nuls;
    private boolean oversized;
    private boolean last;

    LineBlock(int capacity) {
        bytes = new byte[capacity];
    }

    /** The buffer; only the first {@link #length()} bytes count. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** The offset of the first byte in the decompressed source. */
    long position() {
        return position;
    }

    /** How many NUL bytes were taken out. */
    long nuls() {
        return nuls;
    }

    /** Whether a line followed that was too long to keep; it counts, and its bytes are gone. */
    boolean oversized() {
        return oversized;
    }

    /** Whether the source ends with this block. */
    boolean last() {
        return last;
    }

    void clear(long newPosition) {
        position = newPosition;
        length = 0;
        nuls = 0;
        oversized = false;
        last = false;
    }

    /** Room for so many more bytes behind the present ones. */
    void reserve(int count) {
        if (bytes.length - length < count) {
            int wanted = length + count;
            bytes = Arrays.copyOf(bytes, Math.max(wanted, bytes.length + bytes.length / 2));
        }
    }

    /** Takes over bytes that were read behind the present ones, without their NULs. */
    void append(int count) {
        int from = length;
        length += count;
        strip(from);
    }

    /** Takes over bytes that were read as they are: {@link LineIndex} finds NULs in the same pass as the lines. */
    void appendRaw(int count) {
        length += count;
    }

    /** Takes the NULs out from some offset on. */
    void strip(int from) {
        int kept = NulBytes.strip(bytes, from, length);
        nuls += length - kept;
        length = kept;
    }

    /** Drops bytes from both ends. */
    void keep(int from, int to) {
        System.arraycopy(bytes, from, bytes, 0, to - from);
        length = to - from;
    }

    /** Drops the last line, which was too long. */
    void dropOversized(int lineStart) {
        length = lineStart;
        oversized = true;
    }

    void end() {
        last = true;
    }

    /** Gives back memory that only one long line needed. */
    void shrink(int capacity) {
        if (bytes.length > 2 * capacity) {
            bytes = new byte[capacity];
        }
    }
}

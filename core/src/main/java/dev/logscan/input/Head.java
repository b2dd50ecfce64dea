package dev.logscan.input;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The first bytes of a source, decompressed and in UTF-8, from which its format is told. */
final class Head {
    /** Enough for the widest first line that is worth telling apart. */
    static final int SIZE = 64 << 10;

    private final byte[] bytes;

    /** Takes over the bytes. */
    Head(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The bytes, at most {@link #SIZE}; to be read only. */
    byte[] bytes() {
        return bytes;
    }

    /** The offset of the first byte that is not blank; the length when there is none. */
    int firstInk() {
        return inkFrom(0);
    }

    /** The offset of the first byte from there on that is not blank. */
    int inkFrom(int from) {
        int at = from;
        while (at < bytes.length && (bytes[at] & 0xff) <= ' ') {
            at++;
        }
        return at;
    }

    /** The byte there, 0 behind the end. */
    int at(int index) {
        return index < bytes.length ? bytes[index] & 0xff : 0;
    }

    /** The same without its first bytes. */
    Head from(int offset) {
        return offset == 0 ? this : new Head(Arrays.copyOfRange(bytes, offset, bytes.length));
    }

    boolean startsWith(int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    boolean startsWith(String magic) {
        return contains(magic, 0);
    }

    /** Whether those bytes stand at that offset. */
    boolean contains(String magic, int offset) {
        byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < wanted.length; i++) {
            if (offset + i >= bytes.length || bytes[offset + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}

package dev.logscan.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of a line while it is written; used again for the next one. */
final class Line {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[4096];
    private int length;

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    Line add(byte[] text) {
        grow(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
        return this;
    }

    Line add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    Line add(char c) {
        grow(1);
        bytes[length++] = (byte) c;
        return this;
    }

    /** Writes a number that is not negative, with leading zeros up to that many digits. */
    Line add(long number, int digits) {
        int count = digits;
        for (long rest = number, power = 1; rest > 0; rest /= 10, power++) {
            count = (int) Math.max(count, power);
        }
        grow(count);
        long rest = number;
        for (int i = length + count - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
        return this;
    }

    Line addHex(RandomBits random, int digits) {
        grow(digits);
        for (int i = 0; i < digits; i++) {
            bytes[length++] = HEX[random.below(HEX.length)];
        }
        return this;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    private void grow(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}

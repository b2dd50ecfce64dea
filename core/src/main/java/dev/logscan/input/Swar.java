package dev.logscan.input;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at once. */
final class Swar {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long NEWLINES = ONES * '\n';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long BELOW_VERTICAL_TAB = ONES * ('\n' + 1);

    /** What is looked at in one step: enough that the step itself costs little. */
    static final int STRETCH = 32;

    private static final long QUOTES = ONES * '"';
    private static final long SPACES = ONES * ' ';

    private Swar() {}

    static long load(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    static int loadInt(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }

    private static long repeat(int value) {
        return ONES * value;
    }

    /** Not 0 if some byte is zero. */
    private static long zero(long word) {
        return (word - ONES) & ~word & HIGHS;
    }

    /** Eight high bits, each set where the byte is zero. */
    private static long zeros(long word) {
        return ~(((word & ~HIGHS) + ~HIGHS) | word | ~HIGHS);
    }

    /** Eight high bits, each set where a newline, a backslash or a NUL stands. */
    static long suspects(long word) {
        return zeros(word ^ NEWLINES) | zeros(word ^ BACKSLASHES) | zeros(word);
    }

    /**
     * The start of the first stretch of {@link #STRETCH} bytes from there on in which a newline, a backslash or a NUL may stand; of
     * the rest that is shorter when there is none.
     */
    static int nextSuspect(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - STRETCH; at += STRETCH) {
            long suspects = roughly(load(bytes, at))
                    | roughly(load(bytes, at + 8))
                    | roughly(load(bytes, at + 16))
                    | roughly(load(bytes, at + 24));
            if ((suspects & HIGHS) != 0) {
                break;
            }
        }
        return at;
    }

    /** The high bits are set at least where a suspect stands; elsewhere hardly ever, but in control characters. */
    private static long roughly(long word) {
        return ((word - BELOW_VERTICAL_TAB) | ((word ^ BACKSLASHES) - ONES)) & ~word;
    }

    /** The first quote, backslash or control character from there on, or {@code to}. */
    static int nextInText(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long word = load(bytes, at);
            // Each test is right about the lowest byte that it finds, and so is the lowest of all.
            long found = zero(word ^ QUOTES) | zero(word ^ BACKSLASHES) | ((word - SPACES) & ~word & HIGHS);
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (at < to && bytes[at] != '"' && bytes[at] != '\\' && (bytes[at] < 0 || bytes[at] >= ' ')) {
            at++;
        }
        return at;
    }

    /** The first such byte from there on, or {@code to}. */
    static int indexOf(byte[] bytes, int from, int to, byte wanted) {
        long pattern = repeat(wanted & 0xff);
        int at = from;
        while (at <= to - STRETCH
                && ((zero(load(bytes, at) ^ pattern)
                                | zero(load(bytes, at + 8) ^ pattern)
                                | zero(load(bytes, at + 16) ^ pattern)
                                | zero(load(bytes, at + 24) ^ pattern))
                        == 0)) {
            at += STRETCH;
        }
        for (; at + 8 <= to; at += 8) {
            long found = zero(load(bytes, at) ^ pattern);
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / 8;
            }
        }
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }
}

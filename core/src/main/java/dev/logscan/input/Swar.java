package dev.logscan.input;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at once. */
final class Swar {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private Swar() {}

    static long load(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    static long repeat(int value) {
        return ONES * value;
    }

    /** Not 0 if some byte is zero. */
    static long zero(long word) {
        return (word - ONES) & ~word & HIGHS;
    }

    /** Not 0 if some byte is below the limit, which is at most 128. */
    static long below(long word, int limit) {
        return (word - ONES * limit) & ~word & HIGHS;
    }

    /** The first such byte from there on, or {@code to}. */
    static int indexOf(byte[] bytes, int from, int to, byte wanted) {
        long pattern = repeat(wanted & 0xff);
        int at = from;
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

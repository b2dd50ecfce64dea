package dev.logscan.incident;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Numbers that are counted in the order in which they come: a set of longs in 12 to 24 bytes each. Not thread-safe.
 *
 * <p>The numbers are {@link Fingerprint}s. Where they stand in the table depends on a secret of the process besides, so that
 * no log can be written to crowd them.
 */
final class LongTable {
    /** Made of the clock in nanoseconds, which nobody who writes a log knows: a secure one would take a tenth of a start's time. */
    private static final long SECRET = new SplittableRandom().nextLong() | 1;

    private static final int EMPTY = -1;

    private long[] keys = new long[64];
    private int[] slots = slots(128);
    private int size;

    int size() {
        return size;
    }

    long key(int index) {
        return keys[index];
    }

    /** The place of a number in the order of coming, or -1 when it has not come. */
    int indexOf(long key) {
        return slots[slot(key)];
    }

    /** The place of a number, which it is given when it comes for the first time. */
    int add(long key) {
        int slot = slot(key);
        if (slots[slot] != EMPTY) {
            return slots[slot];
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size + (size >> 1));
        }
        keys[size] = key;
        slots[slot] = size++;
        if (size * 3L > slots.length * 2L) {
            rehash();
        }
        return size - 1;
    }

    private int slot(long key) {
        int mask = slots.length - 1;
        long mixed = (key ^ (key >>> 32)) * SECRET;
        int slot = (int) (mixed >>> 32) & mask;
        while (slots[slot] != EMPTY && keys[slots[slot]] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void rehash() {
        slots = slots(slots.length * 2);
        for (int i = 0; i < size; i++) {
            slots[slot(keys[i])] = i;
        }
    }

    private static int[] slots(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, EMPTY);
        return slots;
    }
}

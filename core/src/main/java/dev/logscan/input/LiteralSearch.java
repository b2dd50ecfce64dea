package dev.logscan.input;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Finds any of several literals in a buffer, in the way of Wu and Manber: the three bytes at the end of a window tell how far
 * the window can move, so that most bytes are never looked at. Immutable and thread-safe.
 */
final class LiteralSearch {
    /** Takes what was found. */
    interface Found {
        /** A literal starts there; returns the offset from which another one would be of interest. */
        int at(int start);
    }

    /** A window must hold the bytes that move it. */
    static final int SHORTEST = 3;

    /** The window is as long as the shortest literal, at most this. */
    private static final int MAX_WINDOW = 64;

    /** Five bits of each byte tell letters apart, and keep the table in the first-level cache. */
    private static final int TABLE = 1 << 15;

    private static final byte[][] NONE = {};

    private final int window;
    private final byte[] shifts = new byte[TABLE];
    private final byte[][][] endingWith = new byte[TABLE][][];

    /**
     * Prepares the search.
     *
     * @param texts ASCII literals, each of {@link #SHORTEST} characters at least
     */
    LiteralSearch(Collection<String> texts) {
        byte[][] literals = new TreeSet<>(texts)
                .stream().map(text -> text.getBytes(StandardCharsets.US_ASCII)).toArray(byte[][]::new);
        window = Arrays.stream(literals).mapToInt(literal -> literal.length).reduce(MAX_WINDOW, Math::min);
        if (window < SHORTEST) {
            throw new IllegalArgumentException("literals: too short (expected " + SHORTEST + " characters or more)");
        }
        Arrays.fill(shifts, (byte) (window - SHORTEST + 1));
        Arrays.fill(endingWith, NONE);
        for (byte[] literal : literals) {
            add(literal);
        }
    }

    private void add(byte[] literal) {
        for (int end = SHORTEST - 1; end < window; end++) {
            int slot = slot(literal, end);
            shifts[slot] = (byte) Math.min(shifts[slot], window - 1 - end);
        }
        int slot = slot(literal, window - 1);
        List<byte[]> all = new ArrayList<>(Arrays.asList(endingWith[slot]));
        all.add(literal);
        endingWith[slot] = all.toArray(byte[][]::new);
    }

    /**
     * Finds the literals in the first bytes of a buffer, in no particular order.
     *
     * <p>Each step waits for what the one before has loaded, so four searches in turn take little longer than one.
     */
    void find(byte[] bytes, int length, Found found) {
        int lane = length / 4;
        int overlap = window - 1;
        int end0 = overlap;
        int end1 = lane + overlap;
        int end2 = 2 * lane + overlap;
        int end3 = 3 * lane + overlap;
        int limit0 = end1;
        int limit1 = end2;
        int limit2 = end3;
        while (end0 < limit0 && end1 < limit1 && end2 < limit2 && end3 < length) {
            int shift0 = shifts[slot(bytes, end0)];
            int shift1 = shifts[slot(bytes, end1)];
            int shift2 = shifts[slot(bytes, end2)];
            int shift3 = shifts[slot(bytes, end3)];
            end0 = shift0 > 0 ? end0 + shift0 : check(bytes, end0, length, found);
            end1 = shift1 > 0 ? end1 + shift1 : check(bytes, end1, length, found);
            end2 = shift2 > 0 ? end2 + shift2 : check(bytes, end2, length, found);
            end3 = shift3 > 0 ? end3 + shift3 : check(bytes, end3, length, found);
        }
        find(bytes, end0, limit0, length, found);
        find(bytes, end1, limit1, length, found);
        find(bytes, end2, limit2, length, found);
        find(bytes, end3, length, length, found);
    }

    private void find(byte[] bytes, int from, int limit, int length, Found found) {
        int end = from;
        while (end < Math.min(limit, length)) {
            int shift = shifts[slot(bytes, end)];
            end = shift > 0 ? end + shift : check(bytes, end, length, found);
        }
    }

    /** Looks whether a literal stands in the window that ends there, and returns the end of the next window to look at. */
    private int check(byte[] bytes, int end, int length, Found found) {
        int start = end - window + 1;
        return standsAt(bytes, start, length, endingWith[slot(bytes, end)])
                ? Math.max(end + 1, found.at(start) + window - 1)
                : end + 1;
    }

    private static boolean standsAt(byte[] bytes, int start, int to, byte[][] candidates) {
        for (byte[] literal : candidates) {
            int end = start + literal.length;
            if (end <= to && Arrays.equals(bytes, start, end, literal, 0, literal.length)) {
                return true;
            }
        }
        return false;
    }

    private static int slot(byte[] bytes, int end) {
        return (bytes[end - 2] & 0x1f) << 10 | (bytes[end - 1] & 0x1f) << 5 | (bytes[end] & 0x1f);
    }
}

package dev.logscan.input;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Finds any of several literals in a buffer, in the way of Wu and Manber: the two bytes at the end of a window tell how far
 * the window can move, so that most bytes are never looked at. Immutable and thread-safe.
 */
final class LiteralSearch {
    /** The window is as long as the shortest literal, at most this. */
    private static final int MAX_WINDOW = 64;

    private static final byte[][] NONE = {};

    private final byte[][] literals;
    private final int window;
    private final byte[] shifts;
    private final byte[][][] endingWith;

    /**
     * Prepares the search.
     *
     * @param texts ASCII literals, each of two characters at least
     */
    LiteralSearch(Collection<String> texts) {
        literals = new TreeSet<>(texts)
                .stream().map(text -> text.getBytes(StandardCharsets.US_ASCII)).toArray(byte[][]::new);
        window = Arrays.stream(literals).mapToInt(literal -> literal.length).reduce(MAX_WINDOW, Math::min);
        if (window < 2) {
            throw new IllegalArgumentException("literals: too short (expected two characters or more)");
        }
        shifts = new byte[1 << 16];
        endingWith = new byte[1 << 16][][];
        prepare();
    }

    private void prepare() {
        Arrays.fill(shifts, (byte) (window - 1));
        Arrays.fill(endingWith, NONE);
        for (byte[] literal : literals) {
            for (int end = 1; end < window; end++) {
                int pair = pair(literal, end);
                shifts[pair] = (byte) Math.min(shifts[pair], window - 1 - end);
            }
            int pair = pair(literal, window - 1);
            List<byte[]> all = new ArrayList<>(Arrays.asList(endingWith[pair]));
            all.add(literal);
            endingWith[pair] = all.toArray(byte[][]::new);
        }
    }

    /** The start of the first literal that lies between the offsets, -1 when there is none. */
    int next(byte[] bytes, int from, int to) {
        int end = from + window - 1;
        while (end < to) {
            int pair = pair(bytes, end);
            int shift = shifts[pair];
            if (shift == 0) {
                int start = end - window + 1;
                if (standsAt(bytes, start, to, endingWith[pair])) {
                    return start;
                }
                shift = 1;
            }
            end += shift;
        }
        return -1;
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

    private static int pair(byte[] bytes, int end) {
        return (bytes[end - 1] & 0xff) << 8 | (bytes[end] & 0xff);
    }
}

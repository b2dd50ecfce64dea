package dev.logscan.input;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;

/**
 * Finds any of several literals in a buffer by samples: a literal cannot stand between two samples that are closer than it is
 * long. So a few bytes are looked at in every stride, and only where they are a piece of a literal its whole is compared. No
 * sample waits for the one before, which makes this several times faster than moving a window by what it holds.
 *
 * <p>Immutable and thread-safe.
 */
final class LiteralSearch {
    /** Takes what was found. */
    interface Found {
        /** A literal starts there; returns the offset from which on it is worth while to look again. */
        int at(int start);
    }

    /**
     * Words of ordinary lines. A literal is known by a part of it that is in none of them, if there is one; only the speed
     * depends on this.
     */
    private static final String ORDINARY =
            "gitlab|/opt/gitlab/|gitlab-workhorse|application|integrations/api/instance_url|controller|action|format|params"
                    + "|status_code|response|request|remote_ip|host|path_with_namespace|version|correlation_id|user_username|time"
                    + "|error|message|exception.class|required|failed|invalid|missing|client_id|settings|_count|duration_s|"
                    + "installation|redirect|content_type|location|session|parameter|expected";

    /** As many bytes as a sample has at least. */
    static final int SHORTEST = 3;

    /** Four bytes are rarer than three, which is worth more than a longer stride, but not than a stride twice as long. */
    private static final int LONG_SAMPLE_FROM = 8;

    /** Longer strides mark so many pieces that ordinary text holds one again and again. */
    private static final int MAX_WINDOW = 24;

    /** One byte each, so that the marks fit the first-level cache. */
    private static final int SLOT_BITS = 15;

    /** A piece of a literal. */
    private static final class Piece {
        private final byte[] literal;
        private final int offset;

        Piece(byte[] literal, int offset) {
            this.literal = literal;
            this.offset = offset;
        }
    }

    private final int sample;
    private final int stride;
    private final byte[] marks = new byte[1 << SLOT_BITS];
    private final Piece[][] pieces = new Piece[1 << SLOT_BITS][];

    /**
     * Prepares the search.
     *
     * @param texts ASCII literals, each of {@link #SHORTEST} characters at least
     */
    LiteralSearch(Collection<String> texts) {
        int window = MAX_WINDOW;
        for (String text : texts) {
            window = Math.min(window, text.length());
        }
        if (window < SHORTEST) {
            throw new IllegalArgumentException("literals: too short (expected " + SHORTEST + " characters or more)");
        }
        sample = window < LONG_SAMPLE_FROM ? 3 : 4;
        stride = window - sample + 1;
        byte[] ordinary = ordinary();
        for (String text : new TreeSet<>(texts)) {
            byte[] literal = text.getBytes(StandardCharsets.US_ASCII);
            int part = rarestPart(literal, window, ordinary);
            for (int offset = part; offset < part + stride; offset++) {
                mark(new Piece(literal, offset));
            }
        }
    }

    /** How often ordinary lines hold each piece, by its slot. */
    private byte[] ordinary() {
        byte[] counts = new byte[1 << SLOT_BITS];
        byte[] words = ORDINARY.getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at + sample <= words.length; at++) {
            counts[slot(bytes(words, at))]++;
        }
        return counts;
    }

    /** The offset of the part of so many characters that ordinary lines hold the fewest pieces of. */
    private int rarestPart(byte[] literal, int window, byte[] ordinary) {
        int rarest = 0;
        int fewest = Integer.MAX_VALUE;
        for (int part = 0; part <= literal.length - window; part++) {
            int count = 0;
            for (int offset = part; offset < part + stride; offset++) {
                count += ordinary[slot(bytes(literal, offset))];
            }
            if (count < fewest) {
                rarest = part;
                fewest = count;
            }
        }
        return rarest;
    }

    private void mark(Piece piece) {
        int slot = slot(bytes(piece.literal, piece.offset));
        Piece[] others = pieces[slot];
        Piece[] all = others == null ? new Piece[1] : Arrays.copyOf(others, others.length + 1);
        all[all.length - 1] = piece;
        pieces[slot] = all;
        marks[slot] = 1;
    }

    /** Finds the literals in the first bytes of a buffer, in no particular order, and perhaps one of them twice. */
    void find(byte[] bytes, int length, Found found) {
        find(bytes, 0, length, found);
    }

    /** Finds the literals in a stretch of a buffer, in no particular order, and perhaps one of them twice. */
    void find(byte[] bytes, int from, int length, Found found) {
        int interest = from;
        int at = next(bytes, from, length);
        while (at < length) {
            Piece[] candidates = pieces[slot(bytes(bytes, at))];
            if (candidates != null) {
                interest = Math.max(interest, compare(candidates, bytes, at, from, length, found));
            }
            at = next(bytes, Math.max(at + stride, interest), length);
        }
    }

    /** Compares what may stand around a sample, and returns the offset from which more is of interest. */
    private static int compare(Piece[] candidates, byte[] bytes, int at, int from, int length, Found found) {
        int interest = from;
        for (Piece piece : candidates) {
            int start = at - piece.offset;
            int end = start + piece.literal.length;
            if (start >= from
                    && end <= length
                    && Arrays.equals(bytes, start, end, piece.literal, 0, piece.literal.length)) {
                interest = Math.max(interest, found.at(start));
            }
        }
        return interest;
    }

    /** The offset of the next marked sample; the length when there is none. */
    private int next(byte[] bytes, int from, int length) {
        int at = from;
        int step = 4 * stride;
        int last = length - Integer.BYTES;
        for (; at <= last - step; at += step) {
            if ((markAt(bytes, at)
                            | markAt(bytes, at + stride)
                            | markAt(bytes, at + 2 * stride)
                            | markAt(bytes, at + 3 * stride))
                    != 0) {
                break;
            }
        }
        while (at <= last && markAt(bytes, at) == 0) {
            at += stride;
        }
        // The last three bytes of a buffer are too few to be loaded at once, but enough for a sample of three.
        return at <= last || (at + sample <= length && marks[slot(bytes(bytes, at))] != 0) ? at : length;
    }

    private byte markAt(byte[] bytes, int at) {
        return marks[slot(Swar.loadInt(bytes, at))];
    }

    /** Four bytes as a number; zeros behind the end. */
    private static int bytes(byte[] bytes, int at) {
        if (at + Integer.BYTES <= bytes.length) {
            return Swar.loadInt(bytes, at);
        }
        int word = 0;
        for (int i = bytes.length - 1; i >= at; i--) {
            word = (word << Byte.SIZE) | (bytes[i] & 0xff);
        }
        return word;
    }

    private int slot(int word) {
        // The golden ratio spreads what stands close together.
        return ((sample == 3 ? word << Byte.SIZE : word) * 0x9e3779b1) >>> (Integer.SIZE - SLOT_BITS);
    }
}

package dev.logscan.input;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Where the lines of a block start and end, and which of them may tell something. Used again for each block. */
final class LineIndex {
    private int[] ends = new int[1024];
    private int count;
    private final BitSet candidates = new BitSet();
    private boolean nuls;

    int count() {
        return count;
    }

    int start(int line) {
        return line == 0 ? 0 : ends[line - 1] + 1;
    }

    /** The offset of the line's newline, or the end of the block. */
    int end(int line) {
        return ends[line];
    }

    /** Whether the line holds a literal, or might, because it spells what may stand in one as escapes. */
    boolean isCandidate(int line) {
        return candidates.get(line);
    }

    /**
     * Finds the lines and the candidates among them, and takes NULs out.
     *
     * @param search what to search for; null makes every line a candidate
     */
    void of(LineBlock block, @Nullable LiteralSearch search) {
        frame(block);
        if (nuls) {
            block.strip(0);
            frame(block);
        }
        byte[] bytes = block.bytes();
        int length = block.length();
        if (count > 0 ? ends[count - 1] + 1 < length : length > 0) {
            endLine(length);
        }
        if (search == null) {
            candidates.set(0, count);
        } else {
            search(bytes, length, search);
        }
    }

    private void frame(LineBlock block) {
        count = 0;
        nuls = false;
        candidates.clear();
        byte[] bytes = block.bytes();
        int length = block.length();
        int at = Swar.nextSuspect(bytes, 0, length);
        while (at + Swar.STRETCH <= length) {
            for (int word = at; word < at + Swar.STRETCH; word += Long.BYTES) {
                frame(bytes, word, length);
            }
            at = Swar.nextSuspect(bytes, at + Swar.STRETCH, length);
        }
        for (; at < length; at++) {
            look(bytes, at, length);
        }
    }

    private void frame(byte[] bytes, int word, int length) {
        long found = Swar.suspects(Swar.load(bytes, word));
        while (found != 0) {
            look(bytes, word + Long.numberOfTrailingZeros(found) / Byte.SIZE, length);
            found &= found - 1;
        }
    }

    private void look(byte[] bytes, int at, int length) {
        if (bytes[at] == '\n') {
            endLine(at);
        } else if (bytes[at] == '\\' && Escapes.spellsLiteral(bytes, at, length)) {
            candidates.set(count);
        } else if (bytes[at] == 0) {
            nuls = true;
        }
    }

    private void endLine(int end) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = end;
    }

    private void search(byte[] bytes, int length, LiteralSearch search) {
        search.find(bytes, length, start -> {
            int place = Arrays.binarySearch(ends, 0, count, start);
            int line = place < 0 ? -place - 1 : place;
            candidates.set(line);
            return ends[line];
        });
    }
}

package dev.logscan.input;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Where the lines of a block start and end, and which of them may tell something. Used again for each block. */
final class LineIndex {
    private int[] ends = new int[1024];
    private int count;
    private final BitSet candidates = new BitSet();

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

    /** Whether the line holds a literal, or might, because it spells letters as escapes. */
    boolean isCandidate(int line) {
        return candidates.get(line);
    }

    /**
     * Finds the lines and the candidates among them.
     *
     * @param search what to search for; null makes every line a candidate
     */
    void of(LineBlock block, @Nullable LiteralSearch search) {
        count = 0;
        candidates.clear();
        byte[] bytes = block.bytes();
        int length = block.length();
        frame(bytes, length);
        if (count > 0 ? ends[count - 1] + 1 < length : length > 0) {
            endLine(length);
        }
        if (search == null) {
            candidates.set(0, count);
        } else {
            search(bytes, length, search);
        }
    }

    private void frame(byte[] bytes, int length) {
        long newlines = Swar.repeat('\n');
        long backslashes = Swar.repeat('\\');
        int at = 0;
        for (; at + 8 <= length; at += 8) {
            long word = Swar.load(bytes, at);
            if ((Swar.zero(word ^ newlines) | Swar.zero(word ^ backslashes)) != 0) {
                frameEach(bytes, at, at + 8, length);
            }
        }
        frameEach(bytes, at, length, length);
    }

    private void frameEach(byte[] bytes, int from, int to, int length) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '\n') {
                endLine(at);
            } else if (bytes[at] == '\\' && Escapes.spellsLetter(bytes, at, length)) {
                candidates.set(count);
            }
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

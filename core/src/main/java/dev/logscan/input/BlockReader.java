package dev.logscan.input;

import java.io.IOException;

/**
 * Cuts bytes into blocks of whole lines: reads about a block's worth, and then on to the end of the line in which that
 * stops. Memory is bounded by the longest line that is read.
 */
final class BlockReader {
    /** Where the bytes come from; -1 at the end. */
    interface ByteSource {
        int read(byte[] buffer, int from, int length) throws IOException;
    }

    /** What is read at once to find the end of a block's last line. */
    private static final int STEP = 8 << 10;

    private final ByteSource in;
    private final Limits limits;
    private final LongLines.Turn turn;
    private final byte[] step;
    private int stepAt;
    private int stepEnd;
    private long position;
    private boolean ended;

    /** As it was read: a NUL that was taken out begins a line as well. */
    private byte lastByte;

    /**
     * Starts at the beginning of a line.
     *
     * @param position the offset of that line
     * @param turn taken for the block in which there is a very long line; to be ended by who reads the block
     */
    BlockReader(ByteSource in, long position, Limits limits, LongLines.Turn turn) {
        this.in = in;
        this.position = position;
        this.limits = limits;
        this.turn = turn;
        this.step = new byte[Math.min(STEP, limits.block())];
    }

    /** Reads the next block; false when there is none. */
    boolean next(LineBlock block) throws IOException, InterruptedException {
        block.clear(position);
        if (ended) {
            return false;
        }
        block.shrink(limits.block() + step.length);
        fill(block, limits.block());
        if (!ended && lastByte != '\n') {
            finishLine(block);
        }
        if (ended) {
            block.end();
        }
        return true;
    }

    /** Reads the rest of a block's last line. */
    void finishLine(LineBlock block) throws IOException, InterruptedException {
        int lineStart = lastLineStart(block);
        boolean atLineEnd = false;
        boolean tooLong = false;
        while (!atLineEnd && refill()) {
            int newline = Swar.indexOf(step, stepAt, stepEnd, (byte) '\n');
            atLineEnd = newline < stepEnd;
            int count = (atLineEnd ? newline + 1 : stepEnd) - stepAt;
            if (tooLong) {
                position += count;
                stepAt += count;
                continue;
            }
            if (block.length() - lineStart > LongLines.LENGTH) {
                turn.take();
            }
            fill(block, count);
            if (block.length() - lineStart > limits.line()) {
                block.dropOversized(lineStart);
                tooLong = true;
            }
        }
        if (ended) {
            block.end();
        }
    }

    private void fill(LineBlock block, int wanted) throws IOException {
        int left = wanted;
        while (left > 0 && !ended) {
            block.reserve(left);
            int count;
            if (stepAt < stepEnd) {
                count = Math.min(left, stepEnd - stepAt);
                System.arraycopy(step, stepAt, block.bytes(), block.length(), count);
                stepAt += count;
            } else {
                count = in.read(block.bytes(), block.length(), left);
            }
            if (count < 0) {
                ended = true;
            } else {
                position += count;
                left -= count;
                lastByte = count > 0 ? block.bytes()[block.length() + count - 1] : lastByte;
                block.append(count);
            }
        }
    }

    /** Where the last line of a block begins; its length when that line is whole. */
    static int lastLineStart(LineBlock block) {
        int at = block.length();
        while (at > 0 && block.bytes()[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    /** Whether there is something in the step buffer. */
    private boolean refill() throws IOException {
        while (stepAt == stepEnd && !ended) {
            int count = in.read(step, 0, step.length);
            stepAt = 0;
            stepEnd = Math.max(count, 0);
            ended = count < 0;
        }
        return stepAt < stepEnd;
    }
}

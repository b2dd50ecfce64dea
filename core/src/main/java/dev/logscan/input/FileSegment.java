package dev.logscan.input;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/**
 * The lines of a file that start in one stretch of it, so that stretches can be read side by side.
 *
 * @param channel the file
 * @param start the first offset of the stretch
 * @param end the offset behind the stretch
 * @param size the size up to which the file is read
 * @param first whether the stretch starts at the beginning of a line, being the first one
 */
record FileSegment(FileChannel channel, long start, long end, long size, boolean first) {
    /** Reads its lines into the block, and returns how many bytes of the stretch the file has lost meanwhile. */
    int read(LineBlock block, Limits limits, LongLines.Turn turn) throws IOException, InterruptedException {
        long from = first ? start : start - 1;
        int wanted = (int) (end - from);
        block.clear(from);
        block.shrink(2 * Math.max(limits.block(), wanted));
        block.reserve(wanted);
        int count = readFully(block.bytes(), wanted, from);
        int skipped = first ? 0 : Swar.indexOf(block.bytes(), 0, count, (byte) '\n') + 1;
        block.clear(from + skipped);
        if (skipped < count) {
            boolean midLine = block.bytes()[count - 1] != '\n';
            System.arraycopy(block.bytes(), skipped, block.bytes(), 0, count - skipped);
            block.appendRaw(count - skipped);
            if (midLine && end < size) {
                // A line of more NULs than memory holds is a short one.
                block.strip(BlockReader.lastLineStart(block));
                new BlockReader(new Positional(channel, end, size), end, limits, turn).finishLine(block);
            }
        }
        if (end == size) {
            block.end();
        }
        return wanted - count;
    }

    /** The first bytes of a file. */
    static Head head(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Head.SIZE);
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            // A read may stop short of the buffer's end.
        }
        return new Head(Arrays.copyOf(bytes.array(), bytes.position()));
    }

    private int readFully(byte[] buffer, int wanted, long from) throws IOException {
        ByteBuffer target = ByteBuffer.wrap(buffer, 0, wanted);
        while (target.hasRemaining()) {
            if (channel.read(target, from + target.position()) < 0) {
                break;
            }
        }
        return target.position();
    }

    /** A part of a file from some offset on, whoever else reads the file. */
    private static final class Positional implements BlockReader.ByteSource {
        private final FileChannel channel;
        private final long end;
        private long at;

        Positional(FileChannel channel, long at, long end) {
            this.channel = channel;
            this.at = at;
            this.end = end;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            if (at >= end) {
                return -1;
            }
            ByteBuffer target = ByteBuffer.wrap(buffer, from, (int) Math.min(length, end - at));
            int count = channel.read(target, at);
            at += Math.max(count, 0);
            return count;
        }
    }
}

package dev.logscan.input;

import dev.logscan.entry.LogEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was written to a log between two rotations, read as it grows: complete lines at once, and the last one when its rest
 * has come. Memory is bounded by the longest line. Not thread-safe.
 *
 * @param <T> what the caller makes of an entry
 */
final class LogContent<T> {
    /** What one reading found. */
    enum Outcome {
        /** All that there is was read. */
        DRAINED,
        /** The file was cut, so that what stands before the position is no longer what was read there. */
        TRUNCATED
    }

    /** What is read at once. */
    private static final int STEP = Limits.BLOCK;

    /** So many of the bytes before the position are compared at each reading; a line's end with its ids is in them. */
    private static final int ANCHOR = 256;

    /** How far back the beginning of a line is looked for that was being written when the watch began. */
    private static final int LINE_BACK = 64 << 10;

    /** How much is counted at once of what was there before; it takes some ten milliseconds. */
    private static final int COUNTED_AT_ONCE = 64 << 20;

    /** Buffers that the contents of all logs use in turn. */
    static final class Buffers {
        private final byte[] step = new byte[ANCHOR + STEP];
        private final LineBlock block = new LineBlock(STEP + STEP / 4);
    }

    private final SourceScan scan;
    private final Function<? super LogEntry, ? extends @Nullable T> notice;
    private final ScanSettings settings;
    private final Buffers buffers;
    private final @Nullable FileChannel channel;
    private final @Nullable Object key;
    private @Nullable LineFormat format;
    private @Nullable BlockScanner<T> scanner;
    private Fingerprint fingerprint = Fingerprint.EMPTY;
    private byte[] anchor = {};
    private byte[] pending = {};
    private long position;
    private long start;
    private long line = 1;
    private long counted;
    private long linesBefore;
    private boolean inLongLine;
    private boolean tells;

    LogContent(
            Source source,
            @Nullable FileChannel channel,
            @Nullable Object key,
            @Nullable LineFormat format,
            ScanSettings settings,
            Function<? super LogEntry, ? extends @Nullable T> notice,
            Buffers buffers) {
        this.scan = new SourceScan(source);
        this.channel = channel;
        this.key = key;
        this.format = format;
        this.settings = settings;
        this.notice = notice;
        this.buffers = buffers;
    }

    static @Nullable Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ);
    }

    @Nullable
    Object key() {
        return key;
    }

    @Nullable
    FileChannel channel() {
        return channel;
    }

    String source() {
        return scan.source().name();
    }

    Fingerprint fingerprint() {
        return fingerprint;
    }

    /** The format of its lines, once there is one. */
    @Nullable
    LineFormat format() {
        return format;
    }

    boolean isUntouched() {
        return position == 0;
    }

    /** Whether some entry of it was noticed. */
    boolean tells() {
        return tells;
    }

    SourceScan scan() {
        return scan;
    }

    /** Passes over what is there already, up to the beginning of the last line if that is not yet whole. */
    void skip() throws IOException {
        FileChannel file = open();
        long size = file.size();
        fingerprint = present(file);
        choose(FileSegment.head(file));
        int back = (int) Math.min(size, LINE_BACK);
        int count = readFully(file, 0, back, size - back);
        int end = count;
        while (end > 0 && buffers.step[end - 1] != '\n') {
            end--;
        }
        int kept = end == 0 ? count : end;
        position = size - back + kept;
        start = position;
        anchor = Arrays.copyOfRange(buffers.step, Math.max(0, kept - ANCHOR), kept);
    }

    /** Whether the file's content is the one whose fingerprint that is. */
    boolean begins(Fingerprint content) throws IOException {
        return present(open()).isOfSame(content);
    }

    private Fingerprint present(FileChannel file) throws IOException {
        Fingerprint present = Fingerprint.EMPTY;
        long at = 0;
        int count = readFully(file, 0, Fingerprint.LENGTH, at);
        while (count > 0 && !present.isWhole()) {
            present = present.with(buffers.step, 0, count);
            at += count;
            count = readFully(file, 0, STEP, at);
        }
        return present;
    }

    /** Reads what has been written since. */
    Outcome read(Consumer<? super T> sink) throws IOException {
        FileChannel file = open();
        while (true) {
            // In one reading with what was read last, so that nobody can cut the file in between.
            int count = readFully(file, 0, anchor.length + STEP, position - anchor.length);
            if (count < anchor.length || !isAnchored()) {
                return Outcome.TRUNCATED;
            }
            if (count == anchor.length) {
                return Outcome.DRAINED;
            }
            take(buffers.step, anchor.length, count, sink);
        }
    }

    /** Reads on in a copy of the file, as far as it is one. */
    void readOn(InputStream copy, Consumer<? super T> sink) throws IOException {
        copy.skipNBytes(position - anchor.length);
        int count = copy.readNBytes(buffers.step, 0, anchor.length);
        if (count < anchor.length || !isAnchored()) {
            return;
        }
        count = copy.read(buffers.step, 0, STEP);
        while (count >= 0) {
            take(buffers.step, 0, count, sink);
            count = copy.read(buffers.step, 0, STEP);
        }
    }

    private boolean isAnchored() {
        return Arrays.equals(buffers.step, 0, anchor.length, anchor, 0, anchor.length);
    }

    /** Takes the next bytes as they stand in the file. */
    private void take(byte[] bytes, int from, int to, Consumer<? super T> sink) {
        if (!fingerprint.isWhole()) {
            fingerprint = fingerprint.with(bytes, from, to);
        }
        long lineStart = position - pending.length;
        position += to - from;
        LineBlock block = buffers.block;
        block.clear(lineStart);
        block.reserve(pending.length + to - from);
        append(block, pending, 0, pending.length);
        append(block, bytes, from, to);
        anchor(bytes, from, to);
        Part<T> part = scan(block);
        part.bytes = (long) to - from;
        deliver(part, sink);
        block.shrink(STEP + STEP / 4);
    }

    private static void append(LineBlock block, byte[] bytes, int from, int to) {
        System.arraycopy(bytes, from, block.bytes(), block.length(), to - from);
        block.append(to - from);
    }

    /** Remembers the last bytes before the position. */
    private void anchor(byte[] bytes, int from, int to) {
        int count = to - from;
        if (count >= ANCHOR) {
            anchor = Arrays.copyOfRange(bytes, to - ANCHOR, to);
            return;
        }
        int kept = Math.min(anchor.length, ANCHOR - count);
        byte[] longer = Arrays.copyOfRange(anchor, anchor.length - kept, anchor.length + count);
        System.arraycopy(bytes, from, longer, kept, count);
        anchor = longer;
    }

    /** Scans the whole lines of the block, and keeps what stands behind them. */
    private Part<T> scan(LineBlock block) {
        int from = 0;
        if (inLongLine) {
            from = Swar.indexOf(block.bytes(), 0, block.length(), (byte) '\n');
            inLongLine = from == block.length();
            from = inLongLine ? from : from + 1;
        }
        int end = block.length();
        while (end > from && block.bytes()[end - 1] != '\n') {
            end--;
        }
        boolean tooLong = block.length() - end > settings.limits().line();
        pending = tooLong ? new byte[0] : Arrays.copyOfRange(block.bytes(), end, block.length());
        inLongLine |= tooLong;
        block.keep(from, end);
        if (tooLong) {
            block.dropOversized(end - from);
        }
        return end == from && !tooLong ? new Part<>() : scanned(block);
    }

    private Part<T> scanned(LineBlock block) {
        BlockScanner<T> lines = scanner(block);
        long count = lines.frame(block);
        Part<T> part = lines.scan(block, line, scan.needsFirst());
        line += count;
        return part;
    }

    private void deliver(Part<T> part, Consumer<? super T> sink) {
        scan.add(part);
        tells |= !part.noticed.isEmpty();
        part.noticed.forEach(sink);
    }

    /** Takes the last line as it is: nothing more will be written. */
    void finish(Consumer<? super T> sink) {
        if (pending.length > 0) {
            LineBlock block = buffers.block;
            block.clear(position - pending.length);
            block.reserve(pending.length);
            append(block, pending, 0, pending.length);
            block.end();
            pending = new byte[0];
            deliver(scanned(block), sink);
        }
    }

    private BlockScanner<T> scanner(LineBlock block) {
        if (scanner == null) {
            if (format == null) {
                choose(new Head(Arrays.copyOf(block.bytes(), Math.min(block.length(), Head.SIZE))));
            }
            LineFormat lines = format == null ? new TextFormat() : format;
            scan.format(lines.id());
            EntryFactory factory = new EntryFactory(scan.source(), settings.jsonText());
            scanner = new BlockScanner<>(lines.parser(factory), settings, notice);
        }
        return scanner;
    }

    private void choose(Head head) {
        if (head.firstInk() < head.bytes().length) {
            // A log that grows line by line is no document, whatever its first line looks like.
            LogFormat told = LogFormats.of(source(), head);
            format = told instanceof LineFormat lines ? lines : new JsonLinesFormat();
        }
    }

    /** Counts on how many lines there were before the watch began; an editor counts from the first one. */
    void countBefore() throws IOException {
        if (tells && counted < start) {
            FileChannel file = open();
            long until = Math.min(start, counted + COUNTED_AT_ONCE);
            while (counted < until) {
                int count = readFully(file, 0, (int) Math.min(STEP, until - counted), counted);
                if (count == 0) {
                    counted = start;
                    return;
                }
                for (int at = 0; at < count; at++) {
                    linesBefore += buffers.step[at] == '\n' ? 1 : 0;
                }
                counted += count;
            }
        }
    }

    /** Counts all of them. */
    void countAllBefore() throws IOException {
        while (tells && counted < start) {
            countBefore();
        }
    }

    long linesBefore() {
        return linesBefore;
    }

    void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    private FileChannel open() throws IOException {
        if (channel == null) {
            throw new IOException("not a file of its own");
        }
        return channel;
    }

    private int readFully(FileChannel file, int from, int wanted, long at) throws IOException {
        ByteBuffer target = ByteBuffer.wrap(buffers.step, from, wanted);
        while (target.hasRemaining()) {
            if (file.read(target, at + target.position() - from) < 0) {
                break;
            }
        }
        return target.position() - from;
    }
}

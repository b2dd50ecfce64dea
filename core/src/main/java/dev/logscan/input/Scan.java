package dev.logscan.input;

import com.google.common.base.Throwables;
import dev.logscan.entry.LogEntry;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One scan: cuts the inputs into pieces of work, keeps a bounded window of them running, and takes their results in order.
 *
 * <p>No worker waits for a piece that comes after its own, and pieces start in order; so a full outbox holds up memory, never
 * the scan.
 */
final class Scan<T> {
    /** Enough that no worker runs dry while half of them are put in order; what more there is waits outside memory. */
    private static final int PIECES_A_THREAD = 4;

    /** A file's pieces hold so many blocks: smaller ones cost more to hand over, larger ones do not stay in the cache. */
    private static final int BLOCKS_A_PIECE = 4;

    /** What the pieces of one thread may take where every line tells something; with less, each holds but one block. */
    private static final long ROOM_A_THREAD = 64L << 20;

    /**
     * What runs, waits for a worker, or has ended and waits for those before it.
     *
     * @param work gives a part, or null where all parts go through the outbox
     * @param outbox null where there is but one part
     * @param file the file that nothing reads any more once this has ended; null for any other piece
     */
    private record Piece<T>(
            SourceScan scan,
            Future<@Nullable Part<T>> work,
            @Nullable Outbox<T> outbox,
            @Nullable FileChannel file) {}

    private final ScanSettings settings;
    private final Function<? super LogEntry, ? extends @Nullable T> notice;
    private final Consumer<? super T> sink;
    private final Workers workers;
    private final int pieceSize;
    private final Deque<Piece<T>> window = new ArrayDeque<>();
    private final List<SourceScan> scans = new ArrayList<>();
    private final Queue<LineBlock> blocks = new ConcurrentLinkedQueue<>();
    private final LongLines longLines = new LongLines();
    private final Copies copies = new Copies();

    Scan(
            ScanSettings settings,
            Function<? super LogEntry, ? extends @Nullable T> notice,
            Consumer<? super T> sink,
            Workers workers) {
        this.settings = settings;
        this.notice = notice;
        this.sink = sink;
        this.workers = workers;
        boolean roomy = Runtime.getRuntime().maxMemory() / settings.threads() >= ROOM_A_THREAD;
        this.pieceSize = settings.limits().block() * (roomy ? BLOCKS_A_PIECE : 1);
    }

    List<SourceStatistics> run(List<LogInput> inputs) throws InterruptedException {
        try {
            start(inputs);
            while (!window.isEmpty()) {
                finishOldest();
            }
        } finally {
            window.forEach(piece -> close(piece.file()));
        }
        return scans.stream().flatMap(SourceScan::all).toList();
    }

    private void start(List<LogInput> inputs) throws InterruptedException {
        for (LogInput input : inputs) {
            SourceScan scan = new SourceScan(input.source());
            scans.add(scan);
            String other = copies.find(input);
            if (other != null) {
                scan.remark("the same content as " + other);
            }
            if (settings.progress() != null) {
                settings.progress().begun();
            }
            if (!inPieces(input, scan)) {
                Outbox<T> outbox = new Outbox<>();
                WholeInput<T> work = new WholeInput<>(input, scan, settings, notice, longLines, outbox);
                makeRoom();
                window.add(new Piece<>(scan, workers.start(work), outbox, null));
            }
        }
    }

    /** Scans a large plain file of lines in pieces; false when the input is none, or cannot be opened. */
    private boolean inPieces(LogInput input, SourceScan scan) throws InterruptedException {
        Path file = input.file();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try {
            if (file == null
                    || !Files.isRegularFile(file)
                    || Files.size(file) <= settings.limits().block()) {
                return false;
            }
            return inPieces(FileChannel.open(file, StandardOpenOption.READ), input.name(), scan);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private boolean inPieces(FileChannel channel, String name, SourceScan scan)
            throws IOException, InterruptedException {
        boolean started = false;
        try {
            long size = channel.size();
            Head head = FileSegment.head(channel);
            LineFormat format = LogFormats.forPieces(name, head);
            if (format != null && size > 0) {
                scan.format(format.id());
                pieces(channel, size, head.startsWith(0xef, 0xbb, 0xbf) ? 3 : 0, format, scan);
                started = true;
            }
        } finally {
            if (!started) {
                channel.close();
            }
        }
        return started;
    }

    /** Starts the pieces of a file, which is not empty; the last one closes it. */
    private void pieces(FileChannel channel, long size, int mark, LineFormat format, SourceScan scan)
            throws InterruptedException {
        CompletableFuture<Long> line = CompletableFuture.completedFuture(1L);
        for (long start = 0; start < size; start += pieceSize) {
            long end = Math.min(start + pieceSize, size);
            FileSegment stretch = new FileSegment(channel, Math.max(start, mark), end, size, start == 0);
            Segment<T> segment = new Segment<>(stretch, format, scan, settings, notice, blocks, longLines, line);
            line = segment.nextLine();
            makeRoom();
            window.add(new Piece<>(scan, workers.start(segment), null, end < size ? null : channel));
        }
    }

    /** Waits for half of a full window: to wake up for each piece costs more than to put it in order. */
    private void makeRoom() throws InterruptedException {
        int most = settings.threads() * PIECES_A_THREAD;
        if (window.size() < most) {
            return;
        }
        Piece<T> middle = null;
        int count = 0;
        for (Piece<T> piece : window) {
            if (count == most / 2 || piece.outbox() != null) {
                break;
            }
            middle = piece;
            count++;
        }
        if (middle != null) {
            part(middle);
        }
        for (int i = 0; i < Math.max(1, count); i++) {
            finishOldest();
        }
    }

    private void finishOldest() throws InterruptedException {
        Piece<T> piece = window.remove();
        try {
            Outbox<T> outbox = piece.outbox();
            List<Part<T>> made = outbox == null ? null : outbox.take();
            while (made != null && outbox != null) {
                made.forEach(part -> add(piece, part));
                made = outbox.take();
            }
            Part<T> last = part(piece);
            if (last != null) {
                add(piece, last);
            }
        } finally {
            close(piece.file());
        }
    }

    private void add(Piece<T> piece, Part<T> part) {
        piece.scan().add(part);
        part.noticed.forEach(sink);
    }

    /** What the work of a piece gives, once it has ended. */
    private @Nullable Part<T> part(Piece<T> piece) throws InterruptedException {
        try {
            return piece.work().get();
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            if (cause != null) {
                Throwables.throwIfUnchecked(cause);
            }
            throw new IllegalStateException(failure);
        }
    }

    private static void close(@Nullable FileChannel file) {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException harmless) {
            // All of it was read, or nobody wants the rest.
        }
    }
}

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
import java.util.concurrent.Callable;
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
    /** One that runs and one that is ready for each worker; what more there is waits outside memory. */
    private static final int PIECES_A_THREAD = 2;

    private record Piece<T>(SourceScan scan, Outbox<T> outbox, Future<?> work) {}

    private final ScanSettings settings;
    private final Function<? super LogEntry, ? extends @Nullable T> notice;
    private final Consumer<? super T> sink;
    private final Workers workers;
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
    }

    List<SourceStatistics> run(List<LogInput> inputs) throws InterruptedException {
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
                start(scan, outbox, new WholeInput<>(input, scan, settings, notice, longLines, outbox));
            }
        }
        while (!window.isEmpty()) {
            finishOldest();
        }
        return scans.stream().flatMap(SourceScan::all).toList();
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
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                long size = channel.size();
                Head head = FileSegment.head(channel);
                LineFormat format = LogFormats.forPieces(input.name(), head);
                if (format == null) {
                    return false;
                }
                scan.format(format.id());
                pieces(channel, size, head.startsWith(0xef, 0xbb, 0xbf) ? 3 : 0, format, scan);
                return true;
            }
        } catch (IOException unreadable) {
            return false;
        }
    }

    private void pieces(FileChannel channel, long size, int mark, LineFormat format, SourceScan scan)
            throws InterruptedException {
        CompletableFuture<Long> line = CompletableFuture.completedFuture(1L);
        int block = settings.limits().block();
        for (long start = 0; start < size; start += block) {
            FileSegment stretch =
                    new FileSegment(channel, Math.max(start, mark), Math.min(start + block, size), size, start == 0);
            Outbox<T> outbox = new Outbox<>();
            Segment<T> segment =
                    new Segment<>(stretch, format, scan, settings, notice, blocks, longLines, outbox, line);
            line = segment.nextLine();
            start(scan, outbox, segment);
        }
        // The channel closes after this, so the file's pieces end first.
        while (!window.isEmpty() && window.getLast().scan() == scan) {
            finishOldest();
        }
    }

    private void start(SourceScan scan, Outbox<T> outbox, Callable<?> work) throws InterruptedException {
        while (window.size() >= settings.threads() * PIECES_A_THREAD) {
            finishOldest();
        }
        window.add(new Piece<>(scan, outbox, workers.start(work)));
    }

    private void finishOldest() throws InterruptedException {
        Piece<T> piece = window.remove();
        Part<T> part = piece.outbox().take();
        while (part != null) {
            piece.scan().add(part);
            part.noticed.forEach(sink);
            part = piece.outbox().take();
        }
        try {
            piece.work().get();
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            if (cause != null) {
                Throwables.throwIfUnchecked(cause);
            }
            throw new IllegalStateException(failure);
        }
    }
}

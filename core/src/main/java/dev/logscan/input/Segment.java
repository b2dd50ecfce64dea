package dev.logscan.input;

import dev.logscan.entry.LogEntry;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The work of scanning one stretch of a large file, beside the workers of its neighbours. They search at once; only to number
 * its lines does each wait until the one before has counted its own.
 */
final class Segment<T> implements Callable<@Nullable Void> {
    private final FileSegment stretch;
    private final SourceScan scan;
    private final BlockScanner<T> scanner;
    private final Limits limits;
    private final @Nullable ReadProgress progress;
    private final Queue<LineBlock> blocks;
    private final Outbox<T> outbox;
    private final CompletableFuture<Long> firstLine;
    private final LongLines.Turn turn;
    private final CompletableFuture<Long> nextLine = new CompletableFuture<>();

    Segment(
            FileSegment stretch,
            LineFormat format,
            SourceScan scan,
            ScanSettings settings,
            Function<? super LogEntry, ? extends @Nullable T> notice,
            Queue<LineBlock> blocks,
            LongLines longLines,
            Outbox<T> outbox,
            CompletableFuture<Long> firstLine) {
        this.stretch = stretch;
        this.scan = scan;
        this.limits = settings.limits();
        this.progress = settings.progress();
        this.blocks = blocks;
        this.outbox = outbox;
        this.firstLine = firstLine;
        this.turn = longLines.turn(firstLine);
        EntryFactory factory = new EntryFactory(scan.source(), settings.jsonText());
        this.scanner = new BlockScanner<>(format.parser(factory), settings, notice);
    }

    /** The number of the first line after this stretch, as soon as it is known. */
    CompletableFuture<Long> nextLine() {
        return nextLine;
    }

    @Override
    public @Nullable Void call() throws InterruptedException, ExecutionException {
        try {
            LineBlock block = blocks.poll();
            outbox.put(read(block == null ? new LineBlock(limits.block()) : block));
        } catch (RuntimeException | StackOverflowError defect) {
            Part<T> broken = new Part<>();
            broken.countFault("", defect, ", after byte " + stretch.start() + ", not read on");
            outbox.put(broken);
        } finally {
            turn.end();
            // After a failure nobody may wait for a number that never comes.
            nextLine.cancel(false);
            outbox.close();
        }
        return null;
    }

    private Part<T> read(LineBlock block) throws InterruptedException, ExecutionException {
        IOException failure = null;
        int missing = 0;
        try {
            missing = stretch.read(block, limits, turn);
        } catch (IOException e) {
            failure = e;
        }
        long lines = scanner.frame(block);
        long first = firstLine.get();
        nextLine.complete(first + lines);
        Part<T> part = scanner.scan(block, first, scan.needsFirst());
        part.bytes = stretch.end() - stretch.start() - missing;
        part.missing = missing;
        if (progress != null) {
            progress.read(part.bytes);
        }
        if (failure != null) {
            part.problems.add(Failures.problem(scan.source().name(), failure, stretch.start()));
        }
        if (!turn.isTaken()) {
            blocks.add(block);
        }
        return part;
    }
}

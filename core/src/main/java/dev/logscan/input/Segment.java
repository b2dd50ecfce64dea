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
 * The work of scanning one stretch of a large file, beside the workers of its neighbours. Only one that has something to tell
 * of a line waits until all before it have counted theirs.
 */
final class Segment<T> implements Callable<Part<T>> {
    private final FileSegment stretch;
    private final SourceScan scan;
    private final BlockScanner<T> scanner;
    private final Limits limits;
    private final @Nullable ReadProgress progress;
    private final Queue<LineBlock> blocks;
    private final CompletableFuture<Long> firstLine;
    private final LongLines.Turn turn;
    private final CompletableFuture<Long> lines = new CompletableFuture<>();
    private final CompletableFuture<Long> nextLine;

    Segment(
            FileSegment stretch,
            LineFormat format,
            SourceScan scan,
            ScanSettings settings,
            Function<? super LogEntry, ? extends @Nullable T> notice,
            Queue<LineBlock> blocks,
            LongLines longLines,
            CompletableFuture<Long> firstLine) {
        this.stretch = stretch;
        this.scan = scan;
        this.limits = settings.limits();
        this.progress = settings.progress();
        this.blocks = blocks;
        this.firstLine = firstLine;
        this.nextLine = firstLine.thenCombine(lines, Long::sum);
        this.turn = longLines.turn(firstLine);
        EntryFactory factory = new EntryFactory(scan.source(), settings.jsonText());
        this.scanner = new BlockScanner<>(format.parser(factory), settings, notice);
    }

    /** The number of the first line after this stretch, as soon as it is known. */
    CompletableFuture<Long> nextLine() {
        return nextLine;
    }

    @Override
    public Part<T> call() throws InterruptedException {
        try {
            LineBlock block = blocks.poll();
            return read(block == null ? new LineBlock(limits.block()) : block);
        } catch (ExecutionException before) {
            return broken(new IllegalStateException(before.getCause()));
        } catch (RuntimeException | StackOverflowError defect) {
            return broken(defect);
        } finally {
            turn.end();
            // After a failure nobody may wait for a number that never comes.
            lines.cancel(false);
        }
    }

    private Part<T> broken(Throwable defect) {
        Part<T> broken = new Part<>();
        broken.countFault("", defect, ", after byte " + stretch.start() + ", not read on");
        return broken;
    }

    private Part<T> read(LineBlock block) throws InterruptedException, ExecutionException {
        IOException failure = null;
        int missing = 0;
        try {
            missing = stretch.read(block, limits, turn);
        } catch (IOException e) {
            failure = e;
        }
        long count = scanner.frame(block);
        lines.complete(count);
        Part<T> part = new Part<>();
        int plain = scanner.countPlain(block, part);
        scanner.scan(block, plain, plain == count ? 0 : firstLine.get(), scan.needsFirst(), part);
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

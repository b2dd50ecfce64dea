package dev.logscan.input;

import dev.logscan.entry.LogEntry;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The work of reading one input from its first byte to its last. */
final class WholeInput<T> implements Callable<@Nullable Void> {
    /** Few enough that a flood of noticed entries stays small, many enough that handing over costs nothing. */
    private static final int ENTRIES_A_PART = 256;

    private final LogInput input;
    private final SourceScan scan;
    private final ScanSettings settings;
    private final Function<? super LogEntry, ? extends @Nullable T> notice;
    private final LongLines.Turn turn;
    private final Outbox<T> outbox;

    WholeInput(
            LogInput input,
            SourceScan scan,
            ScanSettings settings,
            Function<? super LogEntry, ? extends @Nullable T> notice,
            LongLines longLines,
            Outbox<T> outbox) {
        this.input = input;
        this.scan = scan;
        this.settings = settings;
        this.notice = notice;
        this.turn = longLines.turn(CompletableFuture.completedFuture(null));
        this.outbox = outbox;
    }

    @Override
    public @Nullable Void call() throws InterruptedException {
        try {
            read();
        } finally {
            turn.end();
            outbox.close();
        }
        return null;
    }

    private void read() throws InterruptedException {
        Part<T> end = new Part<>();
        try (DecodedInput decoded = DecodedInput.open(input)) {
            try {
                scan(decoded, end);
            } catch (IOException failure) {
                end.problems.add(Failures.problem(input.name(), failure, decoded.bytes()));
            }
            end.bytes = decoded.bytes();
            end.problems.addAll(decoded.problems());
        } catch (IOException failure) {
            end.problems.add(Failures.problem(input.name(), failure, null));
        }
        outbox.put(end);
    }

    private void scan(DecodedInput decoded, Part<T> end) throws IOException, InterruptedException {
        Refusal refusal = Refusal.of(decoded.head());
        if (refusal != null) {
            end.format = refusal.format();
            end.problems.add(new ReadProblem(input.name(), refusal.message(), refusal.incomplete()));
            return;
        }
        EntryFactory factory = new EntryFactory(scan.source(), settings.jsonText());
        LogFormat format = LogFormats.of(input.name(), decoded.head());
        end.format = format.id();
        if (format instanceof LineFormat lines) {
            scanLines(decoded, lines.parser(factory));
        } else if (format instanceof DocumentFormat document) {
            Tally tally = new Tally();
            try {
                scanEntries(document.open(decoded, factory, tally), factory);
            } finally {
                tally.moveTo(end, input.name());
            }
        }
    }

    private void scanLines(DecodedInput decoded, LineParser parser) throws IOException, InterruptedException {
        BlockScanner<T> scanner = new BlockScanner<>(parser, settings, notice);
        BlockReader reader = new BlockReader(decoded.content()::read, 0, settings.limits(), turn);
        LineBlock block = new LineBlock(settings.limits().block());
        long line = 1;
        boolean needsFirst = true;
        while (reader.next(block)) {
            long lines = scanner.frame(block);
            Part<T> part = scanner.scan(block, line, needsFirst);
            line += lines;
            needsFirst &= part.first == null;
            block.shrink(settings.limits().block());
            turn.end();
            outbox.put(part);
        }
    }

    private void scanEntries(EntryReader reader, EntryFactory factory) throws IOException, InterruptedException {
        Part<T> part = new Part<>();
        try {
            LogEntry entry = reader.next();
            while (entry != null) {
                count(entry, factory, part);
                if (part.entries == ENTRIES_A_PART) {
                    outbox.put(part);
                    part = new Part<>();
                }
                entry = reader.next();
            }
        } finally {
            outbox.put(part);
        }
    }

    private void count(LogEntry entry, EntryFactory factory, Part<T> part) {
        part.countEntry(entry);
        part.spanned(entry.time());
        part.zoneless |= factory.zoneless();
        part.dressed = true;
        T noticed = notice.apply(entry);
        if (noticed != null) {
            part.noticed.add(noticed);
        }
    }
}

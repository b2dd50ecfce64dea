package dev.logscan.input;

import dev.logscan.entry.LogEntry;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The work of reading one input from its first byte to its last. */
final class WholeInput<T> implements Callable<@Nullable Part<T>> {
    /** Few enough that a flood of noticed entries stays small, many enough that handing over costs nothing. */
    private static final int ENTRIES_A_PART = 256;

    /** An archive of rotated archives in a ticket's archive; deeper is made to harm. */
    private static final int MAX_NESTING = 3;

    private final LogInput input;
    private final SourceScan scan;
    private final ScanSettings settings;
    private final Function<? super LogEntry, ? extends @Nullable T> notice;
    private final LongLines.Turn turn;
    private final Outbox<T> outbox;
    private final EntrySearch telling;

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
        this.telling = new EntrySearch(settings.search() ? settings.literals() : null);
    }

    @Override
    public @Nullable Part<T> call() throws InterruptedException {
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
        try (InputStream stored = input.open()) {
            BoundedStream file = stored instanceof BoundedStream bounded ? bounded : null;
            Expansion expansion = new Expansion(settings.limits().expanded());
            ReadProgress progress = settings.progress();
            EarlyEnd bytes = new EarlyEnd(expansion.count(progress == null ? stored : progress.counting(stored)));
            read(scan.source(), file, bytes, expansion, 0, end);
            if (bytes.failure() != null) {
                end.problems.add(Failures.problem(input.name(), bytes.failure(), bytes.count()));
            }
        } catch (IOException failure) {
            end.problems.add(Failures.problem(input.name(), failure, null));
        } catch (RuntimeException | StackOverflowError defect) {
            end.countFault("", defect, ", not read on");
        }
        outbox.put(List.of(end));
    }

    /** Reads one source, whatever it is packed in. */
    private void read(
            Source source,
            @Nullable BoundedStream file,
            InputStream stored,
            Expansion expansion,
            int depth,
            Part<T> end)
            throws IOException, InterruptedException {
        try (DecodedInput decoded = DecodedInput.open(source, file, stored)) {
            try {
                ArchiveKind archive = ArchiveKind.of(decoded.head());
                if (archive == null) {
                    decoded.limit(expansion);
                    scan(source, decoded, end);
                } else {
                    members(source, archive, decoded, expansion, depth, end);
                }
            } catch (IOException failure) {
                end.problems.add(Failures.problem(source.name(), failure, decoded.bytes()));
                if (failure instanceof Expansion.TooFar && depth > 0) {
                    expansion.forgive();
                }
            } catch (RuntimeException | StackOverflowError defect) {
                end.countFault("", defect, ", after byte " + decoded.bytes() + ", not read on");
            }
            end.bytes = end.container ? 0 : decoded.bytes();
            end.problems.addAll(decoded.problems());
        }
    }

    private void members(
            Source source, ArchiveKind kind, DecodedInput decoded, Expansion expansion, int depth, Part<T> end)
            throws IOException, InterruptedException {
        end.format = kind.id();
        end.container = true;
        if (depth == MAX_NESTING) {
            end.problems.add(new ReadProblem(
                    source.name(), "an archive inside " + MAX_NESTING + " others: not read (unpack it first)", true));
            return;
        }
        ArchiveMembers archive = new ArchiveMembers(source.name(), kind, decoded.content(), expansion, end);
        String name = archive.next();
        while (name != null) {
            Source member = Source.of(source.name() + "!" + name, source.forcedKind());
            Part<T> read = new Part<>();
            read(member, null, archive.member(), expansion, depth + 1, read);
            put(member, read);
            name = archive.next();
        }
    }

    /** Hands a part over, as one of the source that it is of. */
    private void put(Source source, Part<T> part) throws InterruptedException {
        part.source = inside(source);
        outbox.put(List.of(part));
    }

    /** The source when it is one inside the input, or null. */
    private @Nullable Source inside(Source source) {
        return source.equals(scan.source()) ? null : source;
    }

    private void scan(Source source, DecodedInput decoded, Part<T> end) throws IOException, InterruptedException {
        Refusal refusal = Refusal.of(decoded.head());
        if (refusal != null) {
            end.format = refusal.format();
            end.problems.add(new ReadProblem(source.name(), refusal.message(), refusal.incomplete()));
            return;
        }
        decoded.undoPasting();
        EntryFactory factory =
                new EntryFactory(source, settings.jsonText(), settings.limits().line());
        LogFormat format = LogFormats.of(source.name(), decoded.head());
        end.format = format.id();
        if (format instanceof LineFormat && TailHeader.isIn(decoded.head())) {
            end.format = TailCapture.FORMAT;
            end.container = true;
            scanCapture(source, decoded);
        } else if (format instanceof LineFormat lines) {
            scanLines(source, decoded, lines.parser(factory));
        } else if (format instanceof DocumentFormat document) {
            LiteralSearch literals = settings.literals();
            if (format instanceof SearchResponseFormat && literals != null) {
                decoded.skim(literals, settings.search(), settings.limits().exact());
            }
            Tally tally = new Tally();
            try {
                scanEntries(source, document.open(decoded, factory, tally), factory);
            } finally {
                tally.moveTo(end, source.name());
            }
        }
    }

    private void scanLines(Source source, DecodedInput decoded, LineParser parser)
            throws IOException, InterruptedException {
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
            put(source, part);
        }
    }

    private void scanCapture(Source source, DecodedInput decoded) throws IOException, InterruptedException {
        TailCapture<T> capture = new TailCapture<>(source, settings, notice);
        BlockReader reader = new BlockReader(decoded.content()::read, 0, settings.limits(), turn);
        LineBlock block = new LineBlock(settings.limits().block());
        while (reader.next(block)) {
            List<Part<T>> parts = capture.read(block);
            block.shrink(settings.limits().block());
            turn.end();
            for (Part<T> part : parts) {
                part.source = inside(part.source == null ? source : part.source);
            }
            outbox.put(parts);
        }
    }

    private void scanEntries(Source source, EntryReader reader, EntryFactory factory)
            throws IOException, InterruptedException {
        Part<T> part = new Part<>();
        try {
            LogEntry entry = reader.next();
            while (entry != null) {
                count(entry, reader, factory, part);
                if (part.entries == ENTRIES_A_PART) {
                    put(source, part);
                    part = new Part<>();
                }
                entry = reader.next();
            }
        } finally {
            put(source, part);
        }
    }

    private void count(LogEntry entry, EntryReader reader, EntryFactory factory, Part<T> part) {
        part.dressed = true;
        T noticed = noticed(entry, part);
        if (reader.counted()) {
            if (noticed != null) {
                part.noticed.add(noticed);
            }
            return;
        }
        if (reader.tentative() && noticed == null) {
            part.countUnparsed(entry.origin().line(), "not JSON");
            return;
        }
        part.countEntry(entry);
        part.spanned(entry.time());
        part.zoneless |= factory.zoneless();
        if (noticed != null) {
            part.noticed.add(noticed);
        }
    }

    private @Nullable T noticed(LogEntry entry, Part<T> part) {
        try {
            return telling.mayTell(entry) ? notice.apply(entry) : null;
        } catch (RuntimeException | StackOverflowError defect) {
            part.countFault("line " + entry.origin().line() + ": ", defect, ", skipped");
            return null;
        }
    }
}

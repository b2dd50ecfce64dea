package dev.logscan;

import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import dev.logscan.incident.Correlator;
import dev.logscan.incident.Coverage;
import dev.logscan.incident.Diagnosis;
import dev.logscan.incident.Finding;
import dev.logscan.incident.FirmFindings;
import dev.logscan.incident.NoticedEntry;
import dev.logscan.incident.Selection;
import dev.logscan.incident.Settings;
import dev.logscan.incident.Unexplained;
import dev.logscan.input.Discovery;
import dev.logscan.input.InputScanner;
import dev.logscan.input.LogInput;
import dev.logscan.input.ReadProblem;
import dev.logscan.input.ReadProgress;
import dev.logscan.input.SourceStatistics;
import dev.logscan.language.Language;
import dev.logscan.language.Wording;
import dev.logscan.report.Excerpts;
import dev.logscan.report.Masking;
import dev.logscan.report.Report;
import dev.logscan.report.SourceSummary;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.VersionRange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The front door: reads inputs, correlates their entries, and says which documented problems they show.
 *
 * <p>Immutable and thread-safe: one instance may do any number of scans, also at once, and none knows of another. It prints
 * nothing, logs nothing, and keeps nothing: what it has to say of inputs stands in the report.
 *
 * <p>Interrupting the thread that called ends a scan, wherever it is: it throws {@link InterruptedException}, or returns its
 * report when that was all but done. The threads that read have ended by then. Only a stream whose {@code read} waits and
 * takes no notice of interrupts holds one of them until it returns, for longer than a second after the call has ended.
 *
 * <p>The line from bytes to report stands in {@link #read}.
 */
public final class LogScan {
    private final ScenarioCatalog catalog;
    private final Settings settings;
    private final Filter filter;
    private final int threads;
    private final boolean literalSearch;
    private final boolean showSecrets;
    private final int context;
    private final int longestLine;
    private final long largestExpansion;
    private final long memory;
    private final boolean unparsedLines;

    private LogScan(Builder builder) {
        catalog = builder.catalog == null ? ScenarioCatalog.load() : builder.catalog;
        settings = new Settings(builder.version, builder.options, builder.language);
        filter = builder.filter;
        threads = builder.threads;
        literalSearch = builder.literalSearch;
        showSecrets = builder.showSecrets;
        context = builder.context;
        longestLine = builder.longestLine;
        largestExpansion = builder.largestExpansion;
        memory = builder.memory;
        unparsedLines = builder.unparsedLines;
    }

    /**
     * Starts a scan with the built-in scenarios and without filters.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The version of this library.
     *
     * @return such as {@code 0.1.0}
     */
    public static String version() {
        Properties properties = new Properties();
        try (InputStream in = LogScan.class.getResourceAsStream("logscan.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }

    /**
     * Reads the inputs to their ends and says what they show.
     *
     * @param inputs what to read
     * @return the report; what could not be read is said in it
     * @throws InterruptedException when the thread is interrupted while it reads
     */
    public Report scan(List<LogInput> inputs) throws InterruptedException {
        return scan(new Discovery(inputs, List.of()));
    }

    /**
     * Reads what paths led to, and says what it shows.
     *
     * @param discovery the inputs, and the problems of finding them
     * @return the report; what could not be read is said in it
     * @throws InterruptedException when the thread is interrupted while it reads
     */
    public Report scan(Discovery discovery) throws InterruptedException {
        return told(discovery, null, null);
    }

    /**
     * Reads inputs, and hands findings over as they firm up, before the report tells them all.
     *
     * <p>A finding is firm when an attempt that shows it seems whole: a telling entry of a later source has come, or a
     * thousand other attempts have since its last entry. It tells what that attempt shows by itself: one attempt, causes that its
     * own entries decide, no request of the other side. Each finding is handed over once, by its scenario, its side and
     * the facts that tell its cases apart; what shows only when all is known comes last, just before this returns. So every
     * finding of the report was handed over, in other words perhaps; the report is what holds. It leaves out what an
     * entry of a later source has explained otherwise. Secrets are masked, numbered for each finding by itself.
     *
     * @param inputs what to read
     * @param firm takes the findings, on the calling thread; what it throws ends the scan
     * @return the report, the same as without {@code firm}
     * @throws InterruptedException when the thread is interrupted
     */
    public Report scan(List<LogInput> inputs, Consumer<? super Finding> firm) throws InterruptedException {
        return scan(new Discovery(inputs, List.of()), firm);
    }

    /**
     * Reads what paths led to, and hands findings over as they firm up, as {@link #scan(List, Consumer)} does.
     *
     * @param discovery the inputs, and the problems of finding them
     * @param firm takes the findings, on the calling thread; what it throws ends the scan
     * @return the report, the same as without {@code firm}
     * @throws InterruptedException when the thread is interrupted
     */
    public Report scan(Discovery discovery, Consumer<? super Finding> firm) throws InterruptedException {
        return told(discovery, null, firm);
    }

    /**
     * Reads what paths led to, says what it shows, and meanwhile how far it is.
     *
     * @param discovery the inputs, and the problems of finding them
     * @param progress is told how far the reading is
     * @return the report; what could not be read is said in it
     * @throws InterruptedException when the thread is interrupted while it reads
     */
    public Report scan(Discovery discovery, ReadProgress progress) throws InterruptedException {
        return told(discovery, progress, null);
    }

    private Report told(Discovery discovery, @Nullable ReadProgress progress, @Nullable Consumer<? super Finding> firm)
            throws InterruptedException {
        Reading reading = read(discovery, progress, null, firm);
        Report report =
                unparsedLines ? UnparsedLines.report(reading.report(), reading.sources(), discovery) : reading.report();
        return shown(context == 0 ? report : Surrounded.report(report, discovery, context));
    }

    /** What a scan gives before anything of it is masked or cut. */
    record Reading(Report report, List<SourceStatistics> sources) {}

    /**
     * Reads what paths led to.
     *
     * @param progress is told how far the reading is, or null
     * @param evidence takes every entry that tells something, with all fields that the catalog speaks of, in order; null
     *     when nobody wants them
     */
    Reading read(
            Discovery discovery, @Nullable ReadProgress progress, @Nullable BiConsumer<LogEntry, NoticedEntry> evidence)
            throws InterruptedException {
        return read(discovery, progress, evidence, null);
    }

    private Reading read(
            Discovery discovery,
            @Nullable ReadProgress progress,
            @Nullable BiConsumer<LogEntry, NoticedEntry> evidence,
            @Nullable Consumer<? super Finding> firm)
            throws InterruptedException {
        InputScanner scanner = scanner(threads, progress);
        List<LogInput> inputs = discovery.inputs();
        Noticed noticed = (wanting, sink) -> scanner.scan(inputs, e -> isWanted(e, wanting) ? notice(e) : null, sink);
        Noticed first = evidence == null
                ? noticed
                : (wanting, sink) -> scanner.<Whole>scan(inputs, this::noticeWhole, whole -> {
                    evidence.accept(whole.entry(), whole.noticed());
                    sink.accept(whole.noticed());
                });
        FirmFindings early = firm == null
                ? null
                : new FirmFindings(catalog, settings, filter.selection(), finding -> give(finding, firm));
        boolean rereadable = inputs.stream().allMatch(LogInput::rereadable);
        return judged(first, noticed, rereadable, discovery.problems(), early);
    }

    InputScanner scanner(int workers, @Nullable ReadProgress progress) {
        return InputScanner.builder()
                .literals(catalog.literals().alternatives())
                .screen(
                        () -> catalog.literalTest().literals(),
                        held -> catalog.literalTest().passes(held))
                .search(literalSearch)
                .threads(workers)
                .progress(progress)
                .longestLine(longestLine)
                .largestExpansion(largestExpansion)
                .build();
    }

    private static boolean isWanted(LogEntry entry, @Nullable Diagnosis wanting) {
        return wanting == null || wanting.mayWant(entry);
    }

    /** What was noticed in all inputs, however many machines read them. */
    interface Noticed {
        /**
         * Walks over it in order.
         *
         * @param wanting wants some of the entries again; null when all are wanted
         * @return what was read of the inputs
         */
        List<SourceStatistics> read(@Nullable Diagnosis wanting, Consumer<? super NoticedEntry> sink)
                throws InterruptedException;
    }

    /**
     * Judges what was noticed.
     *
     * @param first is walked over once
     * @param again gives the same, as often as something must be looked at again
     * @param rereadable whether it can
     * @param notFound the problems of finding the inputs
     * @param early hands findings over before all is read; null when nobody wants them
     */
    Reading judged(
            Noticed first, Noticed again, boolean rereadable, List<ReadProblem> notFound, @Nullable FirmFindings early)
            throws InterruptedException {
        try {
            return uninterrupted(first, again, rereadable, notFound, early);
        } catch (CancellationException cancelled) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted");
            }
            throw cancelled;
        }
    }

    private Reading uninterrupted(
            Noticed first, Noticed again, boolean rereadable, List<ReadProblem> notFound, @Nullable FirmFindings early)
            throws InterruptedException {
        Correlator correlator = new Correlator(catalog, memory, rereadable);
        Consumer<NoticedEntry> sink = correlator::add;
        List<SourceStatistics> sources = first.read(null, early == null ? sink : sink.andThen(early::add));
        if (correlator.wantsAnotherReading()) {
            correlator = correlator.forAnotherReading();
            again.read(null, correlator::add);
        }
        Diagnosis diagnosis = new Diagnosis(catalog, settings, correlator, coverage(sources), filter.selection());
        if (diagnosis.wantsOriginals()) {
            again.read(diagnosis, diagnosis::take);
        }
        Reading reading = new Reading(found(diagnosis, sources, notFound, List.of()), sources);
        if (early != null) {
            early.finish(diagnosis);
        }
        return reading;
    }

    private void give(Finding finding, Consumer<? super Finding> firm) {
        if (filter.wants(finding)) {
            List<Finding> only = List.of(finding);
            Report alone = new Report(version(), List.of(), only, Map.of(), List.of(), List.of(), settings.language());
            firm.accept(shown(alone).findings().get(0));
        }
    }

    /**
     * This scan, to be shared by several machines that read some of the inputs each.
     *
     * @return the same scan in steps
     */
    public SpreadScan spread() {
        return new SpreadScan(this);
    }

    /**
     * Watches logs while they are written.
     *
     * @param paths files, and directories of which all logs are watched
     * @param fromStart whether to begin with what the logs hold already, and not at their ends
     * @return a watch that begins now; to be closed
     */
    public LogWatch watch(List<String> paths, boolean fromStart) {
        return new LogWatch(this, paths, fromStart, System::nanoTime);
    }

    ScenarioCatalog catalog() {
        return catalog;
    }

    Filter filter() {
        return filter;
    }

    boolean literalSearch() {
        return literalSearch;
    }

    int longestLine() {
        return longestLine;
    }

    long memory() {
        return memory;
    }

    /** What entries show that are judged for themselves: nothing is ruled out for want of others. */
    record Judged(List<Finding> findings, List<Unexplained> unexplained) {}

    Judged judge(Correlator correlator) {
        Diagnosis diagnosis = new Diagnosis(catalog, settings, correlator, new Coverage(List.of()), Selection.ALL);
        return new Judged(diagnosis.findings(), diagnosis.unexplained());
    }

    /** A text from logs as it may be shown. */
    String shown(String text) {
        return showSecrets ? text : Masking.mask(text);
    }

    /** Says what noticed entries show that cannot be read again. */
    Report report(
            Correlator correlator, List<SourceStatistics> sources, List<ReadProblem> problems, List<String> notes) {
        Diagnosis diagnosis = new Diagnosis(catalog, settings, correlator, coverage(sources), filter.selection());
        return shown(found(diagnosis, sources, problems, notes));
    }

    /** A report as it may be shown. */
    Report shown(Report report) {
        return Excerpts.cut(showSecrets ? report : Masking.mask(report));
    }

    /** An entry that tells something, with its long values. */
    private record Whole(LogEntry entry, NoticedEntry noticed) {}

    private @Nullable Whole noticeWhole(LogEntry entry) {
        NoticedEntry noticed = notice(entry);
        return noticed == null ? null : new Whole(entry.keeping(catalog.fields()), noticed);
    }

    private Report found(
            Diagnosis diagnosis, List<SourceStatistics> sources, List<ReadProblem> problems, List<String> notes) {
        List<Finding> findings =
                diagnosis.findings().stream().filter(filter::wants).toList();
        List<String> warnings = new ArrayList<>(notes);
        warnings.addAll(diagnosis.warnings());
        Wording wording = wording();
        return new Report(
                version(),
                summaries(sources, problems, wording),
                findings,
                diagnosis.more(),
                filter.wantsUnexplained() ? diagnosis.unexplained() : List.of(),
                warnings.stream().map(wording::message).toList(),
                settings.language());
    }

    @Nullable
    NoticedEntry notice(LogEntry entry) {
        BitSet held = catalog.notice(entry);
        return held.isEmpty() ? null : noticed(entry, held);
    }

    /** What is kept of an entry for which conditions hold. */
    NoticedEntry noticed(LogEntry entry, BitSet held) {
        return new NoticedEntry(Excerpt.of(entry, catalog.fields()), held);
    }

    /** Only what was read as its component wrote it proves that an entry which is not there was not written. */
    private static Coverage coverage(List<SourceStatistics> sources) {
        List<Coverage.Span> spans = new ArrayList<>();
        for (SourceStatistics source : sources) {
            boolean oneComponent = source.kind() != Component.MIXED && source.kind() != Component.OTHER;
            if (source.verbatim() && oneComponent && source.first() != null && source.last() != null) {
                spans.add(new Coverage.Span(source.name(), source.kind(), source.first(), source.last()));
            }
        }
        return new Coverage(spans);
    }

    static List<SourceSummary> summaries(List<SourceStatistics> sources, List<ReadProblem> notFound, Wording wording) {
        Stream<SourceSummary> unread = notFound.stream()
                .map(p -> new SourceSummary(
                        p.source(), Component.OTHER, "none", 0, 0, 0, 0, 0, null, null, said(List.of(p), wording)));
        Stream<SourceSummary> read = sources.stream()
                .map(s -> new SourceSummary(
                        s.name(),
                        s.kind(),
                        s.format(),
                        s.bytes(),
                        s.lines(),
                        s.entries(),
                        s.blank(),
                        s.unparsed(),
                        s.first(),
                        s.last(),
                        said(s.problems(), wording)));
        return Stream.concat(read, unread)
                .sorted(Comparator.comparing(SourceSummary::name))
                .toList();
    }

    /** Says everything in the language of the report. */
    Wording wording() {
        return Wording.of(settings.language());
    }

    private static List<ReadProblem> said(List<ReadProblem> problems, Wording wording) {
        return problems.stream()
                .map(p -> new ReadProblem(p.source(), wording.message(p.message()), p.incomplete()))
                .toList();
    }

    /** Collects what a scan should do; not thread-safe. */
    public static final class Builder {
        private final Map<String, String> options = new HashMap<>();
        private @Nullable ScenarioCatalog catalog;
        private VersionRange version = VersionRange.ALL;
        private Language language = Language.ENGLISH;
        private Filter filter = Filter.NONE;
        private int threads = Runtime.getRuntime().availableProcessors();
        private boolean literalSearch = true;
        private boolean showSecrets;
        private int context;
        private int longestLine = InputScanner.LONGEST_LINE;
        private long largestExpansion = InputScanner.LARGEST_EXPANSION;
        private long memory = Correlator.presentBudget();
        private boolean unparsedLines;

        private Builder() {}

        /**
         * Uses another catalog than the built-in one.
         *
         * @param value the scenarios to look for
         * @return this builder
         */
        public Builder catalog(ScenarioCatalog value) {
            catalog = value;
            return this;
        }

        /**
         * Says which versions of GitLab the self-managed instance may have.
         *
         * @param value the versions; all of them where it is not known
         * @return this builder
         */
        public Builder gitlabVersion(VersionRange value) {
            version = value;
            return this;
        }

        /**
         * Says under which name the app reaches the instance, where no log tells it.
         *
         * @param hostAndPort such as {@code gitlab.example.com} or {@code gitlab.example.com:8443}
         * @return this builder
         */
        public Builder proxyFqdn(String hostAndPort) {
            options.put("proxy-fqdn", hostAndPort);
            return this;
        }

        /**
         * Says what to report of what is found.
         *
         * @param value the filter; it is applied after everything is judged
         * @return this builder
         */
        public Builder filter(Filter value) {
            filter = value;
            return this;
        }

        /**
         * Says in which language the report addresses people: titles, summaries, reasons, steps, warnings and problems.
         * Keys, ids, the values of enumerations, commands and log text are the same in all languages.
         *
         * @param value the language; English where it is not said
         * @return this builder
         */
        public Builder language(Language value) {
            language = value;
            return this;
        }

        /**
         * Says how many threads read. The report does not depend on it.
         *
         * @param count one or more
         * @return this builder
         */
        public Builder threads(int count) {
            check("threads", count, 1);
            threads = count;
            return this;
        }

        /**
         * Says whether lines without a literal of the catalog are passed over unparsed. The report does not depend on
         * it.
         *
         * @param on false to parse every line
         * @return this builder
         */
        public Builder literalSearch(boolean on) {
            literalSearch = on;
            return this;
        }

        /**
         * Says whether secrets in log text stay as they are.
         *
         * @param on true to show them
         * @return this builder
         */
        public Builder showSecrets(boolean on) {
            showSecrets = on;
            return this;
        }

        /**
         * Says how many lines of its source are shown before and after each piece of evidence. Files are read again for
         * that.
         *
         * @param lines 0 for none
         * @return this builder
         */
        public Builder context(int lines) {
            check("context", lines, 0);
            context = lines;
            return this;
        }

        /**
         * Says whether the first lines of each source that could not be read as entries stand in the report. Files are
         * read again for that.
         *
         * @param on true to have them
         * @return this builder
         */
        public Builder unparsedLines(boolean on) {
            unparsedLines = on;
            return this;
        }

        /**
         * Says how long a line may be to be read, where an entry is a line. A longer one is skipped and counted as
         * unparsed, and the source's problem names it. Records that may have more than one line have the default bound.
         *
         * @param bytes 1 KiB to 8 MiB, which is the default
         * @return this builder
         */
        public Builder longestLine(int bytes) {
            longestLine = InputScanner.checkedLongestLine(bytes);
            return this;
        }

        /**
         * Says how much may be unpacked of one compressed input or archive, what is packed in it included. What comes
         * behind is not read, and the report is not complete. Whatever is said here, nothing above 256 MiB may expand to
         * more than a thousand times its size.
         *
         * @param bytes 1 byte to 1 TiB, which is the default
         * @return this builder
         */
        public Builder largestExpansion(long bytes) {
            largestExpansion = InputScanner.checkedLargestExpansion(bytes);
            return this;
        }

        /**
         * Says how much memory the entries may take that tell something, all together in one scan. When they find no
         * room, the inputs are read again where they can be, and a warning of the report says what is still not counted.
         *
         * @param bytes 1 MiB or more, measured roughly; five eighths of Java's heap unless said otherwise
         * @return this builder
         */
        public Builder memory(long bytes) {
            check("memory", bytes, 1 << 20);
            memory = bytes;
            return this;
        }

        private static void check(String what, long value, long least) {
            if (value < least) {
                throw new IllegalArgumentException(what + ": " + value + " (expected " + least + " or more)");
            }
        }

        /**
         * Finishes.
         *
         * @return an immutable scan
         */
        public LogScan build() {
            return new LogScan(this);
        }
    }

    /** What of an entry is kept. */
    private static final class Excerpt {
        /** A report shows 2 KB of a value; the rest is kept for its masking, but a page of HTML may be longer still. */
        private static final int LONGEST = 1 << 16;

        /** A secret that is cut in two may no longer be known as one, so a cut value ends before its last word. */
        private static final int LAST_WORD = 512;

        private Excerpt() {}

        static LogEntry of(LogEntry entry, Set<String> fields) {
            LogEntry kept = entry.keeping(fields);
            return fits(kept) ? kept : kept.mapping(Excerpt::cut);
        }

        private static boolean fits(LogEntry kept) {
            for (List<String> values : kept.fields().values()) {
                for (String value : values) {
                    if (value.length() > LONGEST) {
                        return false;
                    }
                }
            }
            return true;
        }

        private static String cut(String value) {
            if (value.length() <= LONGEST) {
                return value;
            }
            int end = LONGEST;
            while (end > LONGEST - LAST_WORD && !Character.isWhitespace(value.charAt(end))) {
                end--;
            }
            return value.substring(0, end);
        }
    }
}

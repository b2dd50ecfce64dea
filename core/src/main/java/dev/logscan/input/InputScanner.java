package dev.logscan.input;

import dev.logscan.entry.LogEntry;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads inputs and hands over their entries: searches for literals, parses the lines that hold one, and counts everything.
 * Immutable and thread-safe.
 *
 * <p>Results come in the order of the inputs and of the entries in them, whatever the number of threads. Memory is bounded by
 * the number of threads, not by the size of the inputs. Whatever is wrong with an input becomes a {@link ReadProblem} of
 * that input.
 */
public final class InputScanner {
    /** The longest line that is read unless said otherwise, in bytes. */
    public static final int LONGEST_LINE = Limits.MAX_LINE;

    /** How much may be unpacked of one input unless said otherwise, in bytes. */
    public static final long LARGEST_EXPANSION = Limits.EXPANDED;

    private static final int SHORTEST_LONGEST_LINE = 1 << 10;

    private final ScanSettings settings;

    private InputScanner(ScanSettings settings) {
        this.settings = settings;
    }

    /**
     * Starts a scanner that looks at every entry with as many threads as there are processors.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** The same scanner with other sizes, so that tests reach every boundary. */
    InputScanner withLimits(Limits limits) {
        return new InputScanner(new ScanSettings(
                settings.literals(),
                settings.screen(),
                settings.search(),
                settings.threads(),
                settings.jsonText(),
                limits,
                settings.progress()));
    }

    /**
     * Reads the inputs to their ends.
     *
     * @param <T> what the caller makes of an entry
     * @param inputs what to read
     * @param notice looks at an entry, and returns null to pass over it; called by several threads at once. What it throws
     *     becomes a problem of the entry's input, which costs that entry
     * @param sink takes what {@code notice} returned, in order, on the calling thread
     * @return what was read of each input, in their order
     * @throws InterruptedException when the calling thread is interrupted; reading has stopped then
     */
    public <T> List<SourceStatistics> scan(
            List<LogInput> inputs, Function<? super LogEntry, ? extends @Nullable T> notice, Consumer<? super T> sink)
            throws InterruptedException {
        try (Workers workers = new Workers(settings.threads())) {
            return new Scan<T>(settings, notice, sink, workers).run(inputs);
        } finally {
            if (settings.progress() != null) {
                settings.progress().ended();
            }
        }
    }

    /**
     * Follows logs while they are written, on the thread that asks for what is new.
     *
     * @param <T> what the caller makes of an entry
     * @param paths files, and directories of which all logs are followed, those included that are begun later
     * @param fromStart whether to begin with the first lines of the logs that are there, and not at their ends
     * @param notice looks at an entry, and returns null to pass over it
     * @param clock tells the time in nanoseconds, from whenever
     * @return a follower that stands where it is to begin
     */
    public <T> LogFollower<T> follow(
            List<String> paths,
            boolean fromStart,
            Function<? super LogEntry, ? extends @Nullable T> notice,
            LongSupplier clock) {
        return new LogFollower<>(paths, fromStart, settings, notice, clock);
    }

    /**
     * Checks a bound of lines before it is used.
     *
     * @param bytes the longest line, 1 KiB to {@link #LONGEST_LINE}
     * @return the same
     * @throws IllegalArgumentException when it is another
     */
    public static int checkedLongestLine(int bytes) {
        if (bytes < SHORTEST_LONGEST_LINE || bytes > LONGEST_LINE) {
            throw new IllegalArgumentException("longest line: " + bytes + " bytes (expected " + SHORTEST_LONGEST_LINE
                    + " to " + LONGEST_LINE + ")");
        }
        return bytes;
    }

    /**
     * Checks a bound of unpacking before it is used.
     *
     * @param bytes the most that may be unpacked of one input, 1 byte to {@link #LARGEST_EXPANSION}
     * @return the same
     * @throws IllegalArgumentException when it is another
     */
    public static long checkedLargestExpansion(long bytes) {
        if (bytes < 1 || bytes > LARGEST_EXPANSION) {
            throw new IllegalArgumentException(
                    "largest expansion: " + bytes + " bytes (expected 1 to " + LARGEST_EXPANSION + ")");
        }
        return bytes;
    }

    /** Collects the settings of a scanner; not thread-safe. */
    public static final class Builder {
        private Set<String> literals = Set.of();
        private @Nullable LineScreen screen;
        private boolean search = true;
        private int threads = Runtime.getRuntime().availableProcessors();
        private Set<String> jsonText = EntryFactory.JSON_TEXT;
        private @Nullable ReadProgress progress;
        private int longestLine = Limits.MAX_LINE;
        private long largestExpansion = Limits.EXPANDED;

        private Builder() {}

        /**
         * Names the literals of which every telling line holds one.
         *
         * @param texts printable ASCII without {@code " \ < > & '}; when there are none, or one below three characters,
         *     any line may tell
         * @return this builder
         */
        public Builder literals(Set<String> texts) {
            literals = Set.copyOf(texts);
            return this;
        }

        /**
         * Says what else stands in a line that tells something, where one of its literals is not enough. Both are asked
         * when many lines hold one, by several threads at once.
         *
         * @param texts gives printable ASCII without {@code " \ < > & '}, of four characters at least
         * @param mayTell tells whether a line in which just these of the texts stand may tell something
         * @return this builder
         */
        public Builder screen(Supplier<Set<String>> texts, Predicate<Set<String>> mayTell) {
            screen = new LineScreen(texts, mayTell);
            return this;
        }

        /**
         * Says whether lines without a literal are passed over unparsed. Counts do not depend on it.
         *
         * @param on false to show every entry to {@code notice}
         * @return this builder
         */
        public Builder search(boolean on) {
            search = on;
            return this;
        }

        /**
         * Says how many threads read.
         *
         * @param count one or more
         * @return this builder
         */
        public Builder threads(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("threads: " + count + " (expected 1 or more)");
            }
            threads = count;
            return this;
        }

        /**
         * Names the fields whose text is JSON again; its members become fields below them.
         *
         * @param names dotted names; {@code jira_response} unless said otherwise
         * @return this builder
         */
        public Builder jsonTextFields(Set<String> names) {
            jsonText = Set.copyOf(names);
            return this;
        }

        /**
         * Says who is told how far the reading is.
         *
         * @param value is told while inputs are read; null when nobody asks
         * @return this builder
         */
        public Builder progress(@Nullable ReadProgress value) {
            progress = value;
            return this;
        }

        /**
         * Says how long a line may be to be read; a longer one is skipped, counted and named.
         *
         * @param bytes 1 KiB to 8 MiB
         * @return this builder
         */
        public Builder longestLine(int bytes) {
            longestLine = checkedLongestLine(bytes);
            return this;
        }

        /**
         * Says how much of one input may be unpacked, all its archives and compressions together; what comes behind is
         * not read, which is said.
         *
         * @param bytes 1 byte to 1 TiB
         * @return this builder
         */
        public Builder largestExpansion(long bytes) {
            largestExpansion = checkedLargestExpansion(bytes);
            return this;
        }

        /**
         * Finishes the scanner.
         *
         * @return an immutable scanner
         */
        public InputScanner build() {
            boolean searchable =
                    !literals.isEmpty() && literals.stream().allMatch(text -> text.length() >= LiteralSearch.SHORTEST);
            LiteralSearch compiled = searchable ? new LiteralSearch(literals) : null;
            Limits limits =
                    new Limits(Math.min(Limits.BLOCK, longestLine), longestLine, Limits.EXACT, largestExpansion);
            return new InputScanner(new ScanSettings(compiled, screen, search, threads, jsonText, limits, progress));
        }
    }
}

package dev.logscan.input;

import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one stretch of a source gave; parts of a source are put together in order. Filled by one worker, then handed over.
 *
 * @param <T> what the caller makes of an entry
 */
final class Part<T> {
    /** Enough to see what is wrong with a log. */
    static final int MAX_SAMPLES = 10;

    /** A log of over-long lines should not fill the report with them. */
    static final int MAX_NOTES = 20;

    final List<T> noticed = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    final List<ReadProblem> problems = new ArrayList<>();
    final List<UnparsedLine> unparsedLines = new ArrayList<>();
    final Set<Component> components = EnumSet.noneOf(Component.class);
    long bytes;
    long lines;
    long entries;
    long blank;
    long unparsed;
    long nuls;
    long missing;
    long faults;
    boolean zoneless;
    boolean dressed;
    boolean unordered;

    /** Which source inside the input it is of; null for the input itself. */
    @Nullable
    Source source;

    /** Whether it is of an archive, whose members are sources of their own. */
    boolean container;

    @Nullable
    String format;

    /** What is said of the first fault. */
    @Nullable
    String fault;

    @Nullable
    Instant first;

    @Nullable
    Instant last;

    /** Counts a defect of ours, which costs no more than what it was met in. */
    void countFault(String where, Throwable defect, String consequence) {
        faults++;
        if (fault == null) {
            fault = where + Failures.describeFault(defect) + consequence;
        }
    }

    void countEntry(LogEntry entry) {
        entries++;
        if (entry.component() != Component.OTHER) {
            components.add(entry.component());
        }
    }

    void countUnparsed(long line, String reason) {
        unparsed++;
        if (unparsedLines.size() < MAX_SAMPLES) {
            unparsedLines.add(new UnparsedLine(line, reason));
        }
    }

    /** Takes a time of a source whose entries may stand in any order: exports are often newest first. */
    void spanned(@Nullable Instant time) {
        unordered = true;
        if (time != null) {
            first = first == null || time.isBefore(first) ? time : first;
            last = last == null || time.isAfter(last) ? time : last;
        }
    }

    void timed(@Nullable Instant time) {
        if (time != null) {
            first = first == null ? time : first;
            last = time;
        }
    }
}

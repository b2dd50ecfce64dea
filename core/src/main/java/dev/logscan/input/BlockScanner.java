package dev.logscan.input;

import dev.logscan.entry.LogEntry;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Scans blocks of lines: finds the lines that hold a literal, parses those, and counts the others. Not thread-safe.
 *
 * @param <T> what the caller makes of an entry
 */
final class BlockScanner<T> {
    /** Who logs without times does so in all lines, and each that is tried costs as much as a telling one. */
    private static final int MAX_TIMELESS = 1000;

    private final LineParser parser;
    private final @Nullable LiteralSearch literals;
    private final @Nullable LineScreen screen;
    private final boolean search;
    private final Function<? super LogEntry, ? extends @Nullable T> notice;
    private final long exact;
    private final String longest;
    private final LineIndex index = new LineIndex();

    BlockScanner(LineParser parser, ScanSettings settings, Function<? super LogEntry, ? extends @Nullable T> notice) {
        this.parser = parser;
        this.literals = settings.literals();
        this.screen = settings.screen();
        this.search = settings.search();
        this.exact = settings.limits().exact();
        this.longest = Limits.say(settings.limits().line());
        this.notice = notice;
    }

    /** Finds the lines; to be called before all else for each block. Returns how many there are. */
    long frame(LineBlock block) {
        index.of(block, literals);
        return block.oversized() ? index.count() + 1L : index.count();
    }

    /**
     * Reads the lines of the block that was framed last.
     *
     * @param firstLine the number of its first line
     * @param needsFirst whether no earlier block had a time
     */
    Part<T> scan(LineBlock block, long firstLine, boolean needsFirst) {
        Part<T> part = new Part<>();
        scan(block, 0, firstLine, needsFirst, part);
        return part;
    }

    /**
     * Counts lines of the block that was framed last, as long as their numbers do not matter, and returns how many: nothing is
     * to be told of them.
     */
    int countPlain(LineBlock block, Part<T> part) {
        int line = 0;
        try {
            while (line < index.count() && isPlain(block, line, part)) {
                line++;
            }
        } catch (RuntimeException | StackOverflowError defect) {
            // Who reads on meets it again, and knows the line's number.
            return line;
        }
        return line;
    }

    private boolean isPlain(LineBlock block, int line, Part<T> part) {
        byte[] bytes = block.bytes();
        int start = index.start(line);
        int end = end(bytes, line);
        if (isBlank(bytes, start, end)) {
            part.blank++;
            return true;
        }
        boolean plain = search
                && !parser.isStateful()
                && !isExact(block, line)
                && !mayTell(bytes, line, start, end)
                && parser.looksLikeEntry(bytes, start, end);
        part.entries += plain ? 1 : 0;
        return plain;
    }

    /**
     * Reads the lines of the block that was framed last, from some line on.
     *
     * @param from which line of the block
     * @param firstLine the number of its first line; of no matter if all lines are counted
     */
    void scan(LineBlock block, int from, long firstLine, boolean needsFirst, Part<T> part) {
        part.nuls = block.nuls();
        part.lines = index.count();
        for (int line = from; line < index.count(); line++) {
            guardedLine(block, line, firstLine + line, part);
        }
        if (block.oversized()) {
            long number = firstLine + index.count();
            part.lines++;
            part.countUnparsed(number, "longer than " + longest);
            part.notes.add("line " + number + ": longer than " + longest + ", skipped");
        }
        if (!parser.isStateful()) {
            part.first = needsFirst ? time(block, 0, 1) : null;
            part.last = time(block, index.count() - 1, -1);
        }
    }

    /** A defect that some line finds costs that line. */
    private void guardedLine(LineBlock block, int line, long number, Part<T> part) {
        long counted = part.entries + part.blank + part.unparsed;
        try {
            scanLine(block, line, number, part);
        } catch (RuntimeException | StackOverflowError defect) {
            part.countFault("line " + number + ": ", defect, ", skipped");
            if (part.entries + part.blank + part.unparsed == counted) {
                part.countUnparsed(number, "an internal error");
            }
        }
    }

    private void scanLine(LineBlock block, int line, long number, Part<T> part) {
        byte[] bytes = block.bytes();
        int start = index.start(line);
        int end = end(bytes, line);
        if (isBlank(bytes, start, end)) {
            part.blank++;
            return;
        }
        boolean cut = isCut(block, line);
        boolean exactly = isExact(block, line);
        boolean candidate =
                parser.isStateful() || (exactly ? index.isCandidate(line) : mayTell(bytes, line, start, end));
        boolean counts = candidate || exactly;
        LogEntry entry = null;
        if (counts || !search) {
            entry = parser.parse(bytes, start, end, number, block.position() + start);
        }
        if (entry != null && parser.tentative()) {
            T noticed = candidate || !search ? notice.apply(entry) : null;
            if (noticed != null || counts) {
                count(noticed == null ? null : entry, number, cut, part);
                if (noticed != null) {
                    part.noticed.add(noticed);
                }
                return;
            }
            entry = null;
        }
        if (counts) {
            count(entry, number, cut, part);
        } else if (parser.looksLikeEntry(bytes, start, end)) {
            part.entries++;
        } else {
            part.countUnparsed(number, "not shaped like an entry");
        }
        if (entry != null && (candidate || !search)) {
            T noticed = notice.apply(entry);
            if (noticed != null) {
                part.noticed.add(noticed);
            }
        }
    }

    /** Whether it is the last line of its source, which may have been cut off. */
    private boolean isCut(LineBlock block, int line) {
        return block.last() && !block.oversized() && index.end(line) == block.length();
    }

    /** Whether the line is parsed even if nothing in it matters, so that what is wrong with it can be said. */
    private boolean isExact(LineBlock block, int line) {
        return block.position() + index.start(line) < exact || isCut(block, line);
    }

    private boolean mayTell(byte[] bytes, int line, int start, int end) {
        return index.isCandidate(line) && (screen == null || screen.mayTell(bytes, start, end));
    }

    private void count(@Nullable LogEntry entry, long number, boolean cut, Part<T> part) {
        if (entry != null) {
            part.countEntry(entry);
            part.zoneless |= parser.zoneless();
            part.dressed |= parser.dressed();
            if (parser.isStateful()) {
                part.timed(entry.time());
            }
            return;
        }
        if (parser.isStateful() && parser.joined()) {
            return;
        }
        if (parser.idle()) {
            part.blank++;
            return;
        }
        part.countUnparsed(number, parser.reason());
        if (cut && parser.cutOff()) {
            part.notes.add("line " + number + ": cut off");
        }
    }

    /** The first usable time from some line on, in either direction; the same whatever was parsed before. */
    private @Nullable Instant time(LineBlock block, int from, int step) {
        byte[] bytes = block.bytes();
        int tries = 0;
        for (int line = from; line >= 0 && line < index.count() && tries < MAX_TIMELESS; line += step) {
            int start = index.start(line);
            int end = end(bytes, line);
            if (parser.looksLikeEntry(bytes, start, end)) {
                tries++;
                LogEntry entry = parser.parse(bytes, start, end, 0, 0);
                if (entry != null && entry.time() != null) {
                    return entry.time();
                }
            }
        }
        return null;
    }

    private int end(byte[] bytes, int line) {
        int end = index.end(line);
        return end > index.start(line) && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    private static boolean isBlank(byte[] bytes, int start, int end) {
        for (int at = start; at < end; at++) {
            if (bytes[at] < 0 || bytes[at] > ' ') {
                return false;
            }
        }
        return true;
    }
}

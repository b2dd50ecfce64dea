package dev.logscan.input;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads single lines of inputs again, for somebody who wants to see what stands around an entry. Files can be read a second
 * time, compressed ones too; standard input, members of archives and parts of captures cannot.
 *
 * <p>Memory is bounded: long lines are cut, and when there are many, the rest is left out. Not thread-safe.
 */
public final class LinesAround {
    /** Longer than what a report shows, so that its masking sees a secret whole that is cut later. */
    private static final int LONGEST = 64 << 10;

    /** Bounds all lines together. */
    private static final long MOST_BYTES = 16L << 20;

    private final Map<String, NavigableSet<Long>> wanted = new TreeMap<>();
    private final Map<String, LogInput> files = new HashMap<>();
    private final int count;
    private long bytes;

    /**
     * Prepares.
     *
     * @param discovery the inputs that were scanned
     * @param count how many lines before and how many after
     */
    public LinesAround(Discovery discovery, int count) {
        this.count = count;
        for (LogInput input : discovery.inputs()) {
            if (input.file() != null) {
                files.put(input.name(), input);
            }
        }
    }

    /**
     * Asks for the lines around one.
     *
     * @param source the name of the source
     * @param line its 1-based line
     * @return whether they can be read
     */
    public boolean want(String source, long line) {
        if (!files.containsKey(source)) {
            return false;
        }
        NavigableSet<Long> lines = wanted.computeIfAbsent(source, s -> new TreeSet<>());
        for (long number = Math.max(1, line - count); number <= line + count; number++) {
            lines.add(number);
        }
        return true;
    }

    /**
     * Reads what was asked for.
     *
     * @return the lines of each source, by their numbers; what cannot be read any more is left out
     * @throws InterruptedException when the thread is interrupted while it reads
     */
    public Map<String, NavigableMap<Long, String>> read() throws InterruptedException {
        Map<String, NavigableMap<Long, String>> all = new HashMap<>();
        for (Map.Entry<String, NavigableSet<Long>> one : wanted.entrySet()) {
            TreeMap<Long, String> lines = new TreeMap<>();
            all.put(one.getKey(), lines);
            read(files.get(one.getKey()), one.getValue(), lines);
        }
        return all;
    }

    private void read(@Nullable LogInput input, NavigableSet<Long> numbers, NavigableMap<Long, String> lines)
            throws InterruptedException {
        if (input == null) {
            return;
        }
        try (DecodedInput decoded = DecodedInput.open(input.source(), null, input.open())) {
            InputStream content = new BufferedInputStream(decoded.content(), Limits.BLOCK);
            byte[] line = new byte[LONGEST];
            long number = 1;
            while (number <= numbers.last() && bytes < MOST_BYTES) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                boolean asked = numbers.contains(number);
                int length = line(content, line, asked);
                if (length < 0) {
                    return;
                }
                if (asked) {
                    lines.put(number, new String(line, 0, length, StandardCharsets.UTF_8));
                    bytes += length;
                }
                number++;
            }
        } catch (IOException gone) {
            // It was read before: what is gone now is not shown, and nothing else is lost.
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /** Reads a line without its end and its NULs, and returns how much of it was kept; -1 at the end. */
    private static int line(InputStream content, byte[] line, boolean kept) throws IOException {
        int length = 0;
        int c = content.read();
        if (c < 0) {
            return -1;
        }
        while (c >= 0 && c != '\n') {
            if (kept && c != 0 && length < line.length) {
                line[length++] = (byte) c;
            }
            c = content.read();
        }
        return length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    }
}

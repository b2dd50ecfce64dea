package dev.logscan.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds inputs that hold the same bytes as another: a copy that logrotate made, a bundle that was unpacked twice. */
final class Copies {
    /** A smaller file holds no entry, and the empty ones of rotation are all alike. */
    private static final long SMALLEST = 64;

    /** Where many files have one size, the size says nothing, and comparing all would cost too much. */
    private static final int MOST_COMPARED = 4;

    private static final int BLOCK = 1 << 15;

    private final Map<Long, List<LogInput>> bySize = new HashMap<>();

    /** Compares an input with those of its size; most differ in their first bytes. Returns the name of an equal one, or null. */
    @Nullable
    String find(LogInput input) throws InterruptedException {
        if (input.copyOf() != null) {
            return input.copyOf();
        }
        try {
            long size = input.size();
            if (size < SMALLEST) {
                return null;
            }
            List<LogInput> others = bySize.computeIfAbsent(size, s -> new ArrayList<>());
            if (others.size() == MOST_COMPARED) {
                return null;
            }
            for (LogInput other : others) {
                if (isCopy(other, input)) {
                    return other.name();
                }
            }
            others.add(input);
        } catch (IOException unreadable) {
            // Its own reading says so.
        }
        return null;
    }

    private static boolean isCopy(LogInput one, LogInput other) throws IOException, InterruptedException {
        if (one.file() != null && one.file().equals(other.file())) {
            return false;
        }
        byte[] ours = new byte[BLOCK];
        byte[] theirs = new byte[BLOCK];
        try (InputStream first = one.open();
                InputStream second = other.open()) {
            int count;
            do {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                count = first.readNBytes(ours, 0, BLOCK);
                int read = second.readNBytes(theirs, 0, BLOCK);
                if (!Arrays.equals(ours, 0, count, theirs, 0, read)) {
                    return false;
                }
            } while (count == BLOCK);
            return true;
        }
    }
}

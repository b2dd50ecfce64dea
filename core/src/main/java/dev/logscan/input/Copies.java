package dev.logscan.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names files that hold the same bytes as another: a copy that logrotate made, a bundle that was unpacked twice. */
final class Copies {
    /** A smaller file holds no entry, and the empty ones of rotation are all alike. */
    private static final long SMALLEST = 64;

    /** Where many files have one size, the size says nothing, and comparing all would cost too much. */
    private static final int MOST_COMPARED = 4;

    private final Map<Long, List<LogInput>> bySize = new HashMap<>();

    /** Compares a file with those of its size; most differ in their first bytes. */
    void look(LogInput input, SourceScan scan) throws InterruptedException {
        Path file = input.file();
        if (file == null) {
            return;
        }
        try {
            long size = Files.size(file);
            List<LogInput> others = bySize.computeIfAbsent(size, s -> new ArrayList<>());
            if (size < SMALLEST || others.size() == MOST_COMPARED) {
                return;
            }
            for (LogInput other : others) {
                Path before = other.file();
                if (before != null && !before.equals(file) && same(before, file)) {
                    scan.remark("the same content as " + other.name());
                    return;
                }
            }
            others.add(input);
        } catch (IOException unreadable) {
            // Its own reading says so.
        }
    }

    private static boolean same(Path one, Path other) throws IOException, InterruptedException {
        byte[] ours = new byte[Limits.BLOCK];
        byte[] theirs = new byte[Limits.BLOCK];
        try (InputStream first = Files.newInputStream(one);
                InputStream second = Files.newInputStream(other)) {
            int count;
            do {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                count = first.readNBytes(ours, 0, ours.length);
                int read = second.readNBytes(theirs, 0, theirs.length);
                if (!Arrays.equals(ours, 0, count, theirs, 0, read)) {
                    return false;
                }
            } while (count > 0);
            return true;
        }
    }
}

package dev.logscan.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    void look(LogInput input, SourceScan scan) {
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
                if (before != null && !before.equals(file) && Files.mismatch(before, file) < 0) {
                    scan.remark("the same content as " + other.name());
                    return;
                }
            }
            others.add(input);
        } catch (IOException unreadable) {
            // Its own reading says so.
        }
    }
}

package dev.logscan.input;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rotated files in the folders of followed logs; a folder is read again when it has changed. Not thread-safe. */
final class RotatedNames {
    /** A folder may change again within what its file system's clock ticks by. */
    private static final Duration TICK = Duration.ofSeconds(2);

    /** Longer than a kernel's clock ticks by, and shorter than the time between two looks. */
    private static final Duration STILL = Duration.ofMillis(50);

    /**
     * What a folder held.
     *
     * @param changed when it was changed last
     * @param listed when it was looked at
     * @param names the rotated files of each log, the oldest first
     */
    record Listing(Instant changed, Instant listed, Map<String, List<RotatedName>> names) {
        /** Whether a later change would show another time, on whatever file system. */
        boolean settled() {
            return changed.plus(TICK).isBefore(listed);
        }

        /** Whether it was not being changed while it was looked at. */
        boolean still() {
            return changed.plus(STILL).isBefore(listed);
        }

        List<RotatedName> of(String log) {
            return names.getOrDefault(log, List.of());
        }
    }

    private final Map<Path, Listing> folders = new HashMap<>();

    /** The rotated files in a folder; the same object as long as nothing has changed. Null when it cannot be read. */
    @Nullable
    Listing in(Path folder) {
        try {
            Instant changed = Files.getLastModifiedTime(folder).toInstant();
            Listing known = folders.get(folder);
            if (known != null && known.settled() && known.changed().equals(changed)) {
                return known;
            }
            Listing listing = list(folder, changed);
            folders.put(folder, listing);
            return listing;
        } catch (IOException | DirectoryIteratorException unreadable) {
            folders.remove(folder);
            return null;
        }
    }

    /** Whether nothing has changed in the folder since it was listed, as far as its file system's clock tells. */
    boolean isStill(Path folder, Listing listing) {
        try {
            return listing.still()
                    && Files.getLastModifiedTime(folder).toInstant().equals(listing.changed());
        } catch (IOException unreadable) {
            return true;
        }
    }

    private static Listing list(Path folder, Instant changed) throws IOException {
        Instant now = Instant.now();
        Map<String, List<RotatedName>> names = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                RotatedName rotated = RotatedName.of(String.valueOf(file.getFileName()));
                if (rotated != null) {
                    names.computeIfAbsent(rotated.log(), log -> new ArrayList<>())
                            .add(rotated);
                }
            }
        }
        names.values().forEach(all -> all.sort(RotatedName.OLDEST_FIRST));
        return new Listing(changed, now, names);
    }
}

package dev.logscan.input;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rotated files of one log, and what is known of them. A file is known by its inode, size and time through any renaming,
 * and its content by its fingerprint through copying and compression. Not thread-safe.
 */
final class RotatedFiles {
    /** Compression comes soon after rotation, so the fingerprints of older contents are not asked for again. */
    private static final int CONTENTS = 64;

    private record Stamp(@Nullable Object key, long size, FileTime time) {}

    private record Rotated(RotatedName name, Path file, Stamp stamp) {}

    private final Path log;
    private final Deque<Fingerprint> contents = new ArrayDeque<>();
    private Map<Stamp, Fingerprint> known = new HashMap<>();

    RotatedFiles(Path log) {
        this.log = log;
    }

    /** What to do with a file whose content is not known. */
    interface Reader {
        /** Takes a file, and returns whether it is dealt with; otherwise it is offered again. */
        boolean read(Path file, Fingerprint fingerprint) throws IOException;
    }

    /** Says that all there is was there before. */
    void knowAll() {
        Map<Stamp, Fingerprint> all = new HashMap<>();
        for (Rotated rotated : list()) {
            // Of what is compressed already there will be no other form.
            Fingerprint fingerprint = Compressed.is(rotated.file()) ? Fingerprint.EMPTY : fingerprint(rotated.file());
            all.put(rotated.stamp(), fingerprint == null ? Fingerprint.EMPTY : fingerprint);
            if (fingerprint != null) {
                know(fingerprint);
            }
        }
        known = all;
    }

    /** Says that this content was read. */
    void know(Fingerprint fingerprint) {
        if (!fingerprint.isEmpty()) {
            contents.addLast(fingerprint);
            if (contents.size() > CONTENTS) {
                contents.removeFirst();
            }
        }
    }

    /** Offers the files whose contents are not known, the oldest first. */
    void read(Reader reader) throws IOException {
        Map<Stamp, Fingerprint> all = new HashMap<>();
        for (Rotated rotated : list()) {
            Fingerprint fingerprint = known.get(rotated.stamp());
            boolean isDone = fingerprint != null;
            if (fingerprint == null) {
                fingerprint = fingerprint(rotated.file());
                if (fingerprint != null
                        && (!fingerprint.isEmpty() || rotated.stamp().size() == 0)) {
                    Fingerprint content = fingerprint;
                    isDone = fingerprint.isEmpty()
                            || contents.stream().anyMatch(content::isOfSame)
                            || reader.read(rotated.file(), fingerprint);
                }
            }
            if (isDone && fingerprint != null) {
                all.put(rotated.stamp(), fingerprint);
            }
        }
        known = all;
    }

    /** The file that holds a content now, or null when there is none any more. */
    @Nullable
    Path find(Fingerprint content) {
        for (Rotated rotated : list()) {
            Fingerprint fingerprint = fingerprint(rotated.file());
            if (fingerprint != null && fingerprint.isOfSame(content)) {
                return rotated.file();
            }
        }
        return null;
    }

    private static @Nullable Fingerprint fingerprint(Path file) {
        try (Compressed content = Compressed.open(file)) {
            return Fingerprint.of(content);
        } catch (IOException gone) {
            return null;
        }
    }

    private List<Rotated> list() {
        List<Rotated> all = new ArrayList<>();
        Path folder = log.toAbsolutePath().getParent();
        String name = String.valueOf(log.getFileName());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder == null ? log : folder)) {
            for (Path file : files) {
                RotatedName rotated = RotatedName.of(String.valueOf(file.getFileName()));
                if (rotated != null && rotated.log().equals(name)) {
                    add(rotated, file, all);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            return List.of();
        }
        all.sort(Comparator.comparing(Rotated::name, RotatedName.OLDEST_FIRST));
        return all;
    }

    private static void add(RotatedName name, Path file, List<Rotated> all) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isRegularFile()) {
                Stamp stamp = new Stamp(attributes.fileKey(), attributes.size(), attributes.lastModifiedTime());
                all.add(new Rotated(name, file, stamp));
            }
        } catch (IOException gone) {
            // It was renamed while the folder was read; the next look finds it.
            return;
        }
    }
}

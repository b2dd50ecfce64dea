package dev.logscan.input;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Path folder;
    private final RotatedNames names;
    private RotatedNames.@Nullable Listing read;
    private final Deque<Fingerprint> contents = new ArrayDeque<>();
    private Map<Stamp, Fingerprint> known = new HashMap<>();

    RotatedFiles(Path log, RotatedNames names) {
        this.log = log;
        this.names = names;
        Path parent = log.toAbsolutePath().getParent();
        this.folder = parent == null ? log.toAbsolutePath() : parent;
    }

    /** What to do with a file whose content is not known. */
    interface Reader {
        /** Takes a file, and returns whether it is dealt with; otherwise it is offered again. */
        boolean read(FileChannel file, Fingerprint fingerprint) throws IOException;
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

    /**
     * Offers the files whose contents are not known, the oldest first.
     *
     * @return whether these were all; not so when files were moved or written meanwhile
     */
    boolean read(Reader reader) throws IOException {
        Map<Stamp, Fingerprint> all = new HashMap<>();
        boolean complete = true;
        for (Rotated rotated : list()) {
            Fingerprint fingerprint = known.get(rotated.stamp());
            if (fingerprint == null && !isBeingCompressed(rotated)) {
                fingerprint = offer(rotated, reader);
            }
            if (fingerprint == null) {
                complete = false;
            } else {
                all.put(rotated.stamp(), fingerprint);
            }
        }
        known = all;
        complete &= read == null || names.isStill(folder, read);
        if (!complete) {
            // So that there are news as long as there may be any.
            read = null;
        }
        return complete;
    }

    /** Its fingerprint when it is dealt with, or null. */
    private @Nullable Fingerprint offer(Rotated rotated, Reader reader) throws IOException {
        try (FileChannel file = LogContent.open(rotated.file())) {
            // What is open is what was listed, and not what took its name meanwhile.
            if (!rotated.stamp().equals(stamp(rotated.file()))) {
                return null;
            }
            Fingerprint fingerprint = Fingerprint.of(Compressed.in(file));
            if (fingerprint.isEmpty()) {
                return rotated.stamp().size() == 0 ? fingerprint : null;
            }
            boolean isDone = contents.stream().anyMatch(fingerprint::isOfSame) || reader.read(file, fingerprint);
            return isDone ? fingerprint : null;
        } catch (NoSuchFileException moved) {
            return null;
        }
    }

    /** What it is made of stands beside it until it is whole. */
    private static boolean isBeingCompressed(Rotated rotated) {
        String name = rotated.name().name();
        int dot = name.lastIndexOf('.');
        boolean compressed = RotatedName.isCompressed(name);
        return compressed && Files.exists(rotated.file().resolveSibling(name.substring(0, dot)));
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

    /** Whether there may be something that was not offered yet. */
    boolean hasNews() {
        return !Objects.equals(names.in(folder), read);
    }

    private List<Rotated> list() {
        read = names.in(folder);
        List<Rotated> all = new ArrayList<>();
        if (read != null) {
            for (RotatedName rotated : read.of(String.valueOf(log.getFileName()))) {
                add(rotated, folder.resolve(rotated.name()), all);
            }
        }
        return all;
    }

    private static void add(RotatedName name, Path file, List<Rotated> all) {
        try {
            Stamp stamp = stamp(file);
            if (stamp != null) {
                all.add(new Rotated(name, file, stamp));
            }
        } catch (IOException gone) {
            // It was renamed meanwhile; the next look finds it.
            return;
        }
    }

    /** The stamp of a file; null for what is none. */
    private static @Nullable Stamp stamp(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.isRegularFile()
                ? new Stamp(attributes.fileKey(), attributes.size(), attributes.lastModifiedTime())
                : null;
    }
}

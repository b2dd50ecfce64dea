package dev.logscan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.logscan.redact.Pseudonyms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file that tells which pseudonym stands for what. Only its owner may read it; nothing in it is ever changed, and what
 * is new is added at its end.
 *
 * @param shown where, as the user says it
 * @param file where, absolute
 * @param pseudonyms what it held before
 */
record MapFile(String shown, Path file, Pseudonyms pseudonyms) {
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");

    /** Reads the map that is named and there, or begins a new one; checks before anything is scanned. */
    static MapFile of(@Nullable String typed, CopyFolder copy) throws UsageException {
        String shown = typed == null ? copy.mapBeside() : typed;
        Path file = path(shown).toAbsolutePath().normalize();
        String where = typed == null ? CliOption.COPY.flag() : CliOption.MAP.flag();
        if (copy.holds(file)) {
            throw new UsageException(where, shown + " is inside the copy", "expected a file that stays with you");
        }
        Path parent = file.getParent();
        if (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent)) {
            throw new UsageException(where, shown + ": its folder cannot be written to");
        }
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return new MapFile(shown, file, new Pseudonyms());
        }
        if (typed == null) {
            throw new UsageException(
                    where, shown + " is there", "expected another DIR, or --map to go on with that map");
        }
        return new MapFile(shown, file, read(file));
    }

    private static Pseudonyms read(Path file) throws UsageException {
        String where = CliOption.MAP.flag();
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new UsageException(where, file + " is no file", "expected a map that redact wrote");
        }
        try {
            return Pseudonyms.of(Files.readAllLines(file, UTF_8));
        } catch (IllegalArgumentException e) {
            throw new UsageException(where, file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UsageException(where, file + ": " + Reason.of(e));
        }
    }

    /** Writes beside it and renames, so that the old or the new map stands there. */
    void write() throws IOException {
        String mark = ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
        Path beside = file.resolveSibling("." + file.getFileName() + "." + mark + ".tmp");
        Interruption.unfinished(beside);
        try {
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            Files.createFile(
                    beside,
                    posix
                            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PRIVATE)}
                            : new FileAttribute<?>[0]);
            Files.write(beside, pseudonyms.lines(), UTF_8, StandardOpenOption.WRITE);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IOException(file + ": not written: " + Reason.of(e), e);
        } finally {
            Files.deleteIfExists(beside);
            Interruption.finished(beside);
        }
    }

    private static Path path(String typed) throws UsageException {
        try {
            return Path.of(typed);
        } catch (InvalidPathException e) {
            throw new UsageException(CliOption.MAP.flag(), typed + ": no file can have this name");
        }
    }
}

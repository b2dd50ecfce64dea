package dev.logscan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that a redacted copy goes to: filled beside it first and then under its name, so that the whole copy stands
 * there, or nothing.
 *
 * @param typed where, as the user says it
 * @param target where, absolute
 * @param stage where it is filled
 */
record CopyFolder(String typed, Path target, Path stage) {
    private static final String WHERE = CliOption.COPY.flag();

    /** Checks, before anything is read, that the copy can be written there, and that no input is or holds it. */
    static CopyFolder of(String typed, List<String> inputs) throws UsageException {
        Path target = path(typed).toAbsolutePath().normalize();
        Path parent = target.getParent();
        Path name = target.getFileName();
        if (parent == null || name == null || !Files.isDirectory(parent)) {
            throw new UsageException(WHERE, typed + ": no such folder above it", "expected a folder that is there");
        }
        if (!Files.isWritable(parent)) {
            throw new UsageException(WHERE, typed + ": the folder above it cannot be written to");
        }
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !isEmptyFolder(target)) {
            throw new UsageException(WHERE, typed + " is there", "expected an empty folder, or a name for a new one");
        }
        for (String input : inputs) {
            if (!input.equals("-") && real(target).startsWith(real(path(input)))) {
                throw new UsageException(WHERE, typed + " is inside the input " + input, "expected a folder elsewhere");
            }
        }
        String mark = ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
        return new CopyFolder(typed, target, target.resolveSibling("." + name + "." + mark + ".tmp"));
    }

    /** Where the map goes when nobody says otherwise: beside the copy and not in it. */
    String mapBeside() {
        return Path.of(typed).resolveSibling(target.getFileName() + ".map").toString();
    }

    boolean holds(Path file) {
        return real(file.toAbsolutePath().normalize()).startsWith(real(target));
    }

    void begin() throws IOException {
        Interruption.unfinished(stage);
        Files.createDirectory(stage);
    }

    /** Puts the copy in its place. */
    void finish() throws IOException {
        Files.deleteIfExists(target);
        Files.move(stage, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes what is unfinished, if anything is. */
    void end() throws IOException {
        Trees.delete(stage);
        Interruption.finished(stage);
    }

    private static boolean isEmptyFolder(Path target) throws UsageException {
        if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (Stream<Path> held = Files.list(target)) {
            return held.findAny().isEmpty();
        } catch (IOException e) {
            throw new UsageException(WHERE, target + ": " + Reason.of(e));
        }
    }

    private static Path path(String typed) throws UsageException {
        try {
            return Path.of(typed);
        } catch (InvalidPathException e) {
            throw new UsageException(typed, "no folder can have this name");
        }
    }

    /** The path with the links above it resolved; it need not be there itself. */
    private static Path real(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        Path there = whole;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            return there == null
                    ? whole
                    : there.toRealPath().resolve(there.relativize(whole)).normalize();
        } catch (IOException e) {
            return whole;
        }
    }
}

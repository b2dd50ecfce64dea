package dev.logscan.input;

import dev.logscan.entry.Component;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The inputs that paths lead to, in the order in which they are read.
 *
 * <p>Directories are read whole and in the order of their names. A file that is reached twice, by another name, a link or
 * another argument, is read once.
 *
 * @param inputs what can be read
 * @param problems what cannot, and what was skipped
 */
public record Discovery(List<LogInput> inputs, List<ReadProblem> problems) {
    /** Copies the lists. */
    public Discovery {
        inputs = List.copyOf(inputs);
        problems = List.copyOf(problems);
    }

    /**
     * Follows paths to what they name.
     *
     * @param paths files, directories, or {@link LogInput#STANDARD_INPUT}; one that leads nowhere becomes a problem
     * @param standardInput what {@link LogInput#STANDARD_INPUT} stands for
     * @return the inputs and the problems; nothing was opened but directories
     */
    public static Discovery of(List<String> paths, InputStream standardInput) {
        return of(paths, Map.of(), standardInput);
    }

    /**
     * Follows paths to what they name, where the caller knows who wrote some of it.
     *
     * @param paths files, directories, or {@link LogInput#STANDARD_INPUT}; one that leads nowhere becomes a problem
     * @param kinds who wrote what some of the paths lead to, whatever names and content say; by path
     * @param standardInput what {@link LogInput#STANDARD_INPUT} stands for
     * @return the inputs and the problems; nothing was opened but directories
     */
    public static Discovery of(List<String> paths, Map<String, Component> kinds, InputStream standardInput) {
        DirectoryWalk walk = new DirectoryWalk();
        boolean standardInputTaken = false;
        for (String path : paths) {
            walk.writtenBy(kinds.get(path));
            if (!path.equals(LogInput.STANDARD_INPUT)) {
                walk.argument(path);
            } else if (!standardInputTaken) {
                walk.add(LogInput.of(path, standardInput));
                standardInputTaken = true;
            }
        }
        return walk.discovery();
    }

    /**
     * Which children of a directory are read and in which order, for those who walk over directories that are not of this
     * machine.
     *
     * @param names the names of all children
     * @param isFile whether a child is a plain file
     * @return the names of logs and folders; what svlogd keeps beside a log is none
     */
    public static List<String> logs(Collection<String> names, Predicate<String> isFile) {
        return DirectoryWalk.logs(names, isFile);
    }

    /**
     * Checks a path before anything is read.
     *
     * @param path a file, a directory, or {@link LogInput#STANDARD_INPUT}
     * @throws IOException when it does not exist, or cannot be looked at; the message says why without the path
     */
    public static void check(String path) throws IOException {
        if (path.equals(LogInput.STANDARD_INPUT)) {
            return;
        }
        try {
            Path file = Path.of(path);
            if (!Files.exists(file)) {
                throw new IOException("no such file or directory");
            }
            if (!Files.isReadable(file)) {
                throw new IOException("permission denied");
            }
        } catch (InvalidPathException invalid) {
            throw new IOException("not a path: " + invalid.getReason(), invalid);
        }
    }
}

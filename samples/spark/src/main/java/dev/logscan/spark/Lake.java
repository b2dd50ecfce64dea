package dev.logscan.spark;

import dev.logscan.input.Discovery;
import dev.logscan.input.ReadProblem;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files that paths lead to in whatever Hadoop's file systems reach, in the order in which {@link Discovery} reads them.
 * What cannot be listed costs one problem.
 */
final class Lake {
    private final Configuration hadoop;
    private final List<LakeFile> files = new ArrayList<>();
    private final List<ReadProblem> problems = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    private Lake(Configuration hadoop) {
        this.hadoop = hadoop;
    }

    /** Follows files, directories, which are listed whole, and globs such as {@code s3a://logs/2025-02-*}. */
    static Lake list(Configuration hadoop, List<String> arguments) {
        Lake lake = new Lake(hadoop);
        arguments.forEach(lake::argument);
        return lake;
    }

    List<LakeFile> files() {
        return files;
    }

    List<ReadProblem> problems() {
        return problems;
    }

    private void argument(String argument) {
        try {
            Path path = new Path(argument);
            FileSystem system = path.getFileSystem(hadoop);
            FileStatus status = status(system, path);
            if (status != null) {
                visit(argument, status, system);
                return;
            }
            FileStatus[] matches = system.globStatus(path);
            if (matches == null || matches.length == 0) {
                problem(argument, new FileNotFoundException());
                return;
            }
            Arrays.sort(matches);
            for (FileStatus match : matches) {
                visit(name(path, match.getPath()), match, system);
            }
        } catch (IllegalArgumentException e) {
            problems.add(new ReadProblem(argument, "not a path: " + e.getMessage(), true));
        } catch (IOException e) {
            problem(argument, e);
        }
    }

    /** What stands at a path, or null when nothing does. */
    private static @Nullable FileStatus status(FileSystem system, Path path) throws IOException {
        try {
            return system.getFileStatus(path);
        } catch (FileNotFoundException e) {
            return null;
        }
    }

    /** What a glob matches is named with a scheme if the glob has one. */
    private static String name(Path glob, Path match) {
        return glob.toUri().getScheme() == null ? match.toUri().getPath() : match.toString();
    }

    private void visit(String name, FileStatus status, FileSystem system) {
        if (!seen.add(status.getPath())) {
            return;
        }
        if (status.isDirectory()) {
            directory(name, status, system);
        } else {
            files.add(new LakeFile(files.size(), name, status.getPath().toString(), status.getLen(), null));
        }
    }

    private void directory(String name, FileStatus directory, FileSystem system) {
        Map<String, FileStatus> children = new HashMap<>();
        try {
            for (FileStatus child : system.listStatus(directory.getPath())) {
                children.put(child.getPath().getName(), child);
            }
        } catch (IOException e) {
            problem(name, e);
            return;
        }
        String prefix = name.endsWith("/") ? name : name + "/";
        Set<String> plain = new HashSet<>();
        children.values().stream()
                .filter(FileStatus::isFile)
                .forEach(child -> plain.add(child.getPath().getName()));
        for (String child : Discovery.logs(children.keySet(), plain::contains)) {
            visit(prefix + child, Objects.requireNonNull(children.get(child)), system);
        }
    }

    private void problem(String name, IOException failure) {
        String message = failure instanceof FileNotFoundException
                ? "no such file"
                : failure.getMessage() == null ? "cannot be read" : "cannot be read: " + failure.getMessage();
        problems.add(new ReadProblem(name, message, true));
    }
}

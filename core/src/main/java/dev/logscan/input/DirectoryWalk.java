package dev.logscan.input;

import dev.logscan.entry.Component;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Walks directories; what cannot be entered costs one problem and never the walk. */
final class DirectoryWalk {
    /** Links are followed once, so only real nesting counts; deeper trees are made to harm. */
    private static final int MAX_DEPTH = 64;

    /** What svlogd keeps beside its log. */
    private static final Set<String> SVLOGD_FILES = Set.of("lock", "config", "state", "newstate", "previous");

    private static final String SVLOGD_LOG = "current";

    /** Where a shell puts the pipes of its process substitutions; opening these never waits for a writer. */
    private static final List<String> SHELL_PIPES = List.of("/dev/fd/", "/dev/stdin", "/proc/self/fd/");

    private final List<LogInput> inputs = new ArrayList<>();
    private final List<ReadProblem> problems = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();
    private @Nullable Component kind;

    Discovery discovery() {
        return new Discovery(inputs, problems);
    }

    /** Says who wrote all that is added from here on; null to find out. */
    void writtenBy(@Nullable Component component) {
        kind = component;
    }

    void add(LogInput input) {
        inputs.add(kind == null ? input : input.writtenBy(kind));
    }

    /** Adds what the user named. */
    void argument(String name) {
        try {
            visit(name, Path.of(name), 0);
        } catch (InvalidPathException invalid) {
            problem(name, "not a path: " + invalid.getReason(), true);
        }
    }

    private void visit(String name, Path path, int depth) {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (!firstTime(path, attributes)) {
                return;
            }
        } catch (IOException failure) {
            boolean dangling = depth > 0 && Files.isSymbolicLink(path);
            problem(name, dangling ? "a link that leads nowhere, skipped" : Failures.describe(failure), !dangling);
            return;
        }
        if (attributes.isDirectory()) {
            directory(name, path, depth);
        } else if (attributes.isRegularFile()) {
            add(LogInput.of(name, path));
        } else if (depth == 0 && SHELL_PIPES.stream().anyMatch(name::startsWith)) {
            add(LogInput.ofPipe(name, path));
        } else {
            problem(name, "neither a file nor a directory, skipped", false);
        }
    }

    /** Whether this file or directory was not reached before under any name. */
    private boolean firstTime(Path path, BasicFileAttributes attributes) throws IOException {
        Object key = attributes.fileKey();
        return seen.add(key == null ? path.toRealPath() : key);
    }

    private void directory(String name, Path directory, int depth) {
        if (depth == MAX_DEPTH) {
            problem(name, "more than " + MAX_DEPTH + " directories deep, not entered", true);
            return;
        }
        List<String> children;
        try {
            children = children(directory);
        } catch (IOException failure) {
            problem(name, Failures.describe(failure), true);
            return;
        }
        if (depth == 0 && children.isEmpty()) {
            problem(name, "an empty folder", false);
        }
        String prefix = name.endsWith("/") ? name : name + "/";
        Predicate<String> isFile = child -> Files.isRegularFile(directory.resolve(child), LinkOption.NOFOLLOW_LINKS);
        for (String child : logs(children, isFile)) {
            visit(prefix + child, directory.resolve(child), depth + 1);
        }
    }

    /** The logs and folders among the names of a directory, in the order in which they are read. */
    static List<String> logs(Collection<String> names, Predicate<String> isFile) {
        boolean svlogd = names.contains(SVLOGD_LOG) && isFile.test(SVLOGD_LOG);
        return names.stream()
                .filter(name -> !svlogd || !SVLOGD_FILES.contains(name))
                .sorted()
                .toList();
    }

    private static List<String> children(Path directory) throws IOException {
        List<String> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(child -> children.add(String.valueOf(child.getFileName())));
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
        return children;
    }

    private void problem(String name, String message, boolean incomplete) {
        problems.add(new ReadProblem(name, message, incomplete));
    }
}

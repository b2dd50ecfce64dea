package dev.logscan.cli;

import dev.logscan.scenario.RuleFile;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.ScenarioException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The catalog with the rule files that the user names. */
final class Rules {
    /** A rule file is written by hand; a larger one is something else. */
    private static final int LARGEST = 1 << 20;

    private Rules() {}

    /** Reads the files, and the {@code .json} files of folders; refuses a wrong one before anything is scanned. */
    static ScenarioCatalog catalog(List<String> paths) throws UsageException {
        try {
            return ScenarioCatalog.load(files(CliOption.RULES.flag(), paths));
        } catch (ScenarioException e) {
            throw new UsageException(CliOption.RULES.flag(), String.valueOf(e.getMessage()));
        }
    }

    /** Reads the files, and the {@code .json} files of folders, without looking at what they say. */
    static List<RuleFile> files(String where, List<String> paths) throws UsageException {
        List<RuleFile> files = new ArrayList<>();
        for (String path : paths) {
            try {
                for (Path file : files(Path.of(path))) {
                    files.add(new RuleFile(file.toString(), bytes(file)));
                }
            } catch (InvalidPathException e) {
                throw new UsageException(where, path + " is no path");
            } catch (IOException e) {
                throw new UsageException(where, path + ": " + Reason.of(e));
            }
        }
        return files;
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException(file + " is no file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException(file + " is larger than 1 MiB");
            }
            return bytes;
        }
    }
}

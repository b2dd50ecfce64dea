package dev.logscan.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of a whole process.
 *
 * @param exit its exit code
 * @param wall from its start to its end, in seconds
 * @param cpu user and system time of it and its children, in seconds; not a number where it is not known
 * @param memory its peak resident memory, in bytes; the largest of its processes; not a number where it is not known
 */
record Run(int exit, double wall, double cpu, double memory) {
    private static final Path TIME = Path.of("/usr/bin/time");

    /** Starts the command, waits for its end, and keeps what it printed. */
    static Run of(List<String> command, Path output, Path scratch) throws IOException, InterruptedException {
        Path figures = scratch.resolve("figures");
        Files.deleteIfExists(figures);
        List<String> words = new ArrayList<>();
        if (Files.isExecutable(TIME)) {
            words.addAll(List.of(TIME.toString(), "-q", "-f", "%U %S %M", "-o", figures.toString()));
        }
        words.addAll(command);
        Path errors = scratch.resolve("errors");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(words)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        int exit = process.waitFor();
        double wall = (System.nanoTime() - start) / 1e9;
        if (!Files.exists(figures)) {
            return new Run(exit, wall, Double.NaN, Double.NaN);
        }
        String[] parts =
                Files.readString(figures, StandardCharsets.US_ASCII).trim().split(" ", -1);
        return new Run(
                exit,
                wall,
                Double.parseDouble(parts[0]) + Double.parseDouble(parts[1]),
                Double.parseDouble(parts[2]) * 1024);
    }
}

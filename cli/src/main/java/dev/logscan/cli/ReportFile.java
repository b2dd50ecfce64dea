package dev.logscan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.logscan.report.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A report to be written to a file: beside it first and then under its name, so that the old or the new report stands
 * there, and never half of one.
 *
 * @param format what is written
 * @param target where, links resolved
 */
record ReportFile(Format format, Path target) {
    private static final String WHERE = CliOption.OUTPUT.flag();

    /** Checks, before anything is scanned, that the file can be written and is none of the inputs. */
    static ReportFile of(Format format, String file, List<String> inputs) throws UsageException {
        Path path = path(file);
        Path target = real(path);
        if (Files.isDirectory(target)) {
            throw new UsageException(WHERE, file + " is a folder", "expected a file");
        }
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UsageException(WHERE, file + ": no such folder", "expected a folder that is there");
        }
        if (!isSpecial(target) && !Files.isWritable(folder)) {
            throw new UsageException(WHERE, file + ": the folder cannot be written to");
        }
        for (String input : inputs) {
            if (!input.equals("-") && isInput(target, path(input))) {
                throw new UsageException(WHERE, file + " is an input", "expected another file");
            }
        }
        return new ReportFile(format, target);
    }

    void write(String report) throws IOException {
        try {
            if (isSpecial(target)) {
                Files.writeString(target, report, UTF_8, StandardOpenOption.WRITE);
            } else {
                replace(report);
            }
        } catch (IOException e) {
            throw new IOException(target + ": not written: " + Reason.of(e), e);
        }
    }

    private void replace(String report) throws IOException {
        String mark = ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
        Path beside = target.resolveSibling("." + target.getFileName() + "." + mark + ".tmp");
        Interruption.unfinished(beside);
        try {
            Files.writeString(beside, report, UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
            Interruption.finished(beside);
        }
    }

    private static Path path(String file) throws UsageException {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new UsageException(file, "no file can have this name");
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    /** Whether it is there and neither a file nor a folder: a device or a pipe must not be replaced. */
    private static boolean isSpecial(Path target) {
        return Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target);
    }

    private static boolean isInput(Path target, Path input) {
        if (!Files.exists(target) || isSpecial(target)) {
            return false;
        }
        Path other = real(input);
        try {
            return Files.isDirectory(other)
                    ? target.startsWith(other)
                    : Files.exists(other) && Files.isSameFile(target, other);
        } catch (IOException e) {
            return true;
        }
    }
}

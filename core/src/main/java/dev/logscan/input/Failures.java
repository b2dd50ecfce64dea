package dev.logscan.input;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Says in words what went wrong with a file. */
final class Failures {
    private Failures() {}

    static String describe(IOException failure) {
        if (failure instanceof Expansion.TooFar && failure.getMessage() != null) {
            return failure.getMessage();
        }
        if (failure instanceof NoSuchFileException) {
            return "no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileSystemException file && file.getReason() != null) {
            return "cannot be read: " + file.getReason();
        }
        String message = failure.getMessage();
        return message == null ? "cannot be read" : "cannot be read: " + message;
    }

    /** Says what went wrong in us: where, but never what the log said. */
    static String describeFault(Throwable fault) {
        String place = Arrays.stream(fault.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.logscan."))
                .findFirst()
                .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
        return "an internal error of logscan (" + fault.getClass().getSimpleName() + place + ")";
    }

    static ReadProblem problem(String source, IOException failure, @Nullable Long offset) {
        String where = offset == null || offset == 0 ? "" : ", after byte " + offset;
        return new ReadProblem(source, describe(failure) + where, true);
    }
}

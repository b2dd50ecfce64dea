package dev.logscan.cli;

import dev.logscan.language.Wording;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Says one line when a signal ends the process, and leaves no file behind. The exit code, 130 or 143, is the JVM's own.
 */
final class Interruption {
    private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();
    private static final AtomicReference<@Nullable Ending> ENDING = new AtomicReference<>();

    private final AtomicBoolean over = new AtomicBoolean();

    private Interruption() {}

    static Interruption watch(PrintStream err, Wording wording) {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interruption.end(err, wording), "interruption"));
        return interruption;
    }

    /** From here on the end of the process is the ordinary one. */
    void over() {
        over.set(true);
    }

    /** Has a file, or a folder with all that is in it, removed if a signal comes before {@link #finished}. */
    static void unfinished(Path file) {
        UNFINISHED.add(file);
    }

    static void finished(Path file) {
        UNFINISHED.remove(file);
    }

    /** Lets a command end by itself when a signal comes, with its report. */
    static Ending ending() {
        Ending ending = new Ending();
        ENDING.set(ending);
        return ending;
    }

    private void end(PrintStream err, Wording wording) {
        Ending ending = ENDING.get();
        if (over.get() || (ending != null && ending.comes())) {
            return;
        }
        ProgressLine.clearShown();
        for (Path file : UNFINISHED) {
            try {
                Trees.delete(file);
            } catch (IOException e) {
                err.println("logscan: " + wording.message(file + ": left behind: " + e.getMessage()));
            }
        }
        err.println("logscan: " + wording.message("interrupted, no report was written"));
    }
}

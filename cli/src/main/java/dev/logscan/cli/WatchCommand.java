package dev.logscan.cli;

import dev.logscan.LogWatch;
import dev.logscan.language.Wording;
import dev.logscan.report.AttemptLine;
import dev.logscan.report.AttemptText;
import dev.logscan.report.Format;
import dev.logscan.report.Report;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code watch}: follows live logs, tells of each attempt, and reports at the end. */
final class WatchCommand {
    /** With the time in which an attempt settles, attempts are told well within a second. */
    private static final Duration LOOK = Duration.ofMillis(100);

    /** When somebody may wonder whether anything is watched at all. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    private final Surroundings around;
    private final StandardOutput out;

    WatchCommand(Surroundings around) {
        this.around = around;
        this.out = new StandardOutput(around);
    }

    ExitCode run(Arguments arguments) throws UsageException, IOException {
        check(arguments.paths());
        Duration timeout = timeout(arguments);
        boolean untilFinding = untilFinding(arguments);
        ScanRequest request = new RequestReader(arguments, around).read();
        Ending ending = Interruption.ending();
        // With a time to begin at, what was written since then stands in the logs already.
        try (LogWatch watch = LibraryScan.of(request).watch(request.paths(), request.since() != null)) {
            follow(watch, request, ending, timeout, untilFinding);
            tell(watch.finish(), request);
            if (request.format() == Format.TEXT && watch.attempts() > 0) {
                out.print("\n");
            }
            Report report = watch.report();
            new Reports(around).write(report, request, out);
            return ExitCode.of(report, request.failOn());
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted while watching");
        } finally {
            ending.done();
        }
    }

    private void follow(
            LogWatch watch, ScanRequest request, Ending ending, @Nullable Duration timeout, boolean untilFinding)
            throws IOException, InterruptedException {
        Wording wording = around.wording();
        note(
                request,
                wording.say(
                        "watching {logs}: reproduce the problem now; Ctrl-C ends with the report",
                        wording.count(watch.logs(), "{n} log", "{n} logs")));
        long begun = System.nanoTime();
        Duration quiet = QUIET;
        boolean over = false;
        while (!over) {
            boolean found = tell(watch.poll(), request);
            Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
            if (watch.attempts() == 0 && elapsed.compareTo(quiet) > 0) {
                quiet = elapsed.multipliedBy(4);
                long lines = watch.lines();
                note(
                        request,
                        wording.say(
                                "no request of the app yet; {lines} so far",
                                wording.count(lines, "{n} other line", "{n} other lines")));
            }
            over = (untilFinding && found)
                    || (timeout != null && elapsed.compareTo(timeout) >= 0)
                    || out.isLeft()
                    || ending.isAskedWithin(shorter(LOOK, timeout, elapsed));
        }
    }

    private static Duration shorter(Duration look, @Nullable Duration timeout, Duration elapsed) {
        Duration left = timeout == null ? look : timeout.minus(elapsed);
        return left.compareTo(look) < 0 ? left : look;
    }

    /** Tells of attempts, where they do not mix with a report for programs; and whether one is what is waited for. */
    private boolean tell(List<AttemptLine> attempts, ScanRequest request) throws IOException {
        boolean found = false;
        for (AttemptLine attempt : attempts) {
            found |= attempt.wanted();
            if (request.format() == Format.TEXT) {
                out.print(new AttemptText(request.text(), request.language()).line(attempt) + "\n");
            } else if (!request.quiet()) {
                around.err().println(new AttemptText(request.plainText(), request.language()).line(attempt));
            }
        }
        return found;
    }

    private void note(ScanRequest request, String text) {
        if (!request.quiet()) {
            Notes.tell(around, text);
        }
    }

    private static boolean untilFinding(Arguments arguments) throws UsageException {
        String word = arguments.last(CliOption.UNTIL_FINDING);
        if (word != null && !word.equals("finding")) {
            throw new UsageException(
                    CliOption.UNTIL_FINDING.flag(), "cannot watch until " + word, "expected finding, or --timeout");
        }
        return word != null;
    }

    private static @Nullable Duration timeout(Arguments arguments) throws UsageException {
        String word = arguments.last(CliOption.TIMEOUT);
        return word == null ? null : TimeWord.duration(CliOption.TIMEOUT, word);
    }

    /** A log may not be there yet, but then its folder is. */
    private static void check(List<String> paths) throws UsageException {
        if (paths.isEmpty()) {
            throw new UsageException("watch", "no PATH", "expected logs or folders of logs, such as /var/log/gitlab");
        }
        for (String path : paths) {
            if (path.equals("-")) {
                throw new UsageException("watch", "standard input cannot be watched", "expected files or folders");
            }
            try {
                Path file = Path.of(path);
                Path folder = file.toAbsolutePath().getParent();
                if (!Files.exists(file) && (folder == null || !Files.isDirectory(folder))) {
                    throw new UsageException(path, "no such file or folder");
                }
            } catch (InvalidPathException e) {
                throw new UsageException("PATH", path + " is no path");
            }
        }
    }
}

package dev.logscan.cli;

import dev.logscan.report.Escape;
import dev.logscan.report.Masking;
import dev.logscan.report.SourceSummary;
import java.io.PrintStream;
import java.util.List;

/** What is said on standard error: one line each, without secrets and control characters. */
final class Notes {
    private Notes() {}

    static void say(PrintStream err, String message) {
        err.println("logscan: " + Escape.line(Masking.mask(message)));
    }

    /** What was wrong with the reading, for a person who sees no report for people. */
    static void problems(PrintStream err, List<SourceSummary> sources) {
        for (SourceSummary source : sources) {
            source.problems().forEach(problem -> say(err, source.name() + ": " + problem.message()));
        }
    }
}

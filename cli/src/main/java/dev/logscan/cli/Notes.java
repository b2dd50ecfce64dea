package dev.logscan.cli;

import dev.logscan.report.Escape;
import dev.logscan.report.Masking;
import dev.logscan.report.SourceSummary;
import java.io.PrintStream;
import java.util.List;

/** What is said on standard error: one line each, without secrets and control characters. */
final class Notes {
    private Notes() {}

    static void say(Surroundings around, String message) {
        tell(around, around.wording().message(message));
    }

    /** Something that is said in the language of the run already. */
    static void tell(Surroundings around, String message) {
        tell(around.err(), message);
    }

    static void tell(PrintStream err, String message) {
        err.println("logscan: " + Escape.line(Masking.mask(message)));
    }

    /** What was wrong with the reading, for a person who sees no report for people. */
    static void problems(Surroundings around, List<SourceSummary> sources) {
        for (SourceSummary source : sources) {
            source.problems()
                    .forEach(problem ->
                            tell(around, source.name() + ": " + around.wording().message(problem.message())));
        }
    }
}

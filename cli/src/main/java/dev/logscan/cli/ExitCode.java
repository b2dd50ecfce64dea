package dev.logscan.cli;

import dev.logscan.input.InputFormats;
import dev.logscan.report.Report;
import dev.logscan.report.SourceSummary;
import dev.logscan.scenario.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the exit codes mean; 130 and 143 come from the JVM itself. */
enum ExitCode {
    NOTHING(0, "scanned; nothing at or above --fail-on"),
    FINDINGS(1, "scanned; findings at or above --fail-on"),
    USAGE(2, "wrong usage, or a report could not be written"),
    INCOMPLETE(3, "no findings, and some input could not be read, or no log entry was recognised"),
    INTERRUPTED(130, "interrupted"),
    TERMINATED(143, "terminated");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    int code() {
        return code;
    }

    String meaning() {
        return meaning;
    }

    /** The code for a report; no finding counts as a failure when {@code failOn} is null. */
    static ExitCode of(Report report, @Nullable Severity failOn) {
        if (report.findings().isEmpty()) {
            return ofReading(report.sources());
        }
        boolean failed = failOn != null
                && report.findings().stream().anyMatch(f -> f.severity().compareTo(failOn) >= 0);
        return failed ? FINDINGS : NOTHING;
    }

    /** The code where nothing was found. */
    static ExitCode ofReading(List<SourceSummary> sources) {
        boolean complete = sources.stream().allMatch(SourceSummary::complete);
        return complete && isUnderstood(sources) ? NOTHING : INCOMPLETE;
    }

    private static boolean isUnderstood(List<SourceSummary> sources) {
        return sources.stream()
                .anyMatch(s -> s.entries() > 0
                        || (InputFormats.mayBeEmpty(s.format()) && s.problems().isEmpty()));
    }
}

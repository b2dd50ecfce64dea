package dev.logscan.cli;

import dev.logscan.report.Escape;
import dev.logscan.report.Masking;
import java.io.PrintStream;

/** What is said on standard error: one line each, without secrets and control characters. */
final class Notes {
    private Notes() {}

    static void say(PrintStream err, String message) {
        err.println("logscan: " + Escape.line(Masking.mask(message)));
    }
}

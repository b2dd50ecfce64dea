package dev.logscan.cli;

import dev.logscan.language.Language;
import dev.logscan.language.Wording;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;

/**
 * What stands around a run: streams, environment, clock. Tests bring their own.
 *
 * @param in standard input
 * @param stdin what standard input is
 * @param out standard output; its errors are seen
 * @param stdout what standard output is
 * @param err standard error
 * @param stderr what standard error is
 * @param environment the variables of the environment
 * @param clock tells the time for relative times
 * @param wording says everything in the language of the run
 */
record Surroundings(
        InputStream in,
        Stdin stdin,
        OutputStream out,
        Stdout stdout,
        PrintStream err,
        Stderr stderr,
        Map<String, String> environment,
        Clock clock,
        Wording wording) {
    Surroundings(
            InputStream in,
            Stdin stdin,
            OutputStream out,
            Stdout stdout,
            PrintStream err,
            Stderr stderr,
            Map<String, String> environment,
            Clock clock) {
        this(in, stdin, out, stdout, err, stderr, environment, clock, Wording.of(Language.ENGLISH));
    }

    /** The same, for a run that speaks so. */
    Surroundings speaking(Wording other) {
        return new Surroundings(in, stdin, out, stdout, err, stderr, environment, clock, other);
    }

    /** What standard input is. */
    enum Stdin {
        /** Somebody would have to type. */
        TERMINAL,
        /** A pipe or a file. */
        OPEN,
        /** Not there; what the JVM delivers then comes from a file of its own. */
        CLOSED
    }

    /** What standard error is. */
    enum Stderr {
        /** A person watches. */
        TERMINAL,
        /** A pipe, a file, or what else there is. */
        FILE
    }

    /** What standard output is. */
    enum Stdout {
        /** A person watches. */
        TERMINAL,
        /** Another program reads, and may stop reading. */
        PIPE,
        /** A file, or what else there is. */
        FILE
    }
}

package dev.logscan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;

/** The entry point of the {@code logscan} command. */
public final class Main {
    private Main() {}

    /**
     * Runs the command and ends the process with its exit code.
     *
     * @param args the words of the command line
     */
    public static void main(String[] args) {
        // Not System.out and System.err: they write in the charset of the locale.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
        System.exit(run(args, System.in, out, err));
    }

    /** Runs the command on the given streams, leaves them open, and returns the exit code. */
    static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
        out.println("Usage: logscan PATH...");
        return 0;
    }
}

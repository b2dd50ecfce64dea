package dev.logscan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.logscan.LogScan;
import dev.logscan.cli.Surroundings.Stderr;
import dev.logscan.cli.Surroundings.Stdin;
import dev.logscan.cli.Surroundings.Stdout;
import dev.logscan.language.Language;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The entry point of the {@code logscan} command. */
public final class Main {
    private Main() {}

    /**
     * Runs the command and ends the process with its exit code.
     *
     * @param args the words of the command line
     */
    public static void main(String[] args) {
        // Not System.out and System.err: they swallow errors and write in the charset of the locale.
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> fail(fault, err));
        Interruption interruption = Interruption.watch(err, Tongue.of(Arrays.asList(args), System.getenv()));
        int code = run(
                args,
                new Surroundings(
                        System.in,
                        Descriptors.stdin(),
                        out,
                        Descriptors.stdout(),
                        err,
                        Descriptors.stderr(),
                        System.getenv(),
                        Clock.systemUTC()));
        interruption.over();
        System.exit(code);
    }

    /** Runs the command on the given streams, leaves them open, and returns the exit code. */
    static int run(String[] args, InputStream in, OutputStream out, PrintStream err) {
        return run(
                args,
                new Surroundings(in, Stdin.OPEN, out, Stdout.FILE, err, Stderr.FILE, Map.of(), Clock.systemUTC()));
    }

    static int run(String[] args, Surroundings around) {
        return run(args, around, new LibraryScan());
    }

    static int run(String[] args, Surroundings mute, Scanner scanner) {
        List<String> words = Arrays.asList(args);
        Surroundings around = mute.speaking(Tongue.of(words, mute.environment()));
        int place = Arguments.placeOfCommand(words);
        Command command =
                place < 0 ? Command.SCAN : Command.of(words.get(place)).orElseThrow();
        List<String> others = new ArrayList<>(words);
        if (place >= 0) {
            others.remove(place);
        }
        try {
            Arguments arguments = Arguments.parse(others, command.options());
            String language = arguments.last(CliOption.LANG);
            if (language != null && Language.of(language).isEmpty()) {
                throw new UsageException(
                        CliOption.LANG.flag(),
                        "unknown language " + language,
                        "expected " + RequestReader.choice(Language.ids()));
            }
            return run(command, arguments, around, scanner).code();
        } catch (UsageException | IOException e) {
            Notes.say(around, String.valueOf(e.getMessage()));
            return ExitCode.USAGE.code();
        }
    }

    private static ExitCode run(Command command, Arguments arguments, Surroundings around, Scanner scanner)
            throws UsageException, IOException {
        if (arguments.has(CliOption.HELP)) {
            new StandardOutput(around).print(Help.of(command, around.wording()));
            return ExitCode.NOTHING;
        }
        if (arguments.has(CliOption.VERSION)) {
            new StandardOutput(around).print("logscan " + LogScan.version() + "\n");
            return ExitCode.NOTHING;
        }
        return switch (command) {
            case SCAN -> new ScanCommand(around, scanner).run(arguments);
            case EXPLAIN -> new ExplainCommand(around).run(arguments);
            case TRACE -> new TraceCommand(around).run(arguments);
            case KIBANA -> new KibanaCommand(around).run(arguments);
            case WATCH -> new WatchCommand(around).run(arguments);
            case REDACT -> new RedactCommand(around).run(arguments);
            case RULES -> new RulesCommand(around, scanner).run(arguments);
            case COMPLETION -> new CompletionCommand(around).run(arguments);
        };
    }

    /** A fault of ours, or memory that ran out: one line, and never the exit code of a finding. */
    private static void fail(Throwable fault, PrintStream err) {
        StackTraceElement[] trace = fault.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        err.println("logscan: internal error: " + fault.getClass().getName() + place);
        Runtime.getRuntime().halt(ExitCode.USAGE.code());
    }
}

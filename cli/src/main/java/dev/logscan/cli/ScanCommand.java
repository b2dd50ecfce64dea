package dev.logscan.cli;

import dev.logscan.report.Report;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code scan}: reads, correlates, diagnoses, reports. */
final class ScanCommand {
    private final Surroundings around;
    private final Scanner scanner;

    ScanCommand(Surroundings around, Scanner scanner) {
        this.around = around;
        this.scanner = scanner;
    }

    ExitCode run(Arguments arguments) throws UsageException, IOException {
        if (arguments.paths().isEmpty() && around.stdin() == Surroundings.Stdin.TERMINAL) {
            around.err().print(Help.brief(around.wording()));
            return ExitCode.USAGE;
        }
        refuseMistypedCommand(arguments.paths());
        ScanRequest request = new RequestReader(arguments, around).read();
        Report report = scanner.scan(request, around.in(), around.err());
        new Reports(around).write(report, request, new StandardOutput(around));
        return ExitCode.of(report, request.failOn());
    }

    /** Whoever mistypes a command must not be told that a log is missing. */
    private static void refuseMistypedCommand(List<String> paths) throws UsageException {
        String first = paths.isEmpty() ? "" : paths.get(0);
        boolean word = first.length() > 3 && first.chars().allMatch(c -> c >= 'a' && c <= 'z');
        if (word && Command.of(first).isEmpty() && !new File(first).exists()) {
            List<String> commands =
                    Arrays.stream(Command.values()).map(Command::word).toList();
            Optional<String> near = NearestName.ofWord(first, commands);
            if (near.isPresent()) {
                throw new UsageException(first, "no such file, and no command", "did you mean " + near.get() + "?");
            }
        }
    }
}

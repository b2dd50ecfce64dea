package dev.logscan.cli;

import dev.logscan.report.Report;
import java.io.IOException;

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
            around.err().print(Help.brief());
            return ExitCode.USAGE;
        }
        ScanRequest request = new RequestReader(arguments, around).read();
        Report report = scanner.scan(request, around.in());
        new Reports(around).write(report, request, new StandardOutput(around));
        return ExitCode.of(report, request.failOn());
    }
}

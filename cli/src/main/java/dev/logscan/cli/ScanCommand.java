package dev.logscan.cli;

import dev.logscan.report.Format;
import dev.logscan.report.Report;
import dev.logscan.report.TextOptions;
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
        return scan(new RequestReader(arguments, around).read(), new StandardOutput(around));
    }

    private ExitCode scan(ScanRequest request, StandardOutput out) throws IOException {
        Report report = scanner.scan(request, around.in());
        TextOptions text = request.text();
        TextOptions plain = new TextOptions(false, text.missing(), text.width(), text.verbose(), text.zone());
        for (ReportFile file : request.files()) {
            file.write(render(report, file.format(), plain));
        }
        if (!request.format().forPeople() && !request.quiet()) {
            note(report);
        }
        out.print(render(report, request.format(), text));
        return ExitCode.of(report, request.failOn());
    }

    private static String render(Report report, Format format, TextOptions text) throws IOException {
        StringBuilder rendered = new StringBuilder();
        format.renderer(text).render(report, rendered);
        return rendered.toString();
    }

    /** What a person should know who sees no report for people. */
    private void note(Report report) {
        Notes.problems(around.err(), report.sources());
        report.warnings().forEach(warning -> Notes.say(around.err(), warning));
    }
}

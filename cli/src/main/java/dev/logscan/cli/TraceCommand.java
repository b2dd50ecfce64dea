package dev.logscan.cli;

import dev.logscan.LogSearch;
import dev.logscan.input.Discovery;
import dev.logscan.report.Format;
import dev.logscan.report.Trace;
import dev.logscan.report.TraceRenderer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;

/** {@code trace}: shows every entry of one correlation id. */
final class TraceCommand {
    private final Surroundings around;

    TraceCommand(Surroundings around) {
        this.around = around;
    }

    ExitCode run(Arguments arguments) throws UsageException, IOException {
        if (arguments.paths().isEmpty() || arguments.paths().get(0).isBlank()) {
            throw new UsageException("trace", "no correlation id", "expected ID and the logs to look in");
        }
        String id = arguments.paths().get(0);
        List<String> words = arguments.paths().subList(1, arguments.paths().size());
        if (words.isEmpty() && around.stdin() == Surroundings.Stdin.TERMINAL) {
            throw new UsageException("trace", "no PATH", "expected the logs to look in");
        }
        RequestReader request = new RequestReader(new Arguments(arguments.options(), words, List.of()), around);
        Format format = request.format();
        if (format != Format.TEXT && format != Format.JSON) {
            throw new UsageException(
                    CliOption.FORMAT.flag(), "trace has no format " + format.id(), "expected text or json");
        }
        TraceRenderer renderer =
                new TraceRenderer(request.text(request.zone()), around.wording().language());
        Trace trace = trace(id, request, arguments.has(CliOption.SHOW_SECRETS));
        StringBuilder page = new StringBuilder();
        if (format == Format.JSON) {
            if (!arguments.has(CliOption.QUIET)) {
                Notes.problems(around, trace.sources());
            }
            renderer.json(trace, page);
        } else {
            renderer.text(trace, page);
        }
        new StandardOutput(around).print(page.toString());
        return trace.entries().isEmpty() ? ExitCode.ofReading(trace.sources()) : ExitCode.NOTHING;
    }

    private Trace trace(String id, RequestReader request, boolean showSecrets) throws UsageException, IOException {
        List<String> paths = request.paths();
        try {
            return new LogSearch(
                            request.threads(), showSecrets, around.wording().language())
                    .trace(id, Discovery.of(paths, around.in()));
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted while reading");
        }
    }
}

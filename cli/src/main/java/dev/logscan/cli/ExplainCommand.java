package dev.logscan.cli;

import dev.logscan.LogScan;
import dev.logscan.report.Format;
import dev.logscan.report.ScenarioJson;
import dev.logscan.report.ScenarioMarkdown;
import dev.logscan.report.ScenarioText;
import dev.logscan.report.TextOptions;
import dev.logscan.scenario.Scenario;
import dev.logscan.scenario.ScenarioCatalog;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code explain}: tells what is known of a scenario, or lists them. */
final class ExplainCommand {
    private final Surroundings around;

    ExplainCommand(Surroundings around) {
        this.around = around;
    }

    ExitCode run(Arguments arguments) throws UsageException, IOException {
        if (arguments.paths().size() > 1) {
            throw new UsageException("explain", "more than one scenario", "expected one, or none for the list");
        }
        ScenarioCatalog catalog = ScenarioCatalog.load();
        Format format = new RequestReader(arguments, around).format();
        List<Scenario> scenarios = catalog.scenarios();
        Optional<Scenario> one = Optional.empty();
        if (!arguments.paths().isEmpty()) {
            String id = arguments.paths().get(0);
            one = catalog.find(id);
            if (one.isEmpty()) {
                throw RequestReader.unknownScenario("explain", id, catalog);
            }
        }
        StringBuilder page = new StringBuilder();
        switch (format) {
            case TEXT -> text(scenarios, one, page);
            case JSON -> json(scenarios, one, page);
            case MARKDOWN -> markdown(scenarios, one, page);
            default ->
                throw new UsageException(
                        CliOption.FORMAT.flag(),
                        "explain has no format " + format.id(),
                        "expected text, json or markdown");
        }
        new StandardOutput(around).print(page.toString());
        return ExitCode.NOTHING;
    }

    private void text(List<Scenario> all, Optional<Scenario> one, StringBuilder page) throws IOException {
        ScenarioText writer =
                new ScenarioText(TextOptions.plain(), around.wording().language());
        if (one.isPresent()) {
            writer.explain(one.get(), page);
        } else {
            writer.list(all, page);
        }
    }

    private void json(List<Scenario> all, Optional<Scenario> one, StringBuilder page) throws IOException {
        ScenarioJson writer =
                new ScenarioJson(LogScan.version(), around.wording().language());
        if (one.isPresent()) {
            writer.explain(one.get(), page);
        } else {
            writer.list(all, page);
        }
    }

    private void markdown(List<Scenario> all, Optional<Scenario> one, StringBuilder page) throws IOException {
        ScenarioMarkdown writer = new ScenarioMarkdown(around.wording().language());
        if (one.isPresent()) {
            writer.explain(one.get(), page);
        } else {
            writer.list(all, page);
        }
    }
}

package dev.logscan.cli;

import dev.logscan.report.ScenarioText;
import dev.logscan.report.TextOptions;
import dev.logscan.scenario.Scenario;
import dev.logscan.scenario.ScenarioCatalog;
import java.io.IOException;
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
        ScenarioText text = new ScenarioText(TextOptions.plain());
        StringBuilder page = new StringBuilder();
        if (arguments.paths().isEmpty()) {
            text.list(catalog.scenarios(), page);
        } else {
            String id = arguments.paths().get(0);
            Optional<Scenario> scenario = catalog.find(id);
            if (scenario.isEmpty()) {
                throw RequestReader.unknownScenario("explain", id, catalog);
            }
            text.explain(scenario.get(), page);
        }
        new StandardOutput(around).print(page.toString());
        return ExitCode.NOTHING;
    }
}

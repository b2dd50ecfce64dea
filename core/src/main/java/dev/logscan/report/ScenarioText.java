package dev.logscan.report;

import dev.logscan.report.Page.Ink;
import dev.logscan.scenario.Cause;
import dev.logscan.scenario.Scenario;
import dev.logscan.scenario.Signal;
import dev.logscan.scenario.Step;
import dev.logscan.scenario.Template;
import dev.logscan.scenario.VersionRange;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Tells what is known of a scenario, for people, without any log at hand. */
public final class ScenarioText {
    private final TextOptions options;

    /**
     * Makes a writer.
     *
     * @param options how the page looks
     */
    public ScenarioText(TextOptions options) {
        this.options = options;
    }

    /**
     * Writes a line or two for each scenario.
     *
     * @param scenarios what to list
     * @param out where to write; not closed
     * @throws IOException when {@code out} does
     */
    public void list(List<Scenario> scenarios, Appendable out) throws IOException {
        Page page = page(out);
        for (Scenario scenario : scenarios) {
            page.line(0, Ink.BOLD, scenario.id());
            page.prose(4, scenario.severity().id() + ": " + prose(scenario.title()));
        }
    }

    /**
     * Writes a scenario's conditions, causes, steps and documentation link.
     *
     * @param scenario what to explain
     * @param out where to write; not closed
     * @throws IOException when {@code out} does
     */
    public void explain(Scenario scenario, Appendable out) throws IOException {
        Page page = page(out);
        page.line(0, Ink.BOLD, scenario.id() + " (" + scenario.severity().id() + ")");
        page.prose(2, prose(scenario.title()));
        conditions(scenario, page);
        if (!scenario.causes().isEmpty()) {
            page.blank();
            page.line(2, Ink.BOLD, "Causes");
            for (Cause cause : scenario.causes()) {
                cause(cause, page);
            }
        }
        if (!scenario.steps().isEmpty()) {
            page.blank();
            page.line(2, Ink.BOLD, "What to do, whatever the cause");
            steps(4, scenario.steps(), page);
        }
        page.blank();
        page.line(2, "Documentation: " + scenario.docs());
    }

    private static void conditions(Scenario scenario, Page page) throws IOException {
        page.blank();
        page.line(2, Ink.BOLD, "Seen when one request shows");
        page.prose(4, ConditionWords.of(scenario.when()));
        page.blank();
        page.line(2, Ink.BOLD, "where");
        for (Signal signal : scenario.signals().values()) {
            page.labelled(
                    4, Ink.NONE, "-", signal.name() + ": " + where(signal) + ConditionWords.of(signal.condition()));
        }
    }

    private static String where(Signal signal) {
        List<String> ids =
                signal.components().stream().map(c -> c.id()).sorted().toList();
        String written = ids.isEmpty() ? "" : "in " + String.join(" or ", ids) + ", ";
        return signal.joined() ? "on the other side, " + written : written;
    }

    private static void cause(Cause cause, Page page) throws IOException {
        String versions =
                cause.versions().equals(VersionRange.ALL) ? "" : " (" + ConditionWords.of(cause.versions()) + ")";
        page.labelled(4, Ink.NONE, "-", prose(cause.title()) + " [" + cause.id() + "]" + versions);
        if (cause.confirmed() != null) {
            page.prose(6, "Confirmed by: " + ConditionWords.of(cause.confirmed()));
        }
        if (cause.ruledOut() != null) {
            page.prose(6, "Ruled out by: " + ConditionWords.of(cause.ruledOut()));
        }
        steps(6, cause.steps(), page);
    }

    private static void steps(int indent, List<Step> steps, Page page) throws IOException {
        int number = 1;
        for (Step step : steps) {
            String label = String.format(Locale.ROOT, "%d.", number++);
            String versions =
                    step.versions().equals(VersionRange.ALL) ? "" : " (" + ConditionWords.of(step.versions()) + ")";
            String warning = step.destructive() ? "DELETES DATA. " : "";
            page.labelled(
                    indent, Ink.NONE, label, Words.who(step.who()) + versions + ": " + warning + prose(step.action()));
            if (step.command() != null) {
                page.command(indent + 5, prose(step.command()));
            }
            if (step.expect() != null) {
                page.labelled(indent + label.length() + 1, Ink.NONE, "Right answer:", prose(step.expect()));
            }
        }
    }

    private Page page(Appendable out) {
        return new Page(out, options.width(), options.color());
    }

    private static String prose(Template template) {
        return template.fill(name -> null);
    }
}

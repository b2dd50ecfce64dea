package dev.logscan.report;

import static dev.logscan.report.MarkdownText.code;
import static dev.logscan.report.MarkdownText.prose;

import dev.logscan.scenario.Cause;
import dev.logscan.scenario.Scenario;
import dev.logscan.scenario.Signal;
import dev.logscan.scenario.Step;
import dev.logscan.scenario.Template;
import dev.logscan.scenario.VersionRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what is known of scenarios as Markdown, for a ticket or a wiki. */
public final class ScenarioMarkdown {
    /** Makes a writer; it has no settings and no state. */
    public ScenarioMarkdown() {}

    /**
     * Writes a line for each scenario.
     *
     * @param scenarios what to list
     * @param out where to write; not closed
     * @throws IOException when {@code out} does
     */
    public void list(List<Scenario> scenarios, Appendable out) throws IOException {
        new MarkdownPage(out)
                .list(scenarios.stream()
                        .map(s -> code(s.id()) + " (" + s.severity().id() + "): " + prose(text(s.title())))
                        .toList());
    }

    /**
     * Writes a scenario's conditions, causes, steps and documentation link.
     *
     * @param scenario what to explain
     * @param out where to write; not closed
     * @throws IOException when {@code out} does
     */
    public void explain(Scenario scenario, Appendable out) throws IOException {
        MarkdownPage page = new MarkdownPage(out);
        page.heading(2, Words.severity(scenario.severity()), text(scenario.title()));
        page.paragraph("Problem " + code(scenario.id()) + ", seen when one request shows: "
                + prose(ConditionWords.of(scenario.when())));
        List<String> signals = new ArrayList<>();
        for (Signal signal : scenario.signals().values()) {
            String written =
                    signal.components().stream().map(c -> code(c.id())).sorted().collect(Collectors.joining(" or "));
            signals.add(code(signal.name()) + (signal.joined() ? ", on the other side" : "")
                    + (written.isEmpty() ? "" : ", in " + written) + ": "
                    + prose(ConditionWords.of(signal.condition())));
        }
        page.list(signals);
        for (Cause cause : scenario.causes()) {
            cause(cause, page);
        }
        if (!scenario.steps().isEmpty()) {
            page.heading(3, scenario.causes().isEmpty() ? "What to do" : "What to do, whatever the cause", "");
            steps(scenario.steps(), page);
        }
        page.paragraph("Documentation: " + scenario.docs());
    }

    private static void cause(Cause cause, MarkdownPage page) throws IOException {
        page.heading(3, "Cause", text(cause.title()));
        List<String> decisions = new ArrayList<>();
        if (cause.confirmed() != null) {
            decisions.add("Confirmed by: " + prose(ConditionWords.of(cause.confirmed())));
        }
        if (cause.ruledOut() != null) {
            decisions.add("Ruled out by: " + prose(ConditionWords.of(cause.ruledOut())));
        }
        page.paragraph(code(cause.id()) + versions(cause.versions()));
        page.list(decisions);
        steps(cause.steps(), page);
    }

    private static void steps(List<Step> steps, MarkdownPage page) throws IOException {
        int number = 0;
        for (Step step : steps) {
            number++;
            String warning = step.destructive() ? "**DELETES DATA.** " : "";
            String answer = step.expect() == null ? "" : " Right answer: " + prose(text(step.expect()));
            page.step(
                    number,
                    Words.who(step.who()) + versions(step.versions()) + ": " + warning + prose(text(step.action()))
                            + answer);
            if (step.command() != null) {
                page.block(
                        Integer.toString(number).length() + 2,
                        "shell",
                        text(step.command()).strip().lines().toList());
            }
        }
    }

    private static String versions(VersionRange range) {
        return range.equals(VersionRange.ALL) ? "" : " (" + prose(ConditionWords.of(range)) + ")";
    }

    private static String text(Template template) {
        return template.fill(name -> null);
    }
}

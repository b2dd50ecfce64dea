package dev.logscan.report;

import static dev.logscan.report.MarkdownText.code;
import static dev.logscan.report.MarkdownText.prose;

import dev.logscan.language.Language;
import dev.logscan.language.Wording;
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
    private final Wording wording;
    private final Words words;
    private final ConditionWords conditions;

    /**
     * Makes a writer.
     *
     * @param language the language in which it tells
     */
    public ScenarioMarkdown(Language language) {
        wording = Wording.of(language);
        words = new Words(language);
        conditions = new ConditionWords(words);
    }

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
                        .map(s -> words.say("{id} ({severity})", code(s.id()), words.level(s.severity())) + ": "
                                + prose(text(s.title())))
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
        page.heading(2, words.severity(scenario.severity()), text(scenario.title()));
        page.paragraph(words.say(
                "Problem {scenario}, seen when one request shows: {conditions}",
                code(scenario.id()),
                prose(conditions.of(scenario.when()))));
        List<String> signals = new ArrayList<>();
        for (Signal signal : scenario.signals().values()) {
            String written = signal.components().stream()
                    .map(c -> code(c.id()))
                    .sorted()
                    .collect(Collectors.joining(words.say(" or ")));
            signals.add(code(signal.name()) + (signal.joined() ? words.say(", on the other side") : "")
                    + (written.isEmpty() ? "" : words.say(", in {logs}", written)) + ": "
                    + prose(conditions.of(signal.condition())));
        }
        page.list(signals);
        for (Cause cause : scenario.causes()) {
            cause(cause, page);
        }
        if (!scenario.steps().isEmpty()) {
            page.heading(3, words.whatToDo(!scenario.causes().isEmpty()), "");
            steps(scenario.steps(), page);
        }
        page.paragraph(words.documentation(wording.say(scenario.docs())));
    }

    private void cause(Cause cause, MarkdownPage page) throws IOException {
        page.heading(3, words.say("Cause"), text(cause.title()));
        List<String> decisions = new ArrayList<>();
        if (cause.confirmed() != null) {
            decisions.add(words.say("Confirmed by: {decision}", prose(conditions.of(cause.confirmed()))));
        }
        if (cause.ruledOut() != null) {
            decisions.add(words.say("Ruled out by: {decision}", prose(conditions.of(cause.ruledOut()))));
        }
        page.paragraph(code(cause.id()) + versions(cause.versions()));
        page.list(decisions);
        steps(cause.steps(), page);
    }

    private void steps(List<Step> steps, MarkdownPage page) throws IOException {
        int number = 0;
        for (Step step : steps) {
            number++;
            String warning = step.destructive() ? "**" + words.deletes() + "** " : "";
            String answer =
                    step.expect() == null ? "" : " " + words.say("Right answer:") + " " + prose(text(step.expect()));
            page.step(
                    number,
                    words.who(step.who()) + versions(step.versions()) + ": " + warning + prose(text(step.action()))
                            + answer);
            if (step.command() != null) {
                page.block(
                        Integer.toString(number).length() + 2,
                        "shell",
                        text(step.command()).strip().lines().toList());
            }
        }
    }

    private String versions(VersionRange range) {
        return range.equals(VersionRange.ALL) ? "" : words.say(" ({versions})", prose(conditions.of(range)));
    }

    private String text(Template template) {
        return new Template(wording.say(template.text())).fill(name -> null);
    }
}

package dev.logscan.report;

import dev.logscan.language.Language;
import dev.logscan.language.Wording;
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
    private final Wording wording;
    private final Words words;
    private final ConditionWords conditions;

    /**
     * Makes a writer.
     *
     * @param options how the page looks
     * @param language the language in which it tells
     */
    public ScenarioText(TextOptions options, Language language) {
        this.options = options;
        wording = Wording.of(language);
        words = new Words(language);
        conditions = new ConditionWords(words);
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
            page.prose(4, words.level(scenario.severity()) + ": " + prose(scenario.title()));
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
        page.line(0, Ink.BOLD, words.say("{id} ({severity})", scenario.id(), words.level(scenario.severity())));
        page.prose(2, prose(scenario.title()));
        conditions(scenario, page);
        if (!scenario.causes().isEmpty()) {
            page.blank();
            page.line(2, Ink.BOLD, words.say("Causes"));
            for (Cause cause : scenario.causes()) {
                cause(cause, page);
            }
        }
        if (!scenario.steps().isEmpty()) {
            page.blank();
            page.line(2, Ink.BOLD, words.whatToDo(true));
            steps(4, scenario.steps(), page);
        }
        page.blank();
        page.line(2, words.documentation(wording.say(scenario.docs())));
    }

    private void conditions(Scenario scenario, Page page) throws IOException {
        page.blank();
        page.line(2, Ink.BOLD, words.say("Seen when one request shows"));
        page.prose(4, conditions.of(scenario.when()));
        page.blank();
        page.line(2, Ink.BOLD, words.say("where"));
        for (Signal signal : scenario.signals().values()) {
            page.labelled(4, Ink.NONE, "-", signal.name() + ": " + where(signal) + conditions.of(signal.condition()));
        }
    }

    private String where(Signal signal) {
        List<String> ids =
                signal.components().stream().map(c -> c.id()).sorted().toList();
        String written = ids.isEmpty() ? "" : words.say("in {logs}, ", String.join(words.say(" or "), ids));
        return signal.joined() ? words.say("on the other side, ") + written : written;
    }

    private void cause(Cause cause, Page page) throws IOException {
        String versions = cause.versions().equals(VersionRange.ALL)
                ? ""
                : words.say(" ({versions})", conditions.of(cause.versions()));
        page.labelled(4, Ink.NONE, "-", prose(cause.title()) + " [" + cause.id() + "]" + versions);
        if (cause.confirmed() != null) {
            page.prose(6, words.say("Confirmed by: {decision}", conditions.of(cause.confirmed())));
        }
        if (cause.ruledOut() != null) {
            page.prose(6, words.say("Ruled out by: {decision}", conditions.of(cause.ruledOut())));
        }
        steps(6, cause.steps(), page);
    }

    private void steps(int indent, List<Step> steps, Page page) throws IOException {
        int number = 1;
        for (Step step : steps) {
            String label = String.format(Locale.ROOT, "%d.", number++);
            String versions = step.versions().equals(VersionRange.ALL)
                    ? ""
                    : words.say(" ({versions})", conditions.of(step.versions()));
            String warning = step.destructive() ? words.deletes() + " " : "";
            page.labelled(
                    indent, Ink.NONE, label, words.who(step.who()) + versions + ": " + warning + prose(step.action()));
            if (step.command() != null) {
                page.command(indent + 5, prose(step.command()));
            }
            if (step.expect() != null) {
                page.labelled(indent + label.length() + 1, Ink.NONE, words.say("Right answer:"), prose(step.expect()));
            }
        }
    }

    private Page page(Appendable out) {
        return new Page(out, options.width(), options.color());
    }

    private String prose(Template template) {
        return new Template(wording.say(template.text())).fill(name -> null);
    }
}

package dev.logscan.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.logscan.entry.Component;
import dev.logscan.language.Language;
import dev.logscan.language.Wording;
import dev.logscan.scenario.Cause;
import dev.logscan.scenario.Decision;
import dev.logscan.scenario.Scenario;
import dev.logscan.scenario.Signal;
import dev.logscan.scenario.Step;
import dev.logscan.scenario.Template;
import dev.logscan.scenario.VersionRange;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what is known of scenarios as one JSON document; conditions are sentences, as for people. */
public final class ScenarioJson {
    private final String toolVersion;
    private final Wording wording;
    private final ConditionWords conditions;

    /**
     * Makes a writer.
     *
     * @param toolVersion the version of logscan that writes
     * @param language the language of titles, conditions and steps
     */
    public ScenarioJson(String toolVersion, Language language) {
        this.toolVersion = toolVersion;
        wording = Wording.of(language);
        conditions = new ConditionWords(new Words(language));
    }

    /**
     * Writes id, title, severity and documentation link of each scenario.
     *
     * @param scenarios what to list
     * @param out where to write; not closed
     * @throws IOException when {@code out} does
     */
    public void list(List<Scenario> scenarios, Appendable out) throws IOException {
        try (JsonGenerator json = JsonRenderer.generator(out)) {
            json.writeStartObject();
            JsonRenderer.tool(toolVersion, json);
            json.writeArrayFieldStart("scenarios");
            for (Scenario scenario : scenarios) {
                json.writeStartObject();
                head(scenario, json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
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
        try (JsonGenerator json = JsonRenderer.generator(out)) {
            json.writeStartObject();
            JsonRenderer.tool(toolVersion, json);
            head(scenario, json);
            json.writeStringField("when", conditions.of(scenario.when()));
            json.writeArrayFieldStart("signals");
            for (Signal signal : scenario.signals().values()) {
                signal(signal, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("causes");
            for (Cause cause : scenario.causes()) {
                cause(cause, json);
            }
            json.writeEndArray();
            steps(scenario.steps(), json);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void head(Scenario scenario, JsonGenerator json) throws IOException {
        json.writeStringField("scenario", scenario.id());
        json.writeStringField("title", text(scenario.title()));
        json.writeStringField("severity", scenario.severity().id());
        json.writeStringField("docs", wording.say(scenario.docs()));
    }

    private void signal(Signal signal, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("signal", signal.name());
        json.writeArrayFieldStart("components");
        for (Component component : signal.components()) {
            json.writeString(component.id());
        }
        json.writeEndArray();
        json.writeBooleanField("joined", signal.joined());
        json.writeStringField("where", conditions.of(signal.condition()));
        json.writeEndObject();
    }

    private void cause(Cause cause, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("cause", cause.id());
        json.writeStringField("title", text(cause.title()));
        versions(cause.versions(), json);
        decision("confirmed", cause.confirmed(), json);
        decision("ruledOut", cause.ruledOut(), json);
        steps(cause.steps(), json);
        json.writeEndObject();
    }

    private void steps(List<Step> steps, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("steps");
        for (Step step : steps) {
            json.writeStartObject();
            json.writeStringField("who", step.who().id());
            json.writeStringField("do", text(step.action()));
            if (step.command() != null) {
                json.writeStringField("command", text(step.command()));
            }
            if (step.expect() != null) {
                json.writeStringField("expect", text(step.expect()));
            }
            json.writeBooleanField("destructive", step.destructive());
            versions(step.versions(), json);
            decision("when", step.when(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void decision(String name, @Nullable Decision decision, JsonGenerator json) throws IOException {
        if (decision != null) {
            json.writeStringField(name, conditions.of(decision));
        }
    }

    private void versions(VersionRange range, JsonGenerator json) throws IOException {
        if (range.since() != null) {
            json.writeStringField("since", range.since().toString());
        }
        if (range.before() != null) {
            json.writeStringField("before", range.before().toString());
        }
    }

    private String text(Template template) {
        return new Template(wording.say(template.text())).fill(name -> null);
    }
}

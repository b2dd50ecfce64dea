package dev.logscan.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.logscan.incident.Advice;
import dev.logscan.incident.CauseVerdict;
import dev.logscan.incident.Evidence;
import dev.logscan.incident.Fact;
import dev.logscan.incident.Finding;
import dev.logscan.incident.Link;
import dev.logscan.incident.Missing;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one finding, the same object in every format that is made of JSON. */
final class FindingJson {
    private final JsonGenerator json;

    FindingJson(JsonGenerator json) {
        this.json = json;
    }

    void write(Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("scenario", finding.scenario());
        json.writeStringField("title", finding.title());
        json.writeStringField("severity", finding.severity().id());
        json.writeStringField("confidence", finding.confidence().id());
        json.writeStringField("side", finding.side().id());
        json.writeStringField("summary", finding.summary());
        json.writeNumberField("count", finding.count());
        time(json, "firstSeen", finding.firstSeen());
        time(json, "lastSeen", finding.lastSeen());
        strings("correlationIds", finding.correlationIds());
        facts(finding.facts());
        each("causes", finding.causes(), this::cause);
        each("steps", finding.steps(), this::step);
        evidence(finding.evidence());
        each("links", finding.links(), this::link);
        each("missing", finding.missing(), this::missing);
        json.writeStringField("docs", finding.docs());
        json.writeEndObject();
    }

    void evidence(List<Evidence> evidence) throws IOException {
        each("evidence", evidence, this::evidence);
    }

    /** Entries that stand for themselves: evidence that also says who wrote it. */
    void entries(List<Evidence> entries) throws IOException {
        each("entries", entries, entry -> {
            json.writeStringField("kind", entry.component().id());
            evidence(entry);
        });
    }

    static void time(JsonGenerator json, String name, @Nullable Instant time) throws IOException {
        if (time != null) {
            json.writeStringField(name, Times.rfc3339(time));
        }
    }

    private void facts(List<Fact> facts) throws IOException {
        json.writeObjectFieldStart("facts");
        for (Fact fact : facts) {
            if (fact.array()) {
                strings(fact.name(), fact.values());
            } else {
                json.writeStringField(fact.name(), fact.values().get(0));
            }
        }
        json.writeEndObject();
    }

    private void cause(CauseVerdict cause) throws IOException {
        json.writeStringField("cause", cause.cause());
        json.writeStringField("status", cause.status().id());
        json.writeStringField("because", cause.because());
        each("steps", cause.steps(), this::step);
    }

    private void step(Advice step) throws IOException {
        json.writeStringField("who", step.who().id());
        json.writeStringField("do", step.action());
        optional("command", step.command());
        optional("expect", step.expect());
        json.writeBooleanField("destructive", step.destructive());
    }

    private void evidence(Evidence evidence) throws IOException {
        json.writeStringField("source", evidence.origin().source());
        json.writeNumberField("line", evidence.origin().line());
        time(json, "time", evidence.time());
        optional("correlationId", evidence.correlationId());
        json.writeObjectFieldStart("fields");
        for (var field : evidence.fields().entrySet()) {
            if (field.getValue().size() == 1) {
                json.writeStringField(field.getKey(), field.getValue().get(0));
            } else {
                strings(field.getKey(), field.getValue());
            }
        }
        json.writeEndObject();
    }

    private void link(Link link) throws IOException {
        optional("of", link.of());
        optional("correlationId", link.correlationId());
        json.writeStringField("side", link.side().id());
        strings("agree", link.agree());
        json.writeNumberField("clockOffsetMs", link.clockOffsetMs());
        json.writeNumberField("candidates", link.candidates());
    }

    private void missing(Missing missing) throws IOException {
        json.writeStringField("what", missing.what());
        strings("decides", missing.decides());
        json.writeStringField("how", missing.how());
        json.writeStringField("who", missing.who().id());
    }

    private void optional(String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private void strings(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private <T> void each(String name, List<T> items, Body<T> body) throws IOException {
        json.writeArrayFieldStart(name);
        for (T item : items) {
            json.writeStartObject();
            body.write(item);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The members of one object. */
    private interface Body<T> {
        void write(T item) throws IOException;
    }
}

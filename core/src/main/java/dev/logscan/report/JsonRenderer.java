package dev.logscan.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.google.common.io.CharStreams;
import dev.logscan.incident.Finding;
import dev.logscan.incident.Unexplained;
import dev.logscan.input.ReadProblem;
import dev.logscan.scenario.Severity;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the report as one JSON document, schema version 1; {@code report.schema.json} beside this class describes it.
 *
 * <p>The same report gives the same characters everywhere: two spaces a level, line feeds, a final one.
 */
public final class JsonRenderer implements Renderer {
    /** The version of the document's shape; grows when a reader of the old shape would err. */
    public static final int SCHEMA_VERSION = 1;

    private static final JsonFactory FACTORY = new JsonFactory();

    /** Makes a renderer; it has no settings and no state. */
    public JsonRenderer() {}

    @Override
    public void render(Report report, Appendable out) throws IOException {
        try (JsonGenerator json = generator(out)) {
            json.writeStartObject();
            head(report, json);
            sources(report.sources(), json);
            findings(report.findings(), json);
            unexplained(report.unexplained(), json);
            json.writeArrayFieldStart("warnings");
            for (String warning : report.warnings()) {
                json.writeString(warning);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /** Writes JSON over many lines, and leaves {@code out} open. */
    static JsonGenerator generator(Appendable out) throws IOException {
        JsonGenerator json = FACTORY.createGenerator(CharStreams.asWriter(out));
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
        json.setCharacterEscapes(new Escape.Json());
        json.setPrettyPrinter(new PrettyJson());
        return json;
    }

    static void tool(String version, JsonGenerator json) throws IOException {
        json.writeNumberField("schemaVersion", SCHEMA_VERSION);
        json.writeObjectFieldStart("tool");
        json.writeStringField("name", "logscan");
        json.writeStringField("version", version);
        json.writeEndObject();
    }

    private static void head(Report report, JsonGenerator json) throws IOException {
        tool(report.toolVersion(), json);
        json.writeBooleanField("complete", report.complete());
        Totals totals = Totals.of(report.sources());
        json.writeObjectFieldStart("summary");
        json.writeNumberField("sources", totals.sources());
        json.writeNumberField("bytes", totals.bytes());
        json.writeNumberField("lines", totals.lines());
        json.writeNumberField("entries", totals.entries());
        json.writeNumberField("blank", totals.blank());
        json.writeNumberField("unparsed", totals.unparsed());
        json.writeObjectFieldStart("findings");
        json.writeNumberField("error", report.count(Severity.ERROR));
        json.writeNumberField("warning", report.count(Severity.WARNING));
        json.writeNumberField("info", report.count(Severity.INFO));
        json.writeEndObject();
        json.writeNumberField("undecided", report.undecided());
        json.writeEndObject();
    }

    static void sources(List<SourceSummary> sources, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("sources");
        for (SourceSummary source : sources) {
            json.writeStartObject();
            json.writeStringField("name", source.name());
            json.writeStringField("kind", source.kind().id());
            json.writeStringField("format", source.format());
            json.writeNumberField("bytes", source.bytes());
            json.writeNumberField("lines", source.lines());
            json.writeNumberField("entries", source.entries());
            json.writeNumberField("blank", source.blank());
            json.writeNumberField("unparsed", source.unparsed());
            FindingJson.time(json, "first", source.first());
            FindingJson.time(json, "last", source.last());
            if (!source.problems().isEmpty()) {
                json.writeStringField(
                        "problem",
                        source.problems().stream().map(ReadProblem::message).collect(Collectors.joining("; ")));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void findings(List<Finding> findings, JsonGenerator json) throws IOException {
        FindingJson writer = new FindingJson(json);
        json.writeArrayFieldStart("findings");
        for (Finding finding : findings) {
            writer.write(finding);
        }
        json.writeEndArray();
    }

    private static void unexplained(List<Unexplained> unexplained, JsonGenerator json) throws IOException {
        FindingJson writer = new FindingJson(json);
        json.writeArrayFieldStart("unexplained");
        for (Unexplained rest : unexplained) {
            json.writeStartObject();
            json.writeStringField("what", rest.what());
            json.writeNumberField("count", rest.count());
            FindingJson.time(json, "firstSeen", rest.firstSeen());
            FindingJson.time(json, "lastSeen", rest.lastSeen());
            writer.evidence(rest.evidence());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}

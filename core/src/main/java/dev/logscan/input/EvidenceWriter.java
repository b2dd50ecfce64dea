package dev.logscan.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes entries so that a scan reads the same entries again: a JSON object a line, with the component, the time, the
 * correlation id, the line on which the entry stood, and its fields.
 *
 * <p>Whatever form an entry reached us in, a search response, a table, a recording, it has this one here. Not thread-safe.
 */
public final class EvidenceWriter {
    static final String COMPONENT = "evidence";
    static final String START = "{\"" + COMPONENT + "\":\"";
    static final String TIME = "time";
    static final String CORRELATION_ID = "correlation_id";
    static final String EXPORTED = "exported";
    static final String FIELDS = "fields";

    private static final String LINE = "line";
    private static final JsonFactory JSON = new JsonFactory();

    private final Writer out;

    /**
     * Starts writing the entries of one source.
     *
     * @param out where to; left open
     */
    public EvidenceWriter(Writer out) {
        this.out = out;
    }

    /**
     * Writes an entry.
     *
     * @param entry the entry; of its origin only the line is written
     * @throws IOException when it cannot be written
     */
    public void write(LogEntry entry) throws IOException {
        write(
                entry.component(),
                entry.time(),
                entry.correlationId(),
                entry.origin().line(),
                entry.fields(),
                false);
    }

    /**
     * Writes that a component's log has an entry of a time, and nothing of what it says.
     *
     * @param component who wrote it
     * @param time when, or null
     * @throws IOException when it cannot be written
     */
    public void mark(Component component, @Nullable Instant time) throws IOException {
        write(component, time, null, 0, Map.of(), false);
    }

    /**
     * Writes that the source is an export, which holds only what somebody searched for.
     *
     * @throws IOException when it cannot be written
     */
    public void exported() throws IOException {
        write(Component.OTHER, null, null, 0, Map.of(), true);
    }

    private void write(
            Component component,
            @Nullable Instant time,
            @Nullable String id,
            long line,
            Map<String, List<String>> fields,
            boolean exported)
            throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            json.writeStartObject();
            json.writeStringField(COMPONENT, component.id());
            if (time != null) {
                json.writeStringField(TIME, time.toString());
            }
            if (id != null) {
                json.writeStringField(CORRELATION_ID, id);
            }
            if (line > 0) {
                json.writeNumberField(LINE, line);
            }
            if (exported) {
                json.writeBooleanField(EXPORTED, true);
            }
            if (!fields.isEmpty()) {
                json.writeObjectFieldStart(FIELDS);
                for (Map.Entry<String, List<String>> field : fields.entrySet()) {
                    json.writeFieldName(field.getKey());
                    values(field.getValue(), json);
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        out.write('\n');
    }

    private static void values(List<String> values, JsonGenerator json) throws IOException {
        if (values.size() == 1) {
            json.writeString(values.get(0));
            return;
        }
        json.writeStartArray();
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}

package dev.logscan.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads a line of {@link EvidenceWriter}: every field is one of the entry already, and nothing is derived anew. */
final class EvidenceParser implements LineParser {
    private static final byte[] START = EvidenceWriter.START.getBytes(StandardCharsets.US_ASCII);

    private final EntryFactory factory;
    private String reason = "";
    private boolean cutOff;
    private boolean dressed;

    EvidenceParser(EntryFactory factory) {
        this.factory = factory;
    }

    @Override
    public @Nullable LogEntry parse(byte[] bytes, int start, int end, long line, long position) {
        cutOff = false;
        dressed = false;
        if (!looksLikeEntry(bytes, start, end)) {
            reason = "no line of evidence";
            return null;
        }
        try (JsonParser parser = Json.LINES.createParser(bytes, start, end - start)) {
            return entry(parser, line, position);
        } catch (JsonEOFException cut) {
            reason = "cut off";
            cutOff = true;
        } catch (IOException | DateTimeException broken) {
            reason = "broken line of evidence";
        }
        return null;
    }

    private @Nullable LogEntry entry(JsonParser parser, long line, long position) throws IOException {
        Component component = Component.OTHER;
        Instant time = null;
        String id = null;
        Fields fields = new Fields();
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case EvidenceWriter.COMPONENT ->
                    component = Component.of(parser.getText()).orElse(Component.OTHER);
                case EvidenceWriter.TIME -> time = Instant.parse(parser.getText());
                case EvidenceWriter.CORRELATION_ID -> id = parser.getText();
                case EvidenceWriter.EXPORTED -> dressed = value == JsonToken.VALUE_TRUE;
                case EvidenceWriter.FIELDS -> Flattener.readObject(parser, "", fields);
                default -> parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            reason = "text after the line of evidence";
            return null;
        }
        return factory.understood(component, time, id, fields, line, position);
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public boolean cutOff() {
        return cutOff;
    }

    @Override
    public boolean zoneless() {
        return false;
    }

    @Override
    public boolean dressed() {
        return dressed;
    }

    @Override
    public boolean looksLikeEntry(byte[] bytes, int start, int end) {
        if (end - start < START.length) {
            return false;
        }
        for (int i = 0; i < START.length; i++) {
            if (bytes[start + i] != START[i]) {
                return false;
            }
        }
        return true;
    }
}

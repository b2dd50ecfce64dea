package dev.logscan.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads JSON that stands as text inside a value. */
final class EmbeddedJson {
    private EmbeddedJson() {}

    /** The text that a JSON text spells; null when it is none, or something stands behind it. */
    static @Nullable String text(String json) {
        try (JsonParser parser = Json.LINES.createParser(json)) {
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                return null;
            }
            String text = parser.getText();
            return parser.nextToken() == null ? text : null;
        } catch (IOException broken) {
            return null;
        }
    }

    /**
     * Reads a list as the values of a field.
     *
     * @return whether the text was one whole JSON list; if not, nothing was added
     */
    static boolean readList(String text, String name, Fields out) {
        Fields parsed = new Fields();
        try (JsonParser parser = Json.LINES.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return false;
            }
            Flattener.readValue(parser, name, parsed);
            if (parser.nextToken() != null) {
                return false;
            }
        } catch (IOException broken) {
            return false;
        }
        parsed.map().forEach(out::addAll);
        return true;
    }

    /**
     * Flattens an object or a list of them.
     *
     * @param prefix what goes before every name: empty, or a name with its dot
     * @return whether the text was one whole JSON object or array; if not, nothing was added
     */
    static boolean read(String text, String prefix, Fields out) {
        Fields parsed = new Fields();
        try (JsonParser parser = Json.LINES.createParser(text)) {
            JsonToken start = parser.nextToken();
            if (start == JsonToken.START_OBJECT) {
                Flattener.readObject(parser, prefix, parsed);
            } else if (start == JsonToken.START_ARRAY && !prefix.isEmpty()) {
                Flattener.readValue(parser, prefix.substring(0, prefix.length() - 1), parsed);
            } else {
                return false;
            }
            if (parser.nextToken() != null) {
                return false;
            }
        } catch (IOException broken) {
            return false;
        }
        parsed.map().forEach((name, values) -> {
            if (name.length() > prefix.length()) {
                out.remove(name);
                out.addAll(name, values);
            }
        });
        return true;
    }
}

package dev.logscan.input;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells the shapes of JSON apart by the first bytes of a source. */
final class JsonHead {
    private static final Set<String> WRAPPERS = Set.of("rawResponse", "response", "responses", "result", "hits");
    private static final Set<String> SEARCH_MARKS = Set.of("timed_out", "_shards", "_scroll_id", "pit_id");

    private static final Set<String> HAR_MARKS = Set.of("version", "creator", "browser", "pages", "entries", "comment");

    /** Saved objects have about ten members. */
    private static final int SAVED_OBJECT_NAMES = 20;

    private JsonHead() {}

    /** Whether some line is a whole JSON object, behind a collector's prefix or not. */
    static boolean hasObjectLine(Head head) {
        byte[] bytes = head.bytes();
        int lines = 0;
        int start = head.firstInk();
        while (start < bytes.length) {
            int end = Swar.indexOf(bytes, start, bytes.length, (byte) '\n');
            lines++;
            if (isObject(bytes, start, end)) {
                return true;
            }
            start = head.inkFrom(end);
        }
        int json = LinePrefix.jsonStart(bytes, head.firstInk(), bytes.length);
        return lines == 1 && json >= 0 && bytes[head.inkFrom(json + 1) % bytes.length] == '"';
    }

    private static boolean isObject(byte[] bytes, int start, int end) {
        int json = LinePrefix.jsonStart(bytes, start, end);
        if (json < 0) {
            return false;
        }
        int last = JsonLineParser.withoutComma(bytes, json, end);
        try (JsonParser parser = Json.LINES.createParser(bytes, json, last - json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException broken) {
            return false;
        }
    }

    /** Whether the first value is spread over several lines, or shares its line with the next one. */
    static boolean isDocument(Head head) {
        int start = head.firstInk();
        byte[] bytes = head.bytes();
        if (head.at(start) == '[') {
            int second = head.at(head.inkFrom(start + 1));
            return second == '{' || second == '[' || second == ']' || isObjectsText(bytes, head.inkFrom(start + 1));
        }
        if (head.at(start) != '{') {
            return false;
        }
        try (JsonParser parser = Json.DOCUMENTS.createParser(bytes, start, bytes.length - start)) {
            parser.nextToken();
            try {
                parser.skipChildren();
            } catch (JsonEOFException cut) {
                return parser.currentLocation().getLineNr() > 1;
            }
            return parser.currentLocation().getLineNr() > 1 || anotherOnItsLine(parser);
        } catch (IOException broken) {
            return false;
        }
    }

    private static boolean isObjectsText(byte[] bytes, int at) {
        return at + 2 < bytes.length && bytes[at] == '"' && bytes[at + 1] == '{' && bytes[at + 2] == '\\';
    }

    private static boolean anotherOnItsLine(JsonParser parser) throws IOException {
        JsonToken next;
        try {
            next = parser.nextToken();
        } catch (JsonParseException comma) {
            // The comma of a list that was copied without its brackets; the parser has passed over it.
            next = parser.nextToken();
        }
        return next != null
                && next.isStructStart()
                && parser.currentTokenLocation().getLineNr() == 1;
    }

    /** Whether the first value is what Elasticsearch or OpenSearch answered to a search, in a wrapper or not. */
    static boolean isSearchResponse(Head head) {
        int start = head.firstInk();
        byte[] bytes = head.bytes();
        if (head.at(start) != '{' && head.at(start) != '#') {
            return false;
        }
        try (JsonParser parser = Json.DOCUMENTS.createParser(bytes, start, bytes.length - start)) {
            return parser.nextToken() == JsonToken.START_OBJECT && isSearchResponse(parser, 0);
        } catch (IOException cutOrBroken) {
            return false;
        }
    }

    private static boolean isSearchResponse(JsonParser parser, int depth) throws IOException {
        boolean took = false;
        boolean error = false;
        boolean status = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            took |= name.equals("took");
            error |= name.equals("error") && value == JsonToken.START_OBJECT;
            status |= name.equals("status");
            if ((took && SEARCH_MARKS.contains(name)) || (error && status)) {
                return true;
            }
            if (name.equals("hits") && value == JsonToken.START_ARRAY) {
                return true;
            }
            if (name.equals("docs") && value == JsonToken.START_ARRAY) {
                return isDocument(parser);
            }
            if (name.equals("responses") && value == JsonToken.START_ARRAY) {
                return parser.nextToken() == JsonToken.END_ARRAY || isSearchResponse(parser, depth + 1);
            }
            if (WRAPPERS.contains(name) && value == JsonToken.START_OBJECT && depth < 4) {
                if (isSearchResponse(parser, depth + 1)) {
                    return true;
                }
            } else {
                parser.skipChildren();
            }
        }
        return false;
    }

    /** Whether the first element of a list was got by its id. */
    private static boolean isDocument(JsonParser parser) throws IOException {
        boolean index = false;
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME && !index) {
                index = parser.currentName().equals("_index");
                parser.nextToken();
                parser.skipChildren();
            }
        }
        return index;
    }

    /** Whether the first value is an HTTP archive. */
    static boolean isHar(Head head) {
        int start = head.firstInk();
        byte[] bytes = head.bytes();
        if (head.at(start) != '{') {
            return false;
        }
        try (JsonParser parser = Json.DOCUMENTS.createParser(bytes, start, bytes.length - start)) {
            parser.nextToken();
            return parser.nextToken() == JsonToken.FIELD_NAME
                    && parser.currentName().equals("log")
                    && parser.nextToken() == JsonToken.START_OBJECT
                    && parser.nextToken() == JsonToken.FIELD_NAME
                    && HAR_MARKS.contains(parser.currentName());
        } catch (IOException cutOrBroken) {
            return false;
        }
    }

    /** Whether the first value is one of the objects that Kibana exports with its dashboards and searches. */
    static boolean isSavedObject(Head head) {
        int start = head.firstInk();
        byte[] bytes = head.bytes();
        if (head.at(start) != '{') {
            return false;
        }
        Set<String> names = new HashSet<>();
        try (JsonParser parser = Json.DOCUMENTS.createParser(bytes, start, bytes.length - start)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME && names.size() < SAVED_OBJECT_NAMES) {
                names.add(parser.currentName());
                parser.nextToken();
                parser.skipChildren();
            }
        } catch (IOException cutOrBroken) {
            // What was seen until then tells enough.
        }
        return names.contains("exportedCount")
                || names.containsAll(List.of("attributes", "id", "type"))
                || names.containsAll(List.of("attributes", "references", "type"));
    }
}

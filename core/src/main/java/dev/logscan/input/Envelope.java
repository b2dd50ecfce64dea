package dev.logscan.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a log store wraps around the entries that it hands out, told by the first value of a source. */
enum Envelope {
    /** What Elasticsearch answers to ES|QL and SQL: columns, and rows of values. */
    QUERY_TABLE("query-table"),
    LOKI("loki"),
    GRAFANA("grafana"),
    SPLUNK("splunk"),
    CLOUDWATCH("cloudwatch"),
    GOOGLE_CLOUD_LOGGING("google-cloud-logging"),
    OPENTELEMETRY("opentelemetry");

    private static final Set<String> WRAPPERS = Set.of("rawResponse", "response");
    private static final int MAX_DEPTH = 4;

    private final String id;

    Envelope(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /** Recognises the first value; null when it is wrapped in nothing, or in something else. */
    static @Nullable Envelope of(Head head) {
        int start = head.firstInk();
        byte[] bytes = head.bytes();
        if (head.at(start) != '{' && head.at(start) != '[') {
            return null;
        }
        try (JsonParser parser = Json.DOCUMENTS.createParser(bytes, start, bytes.length - start)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? ofObject(parser, 0) : ofList(parser);
        } catch (IOException cutOrBroken) {
            return null;
        }
    }

    private static @Nullable Envelope ofObject(JsonParser parser, int depth) throws IOException {
        boolean splunk = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            splunk |= name.equals("init_offset");
            Envelope found = null;
            if (value == JsonToken.START_ARRAY) {
                found = ofMember(name, parser);
            } else if (value == JsonToken.START_OBJECT && name.equals("data")) {
                found = ofLoki(parser);
            } else if (value == JsonToken.START_OBJECT && WRAPPERS.contains(name) && depth < MAX_DEPTH) {
                found = ofObject(parser, depth + 1);
            } else {
                parser.skipChildren();
            }
            if (found != null) {
                return found;
            }
        }
        return splunk ? SPLUNK : null;
    }

    /** Judges a list by its first element, and reads to its end. */
    private static @Nullable Envelope ofMember(String name, JsonParser parser) throws IOException {
        int list = parser.getParsingContext().getNestingDepth();
        JsonToken first = parser.nextToken();
        Envelope found = null;
        if (first == JsonToken.START_ARRAY) {
            boolean row = name.equals("rows");
            found = row ? QUERY_TABLE : name.equals("results") && isInsightsRow(parser) ? CLOUDWATCH : null;
        } else if (first == JsonToken.START_OBJECT) {
            Set<String> names = names(parser);
            found = switch (name) {
                case "columns" -> names.contains("name") ? QUERY_TABLE : null;
                case "events", "logEvents" -> CLOUDWATCH.ifElement(names);
                case "entries" -> GOOGLE_CLOUD_LOGGING.ifElement(names);
                case "results" -> SPLUNK.ifElement(names);
                case "resourceLogs" -> names.contains("scopeLogs") ? OPENTELEMETRY : null;
                default -> null;
            };
        }
        while (found == null && parser.getParsingContext().getNestingDepth() >= list) {
            parser.nextToken();
        }
        return found;
    }

    private static boolean isInsightsRow(JsonParser parser) throws IOException {
        return parser.nextToken() == JsonToken.START_OBJECT && names(parser).containsAll(Set.of("field", "value"));
    }

    private static @Nullable Envelope ofLoki(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            if (parser.currentName().equals("resultType")) {
                return LOKI;
            }
            parser.nextToken();
            parser.skipChildren();
        }
        return null;
    }

    private static @Nullable Envelope ofList(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return null;
        }
        Set<String> names = names(parser);
        Envelope google = GOOGLE_CLOUD_LOGGING.ifElement(names);
        return google == null ? GRAFANA.ifElement(names) : google;
    }

    private static Set<String> names(JsonParser parser) throws IOException {
        Set<String> names = new HashSet<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME && names.size() < Fields.MAX_FIELDS) {
            names.add(parser.currentName());
            parser.nextToken();
            parser.skipChildren();
        }
        return names;
    }

    private @Nullable Envelope ifElement(Set<String> names) {
        return isElement(names::contains) ? this : null;
    }

    /**
     * Whether an object is one of this envelope's elements; its members' names are usual words, which a log line may have too.
     *
     * @param has tells whether the object has a member
     */
    boolean isElement(Predicate<String> has) {
        return switch (this) {
            case QUERY_TABLE, LOKI -> false;
            case GRAFANA -> has.test("line") && has.test("timestamp");
            case SPLUNK -> has.test("_raw") || has.test("_time");
            case CLOUDWATCH -> has.test("message") && has.test("timestamp");
            case OPENTELEMETRY -> has.test("body") || has.test("timeUnixNano");
            case GOOGLE_CLOUD_LOGGING ->
                (has.test("jsonPayload") || has.test("textPayload") || has.test("protoPayload"))
                        && (has.test("timestamp") || has.test("logName") || has.test("insertId"));
        };
    }
}

package dev.logscan.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The shapes in which Loki, Splunk, CloudWatch and Google Cloud Logging hand out entries. */
final class LogStores {
    /** Which envelope holds its entries in a list of that name; a log line may have such a member too. */
    static final Map<String, Set<Envelope>> MEMBERS = Map.of(
            "events", Set.of(Envelope.CLOUDWATCH),
            "logEvents", Set.of(Envelope.CLOUDWATCH),
            "logRecords", Set.of(Envelope.OPENTELEMETRY),
            "docs", Set.of(),
            "entries", Set.of(Envelope.GOOGLE_CLOUD_LOGGING),
            "results", Set.of(Envelope.SPLUNK),
            "hits", Set.of());

    private LogStores() {}

    /** Whether a list of that name with such a first element holds entries. */
    static boolean isElement(String list, Fields first) {
        if (list.equals("hits") || list.equals("docs")) {
            return first.names().stream()
                    .anyMatch(name -> name.equals("_id") || name.startsWith("_source.") || name.startsWith("fields."));
        }
        Set<Envelope> envelopes = MEMBERS.getOrDefault(list, Set.of());
        return envelopes.stream().anyMatch(envelope -> envelope.isElement(name -> has(first, name)))
                || (list.equals("results") && Unwrapper.isRecord(first));
    }

    private static boolean has(Fields fields, String name) {
        return fields.has(name) || fields.names().stream().anyMatch(other -> other.startsWith(name + "."));
    }

    /** Reads one of Loki's lines, {@code [time, line, metadata]}; the parser stands on its start. */
    static Fields lokiLine(JsonParser parser) throws IOException {
        Fields line = new Fields();
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            if (i < 2 && parser.currentToken().isScalarValue()) {
                Flattener.readValue(parser, i == 0 ? "timestamp" : "line", line);
            } else {
                parser.skipChildren();
            }
        }
        return line;
    }

    /**
     * Reads one row of CloudWatch Insights, {@code [{field, value}, ...]}; the parser stands on its start.
     *
     * @return null when it is none; then it was read to its end all the same
     */
    static @Nullable Fields insightsRow(JsonParser parser) throws IOException {
        Fields row = new Fields();
        boolean all = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Fields pair = new Fields();
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                Flattener.readObject(parser, "", pair);
            } else {
                parser.skipChildren();
            }
            String name = pair.first("field");
            all &= name != null;
            if (name != null) {
                row.addAll(name, pair.all("value"));
            }
        }
        // Insights prints UTC and does not say so.
        row.edit("@timestamp", time -> time.endsWith("Z") ? time : time + " UTC");
        return all && !row.names().isEmpty() ? row : null;
    }
}

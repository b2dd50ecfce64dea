package dev.logscan.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A search that GitLab's troubleshooting page tells support engineers to make in GitLab.com's logs, filled in.
 *
 * <p>It looks for failed updates of an installation. In the log, the parameters are a Ruby hash as {@code inspect} writes
 * it; from Ruby 3.4 on with blanks around the arrow, so both spellings are searched for.
 */
public final class KibanaSearch {
    private static final String CALLER = "JiraConnect::InstallationsController#update";

    private final String field;
    private final List<String> values;

    private KibanaSearch(String field, List<String> values) {
        this.field = field;
        this.values = values;
    }

    /**
     * The entries of one request.
     *
     * @param correlationId the {@code X-Request-Id} of the answer
     * @return the search
     */
    public static KibanaSearch byRequest(String correlationId) {
        return new KibanaSearch("json.correlation_id", List.of(correlationId));
    }

    /**
     * The requests that set an address.
     *
     * @param url the address as it was entered, without a slash at its end
     * @return the search
     */
    public static KibanaSearch byInstanceUrl(String url) {
        String value = inspect(url);
        return new KibanaSearch(
                "json.params.value",
                List.of("{\"instance_url\"=>" + value + "}", "{\"instance_url\" => " + value + "}"));
    }

    /**
     * The search in Kibana's query language.
     *
     * @return one line
     */
    public String kql() {
        String quoted = values.stream().map(KibanaSearch::quoted).collect(Collectors.joining(" or "));
        return "json.meta.caller_id: " + quoted(CALLER) + " and not json.status: 200 and " + field + ": "
                + (values.size() == 1 ? quoted : "(" + quoted + ")");
    }

    /**
     * The search as the body of a search request.
     *
     * @return one JSON document over many lines
     */
    public String queryDsl() {
        StringBuilder out = new StringBuilder();
        try (JsonGenerator json = JsonRenderer.generator(out)) {
            json.writeStartObject();
            json.writeObjectFieldStart("query");
            json.writeObjectFieldStart("bool");
            json.writeArrayFieldStart("filter");
            phrase(json, "json.meta.caller_id", CALLER);
            if (values.size() == 1) {
                phrase(json, field, values.get(0));
            } else {
                oneOf(json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("must_not");
            phrase(json, "json.status", "200");
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private void oneOf(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("bool");
        json.writeArrayFieldStart("should");
        for (String value : values) {
            phrase(json, field, value);
        }
        json.writeEndArray();
        json.writeNumberField("minimum_should_match", 1);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void phrase(JsonGenerator json, String field, String value) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("match_phrase");
        json.writeStringField(field, value);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** A literal of the query language: between quotes only a quote and a backslash are special. */
    private static String quoted(String text) {
        return '"' + Escape.line(text.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
    }

    /** A text as Ruby writes it, so that the log holds the same. */
    private static String inspect(String text) {
        StringBuilder ruby = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean interpolates = c == '#' && i + 1 < text.length() && "{$@".indexOf(text.charAt(i + 1)) >= 0;
            ruby.append(c == '"' || c == '\\' || interpolates ? "\\" : "").append(c);
        }
        return ruby.append('"').toString();
    }
}

package dev.logscan.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request of a browser with its response. Of both only what tells something about the app is kept: cookies, tokens,
 * client ids and codes never become fields.
 */
final class HarExchange {
    private static final Set<String> REQUEST_HEADERS = Set.of("origin", "referer", "content-type");
    private static final Set<String> RESPONSE_HEADERS =
            Set.of("location", "x-request-id", "access-control-allow-origin", "content-type");

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> requestHeaders = new HashMap<>();
    private final Map<String, String> responseHeaders = new HashMap<>();
    private final HarBody sent = new HarBody();
    private final HarBody received = new HarBody();
    private boolean hasRequest;

    private HarExchange() {}

    /** Reads the object whose start the parser stands on. */
    static HarExchange read(JsonParser parser) throws IOException {
        HarExchange exchange = new HarExchange();
        exchange.exchange(parser);
        return exchange;
    }

    private void exchange(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("request") && value == JsonToken.START_OBJECT) {
                hasRequest = true;
                request(parser);
            } else if (name.equals("response") && value == JsonToken.START_OBJECT) {
                response(parser);
            } else if (value.isScalarValue() && (name.equals("startedDateTime") || name.equals("_error"))) {
                texts.put(name, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
    }

    private void request(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "method", "url" -> scalar(name, value, parser);
                case "headers" -> headers(parser, REQUEST_HEADERS, requestHeaders);
                case "postData" -> sent.read(parser);
                default -> parser.skipChildren();
            }
        }
    }

    private void response(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "status", "redirectURL", "_error" -> scalar(name, value, parser);
                case "headers" -> headers(parser, RESPONSE_HEADERS, responseHeaders);
                case "content" -> content(parser);
                default -> parser.skipChildren();
            }
        }
    }

    /** The bodies of other pages may be large, and are none of our business. */
    private void content(JsonParser parser) throws IOException {
        if (hasRequest && address() != null) {
            received.read(parser);
        } else {
            parser.skipChildren();
        }
    }

    private void scalar(String name, JsonToken value, JsonParser parser) throws IOException {
        if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
            texts.put(name, parser.getText());
        } else {
            parser.skipChildren();
        }
    }

    private static void headers(JsonParser parser, Set<String> wanted, Map<String, String> out) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                header(parser, wanted, out);
            } else {
                parser.skipChildren();
            }
        }
    }

    private static void header(JsonParser parser, Set<String> wanted, Map<String, String> out) throws IOException {
        String header = "";
        String content = "";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            boolean scalar = parser.nextToken().isScalarValue();
            if (scalar && name.equals("name")) {
                header = parser.getText().toLowerCase(Locale.ROOT);
            } else if (scalar && name.equals("value")) {
                content = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
        if (wanted.contains(header)) {
            out.put(header, content);
        }
    }

    private @Nullable AppAddress address() {
        return AppAddress.of(texts.get("url"), sent.redirectUri(), requestHeaders.get("referer"));
    }

    /** What it tells about the app; null when it is another's request. */
    @Nullable
    Fields fields() {
        AppAddress address = address();
        if (address == null) {
            return null;
        }
        Fields fields = new Fields();
        copy(texts.get("startedDateTime"), "time", fields);
        copy(texts.get("method"), "method", fields);
        fields.set("url", address.url());
        fields.set("host", address.host());
        fields.set("path", address.path());
        String status = texts.getOrDefault("status", "0");
        boolean answered = !EntryFactory.leadingInteger(status).equals("0") && !status.startsWith("-");
        if (answered) {
            fields.set("status", status);
        }
        copy(responseHeaders.get("x-request-id"), "correlation_id", fields);
        copy(texts.get("_error"), "error", fields);
        if (isBlocked(address, answered)) {
            fields.set("cors", "blocked");
        }
        redirect(address, fields);
        address.addParams(fields);
        sent.addParams(requestHeaders.get("content-type"), fields);
        received.addMessages(responseHeaders.get("content-type"), fields);
        return fields;
    }

    private static void copy(@Nullable String text, String name, Fields fields) {
        if (text != null && !text.isBlank()) {
            fields.set(name, text);
        }
    }

    /** Whether the browser kept the answer from the page, because it does not allow the page's origin. */
    private boolean isBlocked(AppAddress address, boolean answered) {
        String origin = requestHeaders.get("origin");
        if (origin == null || origin.equals(address.origin())) {
            return false;
        }
        String allowed = responseHeaders.get("access-control-allow-origin");
        return !answered || !(origin.equals(allowed) || "*".equals(allowed));
    }

    private void redirect(AppAddress address, Fields fields) {
        String target = texts.get("redirectURL");
        if (target == null || target.isBlank()) {
            target = responseHeaders.get("location");
        }
        if (target != null && !target.isBlank()) {
            fields.set("redirect.path", address.resolvedPath(target));
        }
    }
}

package dev.logscan.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was sent or received with a request, and what of it may be shown. */
final class HarBody {
    /** Error bodies are short; a page says what it says near its top. */
    private static final int MAX_TEXT = 1 << 20;

    private static final int MAX_SHOWN = 4000;

    /** Parameters that name the instance or the group and hold no secret. */
    private static final Set<String> SHOWN = Set.of(
            "instance_url",
            "installation.instance_url",
            "instanceUrl",
            "namespace_path",
            "namespacePath",
            "redirect_uri",
            "response_type",
            "grant_type");

    private static final List<String> MESSAGES = List.of("errors", "error", "message", "error_description");

    private String type = "";
    private String encoding = "";
    private @Nullable String text;
    private final Fields params = new Fields();

    /** Reads {@code postData} or {@code content}. */
    void read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("params") && value == JsonToken.START_ARRAY) {
                params(parser);
            } else if (!value.isScalarValue() || (name.equals("text") && isCode(type))) {
                parser.skipChildren();
            } else {
                member(name, parser);
            }
        }
    }

    private void member(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "mimeType" -> type = parser.getText().toLowerCase(Locale.ROOT);
            case "encoding" -> encoding = parser.getText();
            case "text" -> {
                String whole = parser.getText();
                text = whole.length() > MAX_TEXT ? null : whole;
            }
            default -> {}
        }
    }

    private void params(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Fields param = new Fields();
            Flattener.readValue(parser, "param", param);
            String name = param.first("param.name");
            String value = param.first("param.value");
            if (name != null && value != null) {
                addParam(name, value, params);
            }
        }
    }

    /** The redirect URI that was sent, or null. */
    @Nullable
    String redirectUri() {
        Fields all = new Fields();
        addParams(null, all);
        return all.first("params.redirect_uri");
    }

    /** Adds the parameters that may be shown. */
    void addParams(@Nullable String header, Fields fields) {
        String body = text();
        params.map().forEach(fields::fill);
        if (body != null && body.strip().startsWith("{")) {
            Fields parsed = new Fields();
            if (EmbeddedJson.read(body.strip(), "", parsed)) {
                parsed.map().forEach((name, values) -> addParam(name, values.get(0), fields));
            }
        } else if (body != null && (type + header).contains("form-urlencoded")) {
            AppAddress.query(body).forEach((name, value) -> addParam(name, value, fields));
        }
        if (body != null || !params.map().isEmpty()) {
            fields.set("params", Params.PRESENT);
        }
    }

    /** Adds a parameter if it may be shown; of a client id only whether there is one. */
    static void addParam(String name, String value, Fields fields) {
        String dotted = name.replace("[", ".").replace("]", "");
        if (dotted.equals("client_id")) {
            fields.set("params.client_id", value.isBlank() ? "" : "[FILTERED]");
        } else if (SHOWN.contains(dotted)) {
            fields.set("params." + dotted, value.split("[?#]", 2)[0]);
        }
    }

    /** Adds what an error says: its message members, or the text of its page. */
    void addMessages(@Nullable String header, Fields fields) {
        String body = text();
        if (body == null || isCode(type + header)) {
            return;
        }
        String stripped = body.strip();
        Fields parsed = new Fields();
        if (stripped.startsWith("{") && EmbeddedJson.read(stripped, "", parsed)) {
            parsed.map().forEach((name, values) -> {
                String member = name.split("\\.", 2)[0];
                if (MESSAGES.contains(member)) {
                    fields.addAll("response." + member, values);
                }
            });
        } else if (stripped.startsWith("<") || (type + header).contains("text/plain")) {
            fields.set("response.body", VisibleText.of(stripped, MAX_SHOWN));
        }
    }

    /** The app's own bundle holds every message that it could show. */
    private static boolean isCode(String type) {
        return type.contains("script") || type.contains("css") || type.contains("image") || type.contains("font");
    }

    private @Nullable String text() {
        if (text == null || !encoding.equals("base64")) {
            return text;
        }
        try {
            return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return null;
        }
    }
}

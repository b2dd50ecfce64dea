package dev.logscan.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Flattens one JSON object into dotted names: nesting and dotted keys meet in one name space, arrays append. */
final class Flattener {
    /** Elasticsearch takes no document of more than 20 levels; each one more makes every name below it longer. */
    private static final int MAX_LEVELS = 32;

    private final JsonParser parser;
    private final Fields out;
    private int level;

    private Flattener(JsonParser parser, Fields out) {
        this.parser = parser;
        this.out = out;
    }

    /**
     * Reads the value that the parser stands on, to its last token.
     *
     * @param prefix what goes before every name: empty, or a name with its dot
     */
    static void readObject(JsonParser parser, String prefix, Fields out) throws IOException {
        new Flattener(parser, out).object(prefix, false);
    }

    /** Reads the value of a field, of whatever type. */
    static void readValue(JsonParser parser, String name, Fields out) throws IOException {
        new Flattener(parser, out).value(name, false);
    }

    /** Reads one element of a list, which the parser stands on, and adds it to the field. */
    static void readElement(JsonParser parser, String name, Fields out) throws IOException {
        new Flattener(parser, out).value(name, true);
    }

    /** Reads on to the end of a list. */
    static void readRest(JsonParser parser, String name, Fields out) throws IOException {
        Flattener flattener = new Flattener(parser, out);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            flattener.value(name, true);
        }
    }

    private void object(String prefix, boolean append) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            value(prefix.isEmpty() ? name : prefix + name, append);
        }
    }

    private void value(String name, boolean append) throws IOException {
        if (name.length() > Fields.MAX_NAME || level > MAX_LEVELS) {
            parser.skipChildren();
            return;
        }
        switch (parser.currentToken()) {
            case START_OBJECT -> nested(name, append);
            case START_ARRAY -> array(name, append);
            case VALUE_NULL -> {
                if (!append) {
                    out.remove(name);
                }
            }
            default -> {
                if (append) {
                    out.add(name, text());
                } else {
                    out.set(name, text());
                }
            }
        }
    }

    private String text() throws IOException {
        if (parser.getTextLength() <= Fields.MAX_VALUE) {
            return parser.getText();
        }
        // As a string it would need its memory twice more.
        CappedText capped = new CappedText(Fields.MAX_VALUE + 1);
        parser.getText(capped);
        return capped.toString();
    }

    private void nested(String name, boolean append) throws IOException {
        level++;
        object(name + ".", append);
        level--;
    }

    private void array(String name, boolean append) throws IOException {
        if (!append) {
            out.remove(name);
        }
        if (Params.isName(name)) {
            params(name);
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            value(name, true);
        }
    }

    private void params(String name) throws IOException {
        boolean empty = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            empty = false;
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                Fields element = new Fields();
                new Flattener(parser, element).object("", false);
                Params.associate(name, element, out);
            } else {
                value(name, true);
            }
        }
        if (empty) {
            out.set(name, Params.EMPTY);
        } else if (!out.has(name)) {
            out.set(name, Params.PRESENT);
        }
    }
}

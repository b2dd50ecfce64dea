package dev.logscan.scenario;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value of a scenario file that knows where it stands, for errors that say so. */
sealed interface Json {
    /** Rule files are written by hand; a larger one is a mistake. */
    int LARGEST = 1 << 20;

    /** What reads files; the built-in scenarios are packed and do not need it. */
    final class Files {
        private static final JsonFactory FACTORY = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(100)
                        .maxDocumentLength(LARGEST)
                        .build())
                .build();

        private Files() {}
    }

    Place place();

    /** Where it stands, as errors show it. */
    default String where() {
        return place().toString();
    }

    /**
     * Where a value was read.
     *
     * @param name what errors show
     * @param own whether it comes with the library, and was checked when that was built
     */
    record File(String name, boolean own) {}

    /** A place in a file; its text is only made for errors, of which there are far fewer than of values. */
    record Place(File file, int line, int column) {
        static Place of(File file, JsonLocation at) {
            return new Place(file, at.getLineNr(), at.getColumnNr());
        }

        @Override
        public String toString() {
            return file.name() + ":" + line + ":" + column;
        }
    }

    record Text(Place place, String value) implements Json {}

    record Digits(Place place, String value) implements Json {}

    record Flag(Place place, boolean value) implements Json {}

    record Array(Place place, List<Json> values) implements Json {}

    record Members(Place place, Map<String, Json> values) implements Json {}

    /**
     * Reads one document.
     *
     * @param file what is read
     * @throws ScenarioException when it is no well-formed JSON object, or a key stands twice in one object
     */
    static Members read(File file, InputStream in) {
        try (JsonParser parser = Files.FACTORY.createParser(in)) {
            try {
                return document(file, parser);
            } catch (JsonProcessingException e) {
                // What goes beyond a limit has no place of its own.
                JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
                throw new ScenarioException(where(file, at), "no well-formed JSON (" + brief(e) + ")");
            }
        } catch (CharConversionException e) {
            // Bytes that the parser took for UTF-16 or UTF-32.
            throw new ScenarioException(file.name() + ":1:1", "no text in UTF-8 (expected a JSON object)");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Members document(File file, JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new ScenarioException(file.name() + ":1:1", "no scenario (expected a JSON object)");
        }
        Members members = members(file, parser);
        if (parser.nextToken() != null) {
            throw new ScenarioException(where(file, parser.currentTokenLocation()), "more after the object");
        }
        return members;
    }

    private static Members members(File file, JsonParser parser) throws IOException {
        Place place = Place.of(file, parser.currentTokenLocation());
        Map<String, Json> values = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Place keyAt = Place.of(file, parser.currentTokenLocation());
            parser.nextToken();
            if (values.put(key, value(file, parser)) != null) {
                throw new ScenarioException(keyAt.toString(), "\"" + key + "\" stands twice");
            }
        }
        return new Members(place, values);
    }

    private static Json value(File file, JsonParser parser) throws IOException {
        Place place = Place.of(file, parser.currentTokenLocation());
        return switch (parser.currentToken()) {
            case START_OBJECT -> members(file, parser);
            case START_ARRAY -> {
                List<Json> values = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    values.add(value(file, parser));
                }
                yield new Array(place, values);
            }
            case VALUE_STRING -> new Text(place, parser.getText());
            case VALUE_NUMBER_INT -> new Digits(place, parser.getText());
            case VALUE_TRUE -> new Flag(place, true);
            case VALUE_FALSE -> new Flag(place, false);
            default ->
                throw new ScenarioException(
                        place.toString(),
                        "unusable value (expected an object, a list, a text, a whole number, true or false)");
        };
    }

    private static String where(File file, JsonLocation at) {
        return Place.of(file, at).toString();
    }

    private static String brief(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}

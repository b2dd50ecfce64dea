package dev.logscan.language;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the files of sentences. */
final class Sentences {
    private static final String SCENARIOS = "/dev/logscan/scenarios/";

    private Sentences() {}

    static Wording ofLibrary(Language language) {
        Function<String, InputStream> library = name -> open(Sentences.class, name);
        return new Wording(
                language,
                () -> read(
                        library,
                        Stream.concat(Stream.of(language.id() + "/report.json"), scenarios(language))
                                .toList()),
                () -> read(library, List.of(language.id() + "/messages.json")));
    }

    static Wording with(Wording library, Class<?> owner) {
        String folder = library.language().id() + "/";
        Function<String, InputStream> program = name -> open(owner, name);
        return new Wording(
                library.language(),
                () -> both(library.sentences(), read(program, List.of(folder + "help.json"))),
                () -> both(library.messages(), read(program, List.of(folder + "messages.json"))));
    }

    private static Stream<String> scenarios(Language language) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(open(Sentences.class, SCENARIOS + "index.txt"), StandardCharsets.UTF_8))) {
            List<String> ids = reader.lines().filter(line -> !line.isBlank()).toList();
            return Stream.concat(Stream.of("vocabulary"), ids.stream())
                    .map(id -> SCENARIOS + language.id() + "/" + id + ".json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> both(Map<String, String> some, Map<String, String> more) {
        Map<String, String> both = new HashMap<>(some);
        both.putAll(more);
        return Map.copyOf(both);
    }

    private static Map<String, String> read(Function<String, InputStream> open, List<String> names) {
        Map<String, String> sentences = new HashMap<>();
        for (String name : names) {
            read(name, open.apply(name), sentences);
        }
        return Map.copyOf(sentences);
    }

    private static void read(String name, InputStream in, Map<String, String> sentences) {
        try (JsonParser parser = new JsonFactory().createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalStateException(name + ": no sentences (expected a JSON object)");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String english = parser.currentName();
                if (parser.nextToken() != JsonToken.VALUE_STRING || sentences.put(english, parser.getText()) != null) {
                    throw new IllegalStateException(name + ": \"" + english + "\" stands twice, or is no text");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static InputStream open(Class<?> owner, String name) {
        InputStream in = owner.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException(name + ": not found in the library");
        }
        return in;
    }
}

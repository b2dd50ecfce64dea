package dev.logscan.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks the built-in scenarios and packs them into one file, which is what {@link ScenarioCatalog#load} reads; a step of the
 * build.
 */
final class CatalogPacker {
    private CatalogPacker() {}

    /** Takes the file to write; a scenario that is wrong ends the build. */
    public static void main(String[] args) throws IOException {
        Files.write(Path.of(args[0]), PackedJson.pack(complete(sources())));
    }

    /** Checks what was written, and adds what follows from it. */
    static Json.Members complete(Json.Members sources) {
        ScenarioCatalog catalog = ScenarioCatalog.of(sources, Map.of(), List.of());
        Map<String, Json> all = new LinkedHashMap<>(sources.values());
        all.put("fields", texts(sources.place(), catalog.fields()));
        all.put("literals", texts(sources.place(), catalog.literals().alternatives()));
        return new Json.Members(sources.place(), all);
    }

    private static Json texts(Json.Place place, Set<String> texts) {
        return new Json.Array(
                place,
                texts.stream()
                        .sorted()
                        .<Json>map(text -> new Json.Text(place, text))
                        .toList());
    }

    /** The vocabulary and the scenarios as they were written, with their places in the files. */
    static Json.Members sources() {
        Json.Members vocabulary = read("vocabulary.json");
        List<Json> scenarios = new ArrayList<>();
        for (String id : index()) {
            scenarios.add(read(id + ".json"));
        }
        Map<String, Json> all = new LinkedHashMap<>();
        all.put("vocabulary", vocabulary);
        all.put("scenarios", new Json.Array(vocabulary.place(), scenarios));
        return new Json.Members(vocabulary.place(), all);
    }

    private static Json.Members read(String name) {
        return Json.read(new Json.File(name, false), ScenarioCatalog.resource(name));
    }

    private static List<String> index() {
        try (InputStream in = ScenarioCatalog.resource("index.txt");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

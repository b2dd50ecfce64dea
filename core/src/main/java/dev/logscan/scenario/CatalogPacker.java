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

/**
 * Checks the built-in scenarios and packs them into one file, which is what {@link ScenarioCatalog#load} reads; a step of the
 * build.
 */
final class CatalogPacker {
    private CatalogPacker() {}

    /** Takes the file to write; a scenario that is wrong ends the build. */
    public static void main(String[] args) throws IOException {
        Json.Members sources = sources();
        ScenarioCatalog.of(sources, Map.of(), List.of());
        Files.write(Path.of(args[0]), PackedJson.pack(sources));
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

package dev.logscan.scenario;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** The parts of one kind in the vocabulary, by name; each is read when it is first called for, and once. Thread-safe. */
final class Named<T> {
    private final Map<String, Json> written;
    private final BiFunction<String, Json, T> reading;
    private final UnaryOperator<String> missing;
    private final Map<String, T> read = new HashMap<>();

    /**
     * Takes the parts as they are written.
     *
     * @param written the parts, by name
     * @param reading reads one of a name
     * @param missing the error where there is none of a name
     */
    Named(Map<String, Json> written, BiFunction<String, Json, T> reading, UnaryOperator<String> missing) {
        this.written = written;
        this.reading = reading;
        this.missing = missing;
    }

    boolean has(String name) {
        return written.containsKey(name);
    }

    /**
     * The part that a text names.
     *
     * @param called the text
     * @throws ScenarioException when there is none of that name, or something in it is wrong
     */
    synchronized T get(Json called) {
        String name = Keys.text(called);
        T part = read.get(name);
        if (part == null) {
            Json value = written.get(name);
            if (value == null) {
                throw new ScenarioException(called.where(), missing.apply(name));
            }
            part = reading.apply(name, value);
            read.put(name, part);
        }
        return part;
    }

    /** Reads all of them, so that what is wrong is found. */
    void readAll() {
        written.forEach((name, value) -> get(new Json.Text(value.place(), name)));
    }
}

package dev.logscan.report;

import java.util.Arrays;
import java.util.Optional;

/** The output formats: one constant each, with its renderer. */
public enum Format {
    /** For people at a terminal. */
    TEXT("text") {
        @Override
        public Renderer renderer(TextOptions options) {
            return new TextRenderer(options);
        }
    },
    /** One JSON document. */
    JSON("json") {
        @Override
        public Renderer renderer(TextOptions options) {
            return new JsonRenderer();
        }
    };

    private final String id;

    Format(String id) {
        this.id = id;
    }

    /**
     * The word that options take.
     *
     * @return the id, in lower case
     */
    public String id() {
        return id;
    }

    /**
     * Makes this format's renderer.
     *
     * @param options how the page looks; formats for programs take no notice of them
     * @return a renderer
     */
    public abstract Renderer renderer(TextOptions options);

    /**
     * Finds a format by its word.
     *
     * @param id the word, as {@link #id()} writes it
     * @return the format, or empty when there is none of that name
     */
    public static Optional<Format> of(String id) {
        return Arrays.stream(values()).filter(f -> f.id.equals(id)).findFirst();
    }
}

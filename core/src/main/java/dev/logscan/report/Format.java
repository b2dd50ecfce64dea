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
    },
    /** One finding a line, each a JSON object. */
    JSON_LINES("jsonl") {
        @Override
        public Renderer renderer(TextOptions options) {
            return new JsonLinesRenderer();
        }
    },
    /** For a GitLab ticket. */
    MARKDOWN("markdown") {
        @Override
        public Renderer renderer(TextOptions options) {
            return new MarkdownRenderer(options);
        }
    },
    /** One page that needs no other file. */
    HTML("html") {
        @Override
        public Renderer renderer(TextOptions options) {
            return new HtmlRenderer(options);
        }
    },
    /** One finding a row, for spreadsheets. */
    CSV("csv") {
        @Override
        public Renderer renderer(TextOptions options) {
            return new CsvRenderer();
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
     * Whether it says all that a person should know, problems of reading included.
     *
     * @return false for the formats that programs read
     */
    public boolean forPeople() {
        return this == TEXT || this == MARKDOWN || this == HTML;
    }

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

package dev.logscan.language;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A language in which people are addressed. */
public enum Language {
    /** The language in which everything is written. */
    ENGLISH("en"),
    /** Japanese, as GitLab's documentation writes it. */
    JAPANESE("ja");

    private final String id;

    Language(String id) {
        this.id = id;
    }

    /**
     * The word for options, folders and the {@code lang} attribute of pages.
     *
     * @return the ISO 639-1 code
     */
    public String id() {
        return id;
    }

    /**
     * Finds one by its word.
     *
     * @param id the word, as {@link #id()} writes it
     * @return the language, or empty when it is not spoken here
     */
    public static Optional<Language> of(String id) {
        for (Language language : values()) {
            if (language.id.equals(id)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /**
     * All words for languages.
     *
     * @return the ids, English first
     */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Language::id).toList();
    }
}

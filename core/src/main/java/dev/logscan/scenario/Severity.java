package dev.logscan.scenario;

import java.util.Locale;
import java.util.Optional;

/** How bad a finding is, least severe first. */
public enum Severity {
    /** Worth knowing. */
    INFO,
    /** Something will or may fail. */
    WARNING,
    /** Something failed. */
    ERROR;

    /**
     * The word for reports and options.
     *
     * @return {@code info}, {@code warning} or {@code error}
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds a severity by its word.
     *
     * @param id the word, as {@link #id()} writes it
     * @return the severity, or empty when there is none of that name
     */
    public static Optional<Severity> of(String id) {
        for (Severity severity : values()) {
            if (severity.id().equals(id)) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }
}

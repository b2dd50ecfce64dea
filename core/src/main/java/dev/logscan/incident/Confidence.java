package dev.logscan.incident;

import java.util.Locale;

/** How sure a finding is, surest first. */
public enum Confidence {
    /** The scenario's own entries say it. */
    CONFIRMED,
    /** One needed entry or column is missing, or a join has several candidates. */
    LIKELY,
    /** Only a symptom is seen. */
    POSSIBLE;

    /**
     * The word for reports.
     *
     * @return {@code confirmed}, {@code likely} or {@code possible}
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

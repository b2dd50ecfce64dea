package dev.logscan.redact;

import java.util.regex.Pattern;

/** The ids that GitLab makes by chance: they join logs and tell nothing. */
final class Ids {
    /** A ULID, as Workhorse makes them, or the hash of a commit. */
    private static final Pattern SHARED = Pattern.compile(
            "[0-7][0-9A-HJKMNP-TV-Z]{25}|[0-9a-f]{40}|(?:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})");

    /** What GitLab's components have used as correlation ids: those, UUIDs, 32 hexadecimal digits and short random words. */
    private static final Pattern CORRELATION = Pattern.compile(
            "[0-9a-fA-F]{32}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|(?=[A-Za-z]*[0-9])[A-Za-z0-9]{10,26}");

    private Ids() {}

    /** Whether a word of a text is one, whatever stands around it. */
    static boolean isShared(String word) {
        return SHARED.matcher(word).matches();
    }

    /** Whether the value of a field for correlation ids is one that GitLab made. */
    static boolean isCorrelationId(String value) {
        return isShared(value) || CORRELATION.matcher(value).matches();
    }
}

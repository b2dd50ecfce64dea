package dev.logscan.input;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the time in the ids that Workhorse gives to requests. */
final class Ulid {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;
    private static final int TIME_DIGITS = 10;

    /** GitLab did not write such ids before, and no log comes from after. */
    private static final Instant EARLIEST = Instant.parse("2015-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private Ulid() {}

    /** When the id was made; null when it is no such id. */
    static @Nullable Instant time(String id) {
        if (id.length() != LENGTH) {
            return null;
        }
        long millis = 0;
        for (int i = 0; i < LENGTH; i++) {
            int digit = DIGITS.indexOf(id.charAt(i));
            if (digit < 0) {
                return null;
            }
            if (i < TIME_DIGITS) {
                millis = millis * DIGITS.length() + digit;
            }
        }
        Instant time = Instant.ofEpochMilli(millis);
        return time.isAfter(EARLIEST) && time.isBefore(LATEST) ? time : null;
    }
}

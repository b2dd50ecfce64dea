package dev.logscan.cli;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** A point in time as options take it. */
final class TimeWord {
    private static final String EXPECTED = "expected RFC 3339 such as 2025-02-11T09:14:07Z, a date, or -3h, -7d";
    private static final int MOST_DIGITS = 6;

    private TimeWord() {}

    static Instant parse(CliOption option, String word, ZoneId zone, Clock clock) throws UsageException {
        try {
            if (word.startsWith("-") && word.length() > 2) {
                return clock.instant().minus(amount(option, word), unit(option, word));
            }
            if (word.length() == "2025-02-11".length()) {
                return LocalDate.parse(word).atStartOfDay(zone).toInstant();
            }
            return OffsetDateTime.parse(word.replace(' ', 'T')).toInstant();
        } catch (DateTimeException e) {
            throw wrong(option, word);
        }
    }

    /** A length of time, such as {@code 90s}. */
    static Duration duration(CliOption option, String word) throws UsageException {
        try {
            String ago = "-" + word;
            if (ago.length() > 2) {
                return Duration.of(amount(option, ago), unit(option, ago));
            }
        } catch (UsageException e) {
            throw noDuration(option, word);
        }
        throw noDuration(option, word);
    }

    private static UsageException noDuration(CliOption option, String word) {
        return new UsageException(option.flag(), word + " is no duration", "expected such as 90s, 10m or 2h");
    }

    private static long amount(CliOption option, String word) throws UsageException {
        String digits = word.substring(1, word.length() - 1);
        if (digits.length() > MOST_DIGITS || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw wrong(option, word);
        }
        return Long.parseLong(digits) * (word.endsWith("w") ? 7 : 1);
    }

    private static ChronoUnit unit(CliOption option, String word) throws UsageException {
        return switch (word.charAt(word.length() - 1)) {
            case 's' -> ChronoUnit.SECONDS;
            case 'm' -> ChronoUnit.MINUTES;
            case 'h' -> ChronoUnit.HOURS;
            case 'd', 'w' -> ChronoUnit.DAYS;
            default -> throw wrong(option, word);
        };
    }

    private static UsageException wrong(CliOption option, String word) {
        return new UsageException(option.flag(), word + " is no time", EXPECTED);
    }
}

package dev.logscan.input;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** One text that should be a time, read from left to right. */
final class TimeText {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    /** Earlier epochs are counters or durations. */
    private static final long EARLIEST_EPOCH = 100_000_000;

    private final String text;
    private final ZoneOffset assumed;
    private int at;

    TimeText(String text, ZoneOffset assumed) {
        this.text = text;
        this.assumed = assumed;
    }

    /** Throws a {@link java.time.DateTimeException} for dates that no calendar has. */
    Times.Reading read() {
        char first = text.charAt(0);
        if (Character.isLetter(first)) {
            return kibana();
        }
        if (text.length() > 4 && text.charAt(4) == '-') {
            return iso();
        }
        if (text.length() > 2 && text.charAt(2) == '/') {
            return openSearch();
        }
        return epoch();
    }

    /** {@code 2025-02-11T09:14:07.318Z}, with a blank for the T, an offset, or {@code UTC} at the end. */
    private Times.Reading iso() {
        int year = number(4);
        int month = take('-') ? number(2) : -1;
        int day = take('-') ? number(2) : -1;
        if (!take('T') && !take(' ') && !take('_') && !take('t')) {
            return Times.Reading.NONE;
        }
        return zoned(clock(year, month, day));
    }

    /** {@code Feb 11, 2025 @ 09:14:07.402}: the viewer's zone, which the text does not tell. */
    private Times.Reading kibana() {
        int end = Math.min(3, text.length());
        int month = MONTHS.indexOf(text.substring(0, end).toLowerCase(Locale.ROOT)) + 1;
        at = end;
        take(' ');
        int day = number(2);
        if (month == 0 || !take(',') || !take(' ')) {
            return Times.Reading.NONE;
        }
        int year = number(4);
        take(' ');
        take('@');
        take(' ');
        return zoned(clock(year, month, day));
    }

    /** {@code 09/29/2024 9:32:51.402 pm}. */
    private Times.Reading openSearch() {
        int month = number(2);
        int day = take('/') ? number(2) : -1;
        int year = take('/') ? number(4) : -1;
        if (!take(' ')) {
            return Times.Reading.NONE;
        }
        LocalDateTime twelve = clock(year, month, day);
        String half = text.substring(at).strip().toLowerCase(Locale.ROOT);
        if (!half.equals("am") && !half.equals("pm")) {
            return zoned(twelve);
        }
        int hour = twelve.getHour() % 12 + (half.equals("pm") ? 12 : 0);
        return new Times.Reading(twelve.withHour(hour).toInstant(assumed), true);
    }

    private LocalDateTime clock(int year, int month, int day) {
        int hour = number(2);
        int minute = take(':') ? number(2) : -1;
        int second = take(':') ? number(2) : 0;
        int nanos = take('.') || take(',') ? fraction() : 0;
        int leapless = second == 60 ? 59 : second;
        return LocalDateTime.of(year, month, day, hour, minute, leapless, nanos);
    }

    private Times.Reading zoned(LocalDateTime local) {
        take(' ');
        String zone = text.substring(at);
        if (zone.isEmpty()) {
            return new Times.Reading(local.toInstant(assumed), true);
        }
        if (zone.equalsIgnoreCase("Z") || zone.equals("UTC") || zone.equals("GMT")) {
            return new Times.Reading(local.toInstant(ZoneOffset.UTC), false);
        }
        if (zone.charAt(0) != '+' && zone.charAt(0) != '-') {
            return Times.Reading.NONE;
        }
        return new Times.Reading(local.toInstant(ZoneOffset.of(zone)), false);
    }

    private Times.Reading epoch() {
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        for (int i = 0; i < text.length(); i++) {
            if (i != point && !isDigit(text.charAt(i))) {
                return Times.Reading.NONE;
            }
        }
        if (whole.isEmpty() || whole.length() > 19) {
            return Times.Reading.NONE;
        }
        at = whole.length() + 1;
        int nanos = point < 0 || at >= text.length() ? 0 : fraction();
        return epoch(Long.parseUnsignedLong(whole), whole.length(), nanos);
    }

    private static Times.Reading epoch(long value, int digits, int nanos) {
        Instant time;
        if (value < EARLIEST_EPOCH) {
            return Times.Reading.NONE;
        } else if (digits <= 11) {
            time = Instant.ofEpochSecond(value, nanos);
        } else if (digits <= 14) {
            time = Instant.ofEpochMilli(value);
        } else if (digits <= 16) {
            time = Instant.ofEpochSecond(value / 1_000_000, value % 1_000_000 * 1000);
        } else {
            time = Instant.ofEpochSecond(value / 1_000_000_000, value % 1_000_000_000);
        }
        return new Times.Reading(time, false);
    }

    /** Up to nine digits count; more are read over. */
    private int fraction() {
        int nanos = 0;
        int digits = 0;
        while (at < text.length() && isDigit(text.charAt(at))) {
            if (digits < 9) {
                nanos = nanos * 10 + (text.charAt(at) - '0');
                digits++;
            }
            at++;
        }
        for (; digits < 9; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** Up to so many digits; -1, which no calendar accepts, when there is none. */
    private int number(int digits) {
        int value = 0;
        int start = at;
        while (at < text.length() && at - start < digits && isDigit(text.charAt(at))) {
            value = value * 10 + (text.charAt(at) - '0');
            at++;
        }
        return at == start ? -1 : value;
    }

    private boolean take(char wanted) {
        if (at >= text.length() || text.charAt(at) != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

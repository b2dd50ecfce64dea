package dev.logscan.input;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One text that should be a time, read from left to right. */
final class TimeText {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    /** The same in other languages, where they begin otherwise. */
    private static final Map<String, Integer> OTHER_MONTHS = Map.ofEntries(
            Map.entry("ene", 1),
            Map.entry("f\u00e9v", 2),
            Map.entry("fev", 2),
            Map.entry("m\u00e4r", 3),
            Map.entry("mrz", 3),
            Map.entry("abr", 4),
            Map.entry("avr", 4),
            Map.entry("mai", 5),
            Map.entry("ago", 8),
            Map.entry("ao\u00fb", 8),
            Map.entry("set", 9),
            Map.entry("out", 10),
            Map.entry("okt", 10),
            Map.entry("dez", 12),
            Map.entry("d\u00e9c", 12),
            Map.entry("dic", 12));

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
        if (Character.isLetter(text.charAt(0))) {
            return named();
        }
        int digits = 0;
        while (digits < text.length() && isDigit(text.charAt(digits))) {
            digits++;
        }
        char mark = digits < text.length() ? text.charAt(digits) : ' ';
        if (digits == 4 && "-/\u5e74".indexOf(mark) >= 0) {
            return yearFirst();
        }
        boolean few = digits == 1 || digits == 2;
        if (few && (mark == '/' || mark == '.')) {
            return yearLast();
        }
        boolean word = digits + 1 < text.length() && Character.isLetter(text.charAt(digits + 1));
        return few && mark == ' ' && word ? dayAndName() : epoch();
    }

    /** {@code 2025-02-11T09:14:07.318Z}, with other marks, an offset, or {@code UTC} at the end. */
    private Times.Reading yearFirst() {
        int year = number(4);
        at++;
        int month = number(2);
        int day = take('-') || take('/') || take('\u6708') ? number(2) : -1;
        return behindDate(year, month, day);
    }

    /** {@code Feb 11, 2025 @ 09:14:07.402}: the viewer's zone, which the text does not tell. */
    private Times.Reading named() {
        int month = month();
        take('.');
        take(' ');
        int day = number(2);
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        take(',');
        return take(' ') ? behindDate(number(4), month, day) : Times.Reading.NONE;
    }

    /** {@code 29 Sep 2024 21:32:51}. */
    private Times.Reading dayAndName() {
        int day = number(2);
        take(' ');
        int month = month();
        take('.');
        return take(' ') ? behindDate(number(4), month, day) : Times.Reading.NONE;
    }

    private int month() {
        int start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start, at).toLowerCase(Locale.ROOT);
        String begin = name.substring(0, Math.min(3, name.length()));
        return OTHER_MONTHS.getOrDefault(begin, MONTHS.indexOf(begin) + 1);
    }

    /** {@code 09/29/2024 9:32:51.402 pm}, and {@code 29.09.2024 @ 21:32:51}, where dots stand the day comes first. */
    private Times.Reading yearLast() {
        int first = number(2);
        boolean dots = take('.');
        int second = dots || take('/') ? number(2) : -1;
        int year = take(dots ? '.' : '/') ? number(4) : -1;
        boolean dayFirst = dots || first > 12;
        return behindDate(year, dayFirst ? second : first, dayFirst ? first : second);
    }

    private Times.Reading behindDate(int year, int month, int day) {
        int start = at;
        while (at < text.length() && " ,@T_t\u65e5".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at == start || month == 0) {
            return Times.Reading.NONE;
        }
        LocalDateTime local = clock(year, month, day);
        String half = text.substring(at).strip().toLowerCase(Locale.ROOT);
        if (!half.equals("am") && !half.equals("pm")) {
            return zoned(local);
        }
        int hour = local.getHour() % 12 + (half.equals("pm") ? 12 : 0);
        return new Times.Reading(local.withHour(hour).toInstant(assumed), true);
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

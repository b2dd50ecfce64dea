package dev.logscan.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Times as reports write them, the same in every locale. */
final class Times {
    private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TIME_MILLIS = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private Times() {}

    /** RFC 3339 in UTC with milliseconds. */
    static String rfc3339(Instant time) {
        return RFC_3339.format(time);
    }

    /** Date, time and offset, for people. */
    static String seconds(Instant time, ZoneId zone) {
        return SECONDS.format(time.atZone(zone)) + offset(time, zone);
    }

    /** The same with milliseconds. */
    static String millis(Instant time, ZoneId zone) {
        return MILLIS.format(time.atZone(zone)) + offset(time, zone);
    }

    /** The time of day; the date and the offset stand elsewhere. */
    static String time(Instant time, ZoneId zone) {
        return TIME.format(time.atZone(zone));
    }

    /** The same with milliseconds. */
    static String timeMillis(Instant time, ZoneId zone) {
        return TIME_MILLIS.format(time.atZone(zone));
    }

    /** Day and minute, where an axis is longer than a day. */
    static String day(Instant time, ZoneId zone) {
        return DAY.format(time.atZone(zone));
    }

    /** From when and to when; the date and the offset once where they are the same. */
    static List<String> span(Instant first, Instant last, ZoneId zone) {
        ZonedDateTime from = first.atZone(zone);
        ZonedDateTime to = last.atZone(zone);
        if (!from.getOffset().equals(to.getOffset())) {
            return List.of(seconds(first, zone), seconds(last, zone));
        }
        boolean sameDay = from.toLocalDate().equals(to.toLocalDate());
        return List.of(SECONDS.format(from), (sameDay ? TIME : SECONDS).format(to) + offset(last, zone));
    }

    private static String offset(Instant time, ZoneId zone) {
        ZoneOffset offset = zone.getRules().getOffset(time);
        return offset.equals(ZoneOffset.UTC) ? " UTC" : " " + offset.getId();
    }
}

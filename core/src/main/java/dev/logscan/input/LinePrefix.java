package dev.logscan.input;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the JSON of a line: a collector's stamps and names, a search's file and line number, the marks of a
 * quotation. A prefix is a row of short words of known shapes, so that a sentence which merely quotes JSON is none.
 */
final class LinePrefix {
    /** The longest of them, Kubernetes' pod and container names, stay below it. */
    static final int MAX_LENGTH = 256;

    /** A host and a service, or a pod and a container. */
    private static final int MAX_NAMES = 2;

    /** Syslog's priority announces a host, a service, a process and a kind of message. */
    private static final int MAX_SYSLOG_NAMES = 4;

    /** How journald shows a field. */
    private static final byte[] MESSAGE = "MESSAGE=".getBytes(StandardCharsets.ISO_8859_1);

    /** How syslog announces JSON. */
    private static final byte[] COOKIE = "@cee:".getBytes(StandardCharsets.ISO_8859_1);

    /** TAI counts from 1970 at 2 to the 62nd, and svlogd's leap seconds are fixed. */
    private static final long TAI_EPOCH = 1L << 62;

    private static final int TAI_LEAP_SECONDS = 10;

    private LinePrefix() {}

    /** The offset of the JSON object in the line; -1 when there is none behind a prefix that we know. */
    static int jsonStart(byte[] bytes, int start, int end) {
        int limit = Math.min(end, start + MAX_LENGTH);
        if (start < end && bytes[start] == '{') {
            return start;
        }
        if (Swar.indexOf(bytes, start, limit, (byte) '{') == limit) {
            return -1;
        }
        int first = behindMarks(bytes, start, end);
        int at = behindPriority(bytes, first, limit);
        int left = at > first ? MAX_SYSLOG_NAMES : MAX_NAMES;
        boolean stamped = at > first;
        while (at < limit) {
            if (bytes[at] == '{') {
                return at;
            }
            if (PrefixWord.isBlank(bytes[at])) {
                at++;
                continue;
            }
            if (startsWith(bytes, at, limit, COOKIE)) {
                at += COOKIE.length;
                continue;
            }
            int wordEnd = PrefixWord.end(bytes, at, limit);
            if (wordEnd == limit) {
                return -1;
            }
            boolean stamp = PrefixWord.isStamp(bytes, at, wordEnd);
            if (!stamp && !PrefixWord.isMark(bytes, at, wordEnd) && !PrefixWord.isNumber(bytes, at, wordEnd)) {
                if (!PrefixWord.isName(bytes, at, wordEnd, stamped) || --left < 0) {
                    return -1;
                }
            }
            stamped |= stamp;
            at = wordEnd;
        }
        return -1;
    }

    /** The offset behind the marks of a quotation, and the file and the number of a line that was searched for. */
    static int behindMarks(byte[] bytes, int start, int end) {
        int limit = Math.min(end, start + MAX_LENGTH);
        // Files that were put together may each have begun with a byte order mark.
        boolean marked = limit - start > 3
                && bytes[start] == (byte) 0xef
                && bytes[start + 1] == (byte) 0xbb
                && bytes[start + 2] == (byte) 0xbf;
        int at = marked ? start + 3 : start;
        while (at < limit && (bytes[at] == '>' || PrefixWord.isBlank(bytes[at]))) {
            at++;
        }
        if (at == limit || bytes[at] == '{') {
            return at;
        }
        if (startsWith(bytes, at, limit, MESSAGE)) {
            return at + MESSAGE.length;
        }
        int word = PrefixWord.end(bytes, at, limit);
        return PrefixWord.isStamp(bytes, at, word) ? at : PrefixWord.behindLocator(bytes, at, limit);
    }

    private static boolean startsWith(byte[] bytes, int at, int limit, byte[] text) {
        return limit - at >= text.length && Arrays.equals(bytes, at, at + text.length, text, 0, text.length);
    }

    /** {@code <134>}, and the 1 behind it in newer syslog. */
    private static int behindPriority(byte[] bytes, int start, int limit) {
        int at = start;
        if (at < limit && bytes[at] == '<') {
            at++;
            while (at < limit && PrefixWord.isDigit(bytes[at])) {
                at++;
            }
            return at > start + 1 && at < limit && bytes[at] == '>' ? at + 1 : start;
        }
        return start;
    }

    /** The offset behind a collector's word and the blanks after it; -1 when the word there is none that we know. */
    static int behindWord(byte[] bytes, int start, int end) {
        int limit = Math.min(end, start + MAX_LENGTH);
        int from = behindPriority(bytes, start, limit);
        int at = PrefixWord.end(bytes, from, limit);
        boolean known = at > from
                && at < limit
                && (PrefixWord.isStamp(bytes, from, at)
                        || PrefixWord.isMark(bytes, from, at)
                        || PrefixWord.isName(bytes, from, at, false));
        while (known && at < limit && PrefixWord.isBlank(bytes[at])) {
            at++;
        }
        return known && at < limit ? at : -1;
    }

    /** The time in the prefix, or null. */
    static @Nullable Instant stamp(byte[] bytes, int start, int jsonStart) {
        int from = firstStamp(bytes, start, jsonStart);
        if (from < 0) {
            return null;
        }
        int end = PrefixWord.end(bytes, from, jsonStart);
        return PrefixWord.isTai64n(bytes, from, end)
                ? tai64n(new String(bytes, from + 1, 24, StandardCharsets.ISO_8859_1))
                : reading(bytes, from, jsonStart).time();
    }

    /** Whether the stamp is a date and a time of day in two words, as Grafana prints them in the viewer's zone. */
    static boolean isZoneless(byte[] bytes, int start, int jsonStart) {
        int from = firstStamp(bytes, start, jsonStart);
        return from >= 0
                && isDate(bytes, from, PrefixWord.end(bytes, from, jsonStart))
                && reading(bytes, from, jsonStart).zoneless();
    }

    private static int firstStamp(byte[] bytes, int start, int jsonStart) {
        int at = behindPriority(bytes, behindMarks(bytes, start, jsonStart), jsonStart);
        while (at < jsonStart) {
            int end = PrefixWord.end(bytes, at, jsonStart);
            if (end > at && PrefixWord.isStamp(bytes, at, end)) {
                return at;
            }
            at = Math.max(end, at + 1);
        }
        return -1;
    }

    private static Times.Reading reading(byte[] bytes, int start, int jsonStart) {
        int end = PrefixWord.end(bytes, start, jsonStart);
        if (isDate(bytes, start, end) && end < jsonStart) {
            end = PrefixWord.end(bytes, end + 1, jsonStart);
            int zone = PrefixWord.end(bytes, Math.min(end + 1, jsonStart), jsonStart);
            if (zone > end + 1 && PrefixWord.isOffset(text(bytes, end + 1, zone))) {
                end = zone;
            }
        }
        return Times.parse(text(bytes, start, end), ZoneOffset.UTC);
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean isDate(byte[] bytes, int from, int to) {
        return to - from == 10 && bytes[from + 4] == '-' && bytes[from + 7] == '-';
    }

    private static @Nullable Instant tai64n(String hex) {
        long seconds = Long.parseUnsignedLong(hex, 0, 16, 16) - TAI_EPOCH - TAI_LEAP_SECONDS;
        long nanos = Long.parseLong(hex, 16, 24, 16);
        boolean plausible = seconds >= 0 && seconds < 1L << 40 && nanos < 1_000_000_000;
        return plausible ? Instant.ofEpochSecond(seconds, nanos) : null;
    }
}

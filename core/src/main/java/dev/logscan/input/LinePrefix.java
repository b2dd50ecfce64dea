package dev.logscan.input;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What a log collector writes before the JSON of a line: svlogd's stamps and host names, container runtimes' stamps, pod
 * names. A prefix is a row of short words of known shapes, so that a sentence which merely quotes JSON is none.
 */
final class LinePrefix {
    /** The longest of them, Kubernetes' pod and container names, stay below it. */
    static final int MAX_LENGTH = 256;

    /** A host and a service, or a pod and a container. */
    private static final int MAX_NAMES = 2;

    /** TAI counts from 1970 at 2 to the 62nd, and svlogd's leap seconds are fixed. */
    private static final long TAI_EPOCH = 1L << 62;

    private static final int TAI_LEAP_SECONDS = 10;

    private LinePrefix() {}

    /** The offset of the JSON object in the line; -1 when there is none behind a prefix that we know. */
    static int jsonStart(byte[] bytes, int start, int end) {
        int at = start;
        int names = 0;
        int limit = Math.min(end, start + MAX_LENGTH);
        while (at < limit) {
            byte c = bytes[at];
            if (c == '{') {
                return at;
            }
            if (c == ' ' || c == '\t') {
                at++;
                continue;
            }
            int wordEnd = wordEnd(bytes, at, limit);
            if (wordEnd == limit) {
                return -1;
            }
            if (!isStamp(bytes, at, wordEnd) && !isMark(bytes, at, wordEnd)) {
                if (!isName(bytes, at, wordEnd) || ++names > MAX_NAMES) {
                    return -1;
                }
            }
            at = wordEnd;
        }
        return -1;
    }

    /** The offset behind a collector's word and the blanks after it; -1 when the word there is none that we know. */
    static int behindWord(byte[] bytes, int start, int end) {
        int limit = Math.min(end, start + MAX_LENGTH);
        int at = wordEnd(bytes, start, limit);
        boolean known = at > start
                && at < limit
                && (isStamp(bytes, start, at) || isMark(bytes, start, at) || isName(bytes, start, at));
        while (known && at < limit && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return known && at < limit ? at : -1;
    }

    private static int wordEnd(byte[] bytes, int from, int limit) {
        int at = from;
        while (at < limit && bytes[at] != ' ' && bytes[at] != '\t') {
            at++;
        }
        return at;
    }

    /** Digits and what stands between them in dates and times, or svlogd's hexadecimal label. */
    private static boolean isStamp(byte[] bytes, int from, int to) {
        if (bytes[from] == '@') {
            return isTai64n(bytes, from, to);
        }
        if (!isDigit(bytes[from]) || to - from < 8) {
            return false;
        }
        for (int at = from; at < to; at++) {
            if (!isDigit(bytes[at]) && "-+:.,_TZ/".indexOf(bytes[at]) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTai64n(byte[] bytes, int from, int to) {
        if (bytes[from] != '@' || to - from != 25) {
            return false;
        }
        for (int at = from + 1; at < to; at++) {
            if (Character.digit(bytes[at], 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** A stream's name, CRI's flag, or a pod's name in brackets. */
    private static boolean isMark(byte[] bytes, int from, int to) {
        if (bytes[from] == '[') {
            return bytes[to - 1] == ']';
        }
        String word = to - from > 6 ? "" : new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        return word.equals("stdout")
                || word.equals("stderr")
                || word.equals("F")
                || word.equals("P")
                || word.equals("|");
    }

    /** A host, service, pod or container name; lower case, as these are. */
    private static boolean isName(byte[] bytes, int from, int to) {
        int end = bytes[to - 1] == ':' ? to - 1 : to;
        for (int at = from; at < end; at++) {
            byte c = bytes[at];
            if (!(c >= 'a' && c <= 'z') && !isDigit(c) && "-._/".indexOf(c) < 0) {
                return false;
            }
        }
        return end > from;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    /** The time in the prefix's first word, or null. */
    static @Nullable Instant stamp(byte[] bytes, int start, int jsonStart) {
        int end = wordEnd(bytes, start, jsonStart);
        if (end == jsonStart || end == start) {
            return null;
        }
        if (isTai64n(bytes, start, end)) {
            return tai64n(new String(bytes, start + 1, 24, StandardCharsets.ISO_8859_1));
        }
        return isStamp(bytes, start, end) ? reading(bytes, start, jsonStart).time() : null;
    }

    /** Whether the stamp is a date and a time of day in two words, as Grafana prints them in the viewer's zone. */
    static boolean isZoneless(byte[] bytes, int start, int jsonStart) {
        int end = wordEnd(bytes, start, jsonStart);
        return end > start
                && isStamp(bytes, start, end)
                && isDate(bytes, start, end)
                && reading(bytes, start, jsonStart).zoneless();
    }

    private static Times.Reading reading(byte[] bytes, int start, int jsonStart) {
        int end = wordEnd(bytes, start, jsonStart);
        if (isDate(bytes, start, end) && end < jsonStart) {
            end = wordEnd(bytes, end + 1, jsonStart);
        }
        return Times.parse(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1), ZoneOffset.UTC);
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

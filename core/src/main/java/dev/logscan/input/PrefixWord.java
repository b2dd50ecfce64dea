package dev.logscan.input;

import java.nio.charset.StandardCharsets;

/** The shapes of the words that collectors, terminals and mail programs write in front of a log line. */
final class PrefixWord {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private PrefixWord() {}

    /** Where the word ends: at a blank, or behind the bracket that closes it. */
    static int end(byte[] bytes, int from, int limit) {
        boolean bracket = from < limit && bytes[from] == '[';
        boolean quoted = false;
        int at = from;
        while (at < limit && (bracket || !isBlank(bytes[at]))) {
            quoted ^= bytes[at] == '"';
            at++;
            if (bracket && !quoted && bytes[at - 1] == ']') {
                break;
            }
        }
        return at;
    }

    static boolean isBlank(byte c) {
        return c == ' ' || c == '\t';
    }

    static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    /** Digits and what stands between them in dates and times, or svlogd's hexadecimal label. */
    static boolean isStamp(byte[] bytes, int from, int to) {
        if (bytes[from] == '@') {
            return isTai64n(bytes, from, to);
        }
        if (!isDigit(bytes[from]) || to - from < 8) {
            return false;
        }
        for (int at = from; at < to; at++) {
            if (!isDigit(bytes[at]) && !isBetweenDigits(bytes[at])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBetweenDigits(byte c) {
        return switch (c) {
            case '-', '+', ':', '.', ',', '_', 'T', 'Z', '/' -> true;
            default -> false;
        };
    }

    static boolean isTai64n(byte[] bytes, int from, int to) {
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

    /** A stream's name, CRI's flag, a pod's name in brackets, a month, a zone, the dash for what syslog does not know. */
    static boolean isMark(byte[] bytes, int from, int to) {
        if (bytes[from] == '[') {
            return bytes[to - 1] == ']';
        }
        if (to - from > 6) {
            return false;
        }
        String word = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        return switch (word) {
            case "stdout", "stderr", "F", "P", "|", "-", "*", "UTC" -> true;
            default -> isMonth(word) || isOffset(word);
        };
    }

    private static boolean isMonth(String word) {
        int at = word.length() == 3 ? MONTHS.indexOf(word) : -1;
        return at >= 0 && at % 3 == 0;
    }

    static boolean isOffset(String word) {
        boolean sign = word.startsWith("+") || word.startsWith("-");
        return sign && word.length() >= 5 && word.chars().skip(1).allMatch(c -> c == ':' || (c >= '0' && c <= '9'));
    }

    static boolean isNumber(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (!isDigit(bytes[at])) {
                return false;
            }
        }
        return true;
    }

    /**
     * A host, service, pod or container name, perhaps with a process's number.
     *
     * @param capitals whether it may have capitals, as hosts may; a capitalised word of a sentence is none even then
     */
    static boolean isName(byte[] bytes, int from, int to, boolean capitals) {
        int end = withoutProcess(bytes, from, bytes[to - 1] == ':' ? to - 1 : to);
        boolean small = false;
        boolean great = false;
        boolean other = end < to - 1;
        for (int at = from; at < end; at++) {
            byte c = bytes[at];
            if (c >= 'a' && c <= 'z') {
                small = true;
            } else if (capitals && c >= 'A' && c <= 'Z') {
                great = true;
            } else if (isDigit(c) || c == '-' || c == '.' || c == '_' || c == '/' || c == '@') {
                other = true;
            } else {
                return false;
            }
        }
        return end > from && (!great || other || !small);
    }

    /** The end of a name in front of {@code [812]}. */
    private static int withoutProcess(byte[] bytes, int from, int to) {
        int at = to - 1;
        if (at <= from || bytes[at] != ']') {
            return to;
        }
        at--;
        while (at > from && isDigit(bytes[at])) {
            at--;
        }
        return bytes[at] == '[' ? at : to;
    }

    /**
     * The offset behind what a search wrote in front of the line that it found: {@code file:}, {@code file:12:}, {@code 12:},
     * or the same with dashes for a line nearby; the start when there is nothing.
     */
    static int behindLocator(byte[] bytes, int start, int limit) {
        int at = start;
        boolean path = false;
        while (at < limit && isPath(bytes, start, at)) {
            path |= bytes[at] == '.' || bytes[at] == '/' || bytes[at] == '\\';
            at++;
        }
        if (at == start || at + 1 >= limit) {
            return start;
        }
        if (bytes[at] == '{') {
            return isDashedNumber(bytes, start, at) ? at : start;
        }
        if (bytes[at] != ':') {
            return start;
        }
        int next = at + 1;
        if (!path && bytes[next] != '{' && !isDigit(bytes[next])) {
            return start;
        }
        int digits = next;
        while (digits < limit && isDigit(bytes[digits])) {
            digits++;
        }
        return digits > next && digits < limit && bytes[digits] == ':' ? digits + 1 : next;
    }

    private static boolean isPath(byte[] bytes, int start, int at) {
        byte c = bytes[at];
        boolean drive = c == ':' && at == start + 1 && at + 1 < bytes.length && bytes[at + 1] == '\\';
        return drive || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || "-._/@+~\\".indexOf(c) >= 0;
    }

    private static boolean isDashedNumber(byte[] bytes, int start, int end) {
        int at = end - 1;
        boolean dash = bytes[at] == '-';
        at--;
        while (at >= start && isDigit(bytes[at])) {
            at--;
        }
        return dash && at < end - 2 && (at < start || bytes[at] == '-');
    }
}

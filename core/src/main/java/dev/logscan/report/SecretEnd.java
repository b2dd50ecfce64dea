package dev.logscan.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Where a value without quotes ends. */
final class SecretEnd {
    /** How far behind a comma one looks for the next name. */
    private static final int LONGEST_NAME = 64;

    private SecretEnd() {}

    /** The end of the value that starts here and belongs to the name that ends at {@code nameEnd}. */
    static int of(String text, int nameEnd, int start, boolean colon, boolean encoded) {
        if (colon && isHeader(text, nameEnd)) {
            return line(text, start);
        }
        char first = text.charAt(start);
        if (text.startsWith("[FILTERED]", start)) {
            return start + "[FILTERED]".length();
        }
        int mask = first == '[' ? maskEnd(text, start) : -1;
        if (mask > 0) {
            return mask;
        }
        return first == '{' || first == '[' ? structure(text, start) : word(text, start, encoded);
    }

    private static boolean isHeader(String text, int nameEnd) {
        String before = text.substring(Math.max(0, nameEnd - 16), nameEnd).toLowerCase(Locale.ROOT);
        return before.endsWith("authorization") || before.endsWith("cookie");
    }

    /** Where a mask ends that an earlier pass left here, or -1. */
    private static int maskEnd(String text, int start) {
        String shown = text.substring(start, Math.min(text.length(), start + LONGEST_NAME));
        int sign = shown.indexOf(" #");
        int end = shown.indexOf(']');
        return sign > 0 && end > sign ? start + end + 1 : -1;
    }

    /** A header's value: up to the end of the line or to the quote that closes the whole header. */
    private static int line(String text, int start) {
        int end = start;
        while (end < text.length() && "\r\n\"'`".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end > start && end < text.length() && text.charAt(end - 1) == '\\' ? end - 1 : end;
    }

    /** An object or array: up to the bracket that closes it, brackets inside quotes not counted. */
    private static int structure(String text, int start) {
        Deque<Character> open = new ArrayDeque<>();
        boolean quoted = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted && i + 1 < text.length() && text.charAt(i + 1) != '"') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '[')) {
                open.push(c);
            } else if (!quoted && (c == '}' || c == ']')) {
                open.poll();
                if (open.isEmpty()) {
                    return i + 1;
                }
            }
        }
        return text.length();
    }

    private static int word(String text, int start, boolean encoded) {
        int i = text.charAt(start) == '<' ? placeholder(text, start) : start;
        while (i < text.length() && !ends(text, i, encoded)) {
            i++;
        }
        return i;
    }

    private static int placeholder(String text, int start) {
        int end = start + 1;
        while (end < text.length() && end < start + LONGEST_NAME && "<>\"'&\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end < text.length() && text.charAt(end) == '>' ? end + 1 : start + 1;
    }

    private static boolean ends(String text, int at, boolean encoded) {
        char c = text.charAt(at);
        if (c <= ' ' || c == '"' || c == '\'' || c == '`' || c == '&' || c == '\\') {
            return true;
        }
        return switch (c) {
            case '%' ->
                encoded && (text.startsWith("%26", at) || text.startsWith("%20", at) || text.startsWith("%22", at));
            case '<', '>' -> true;
            case ',', ';' -> beforeNext(text, at + 1);
            case ')', ']', '}' -> at + 1 == text.length() || " ,;)]}\"'\n\r\t".indexOf(text.charAt(at + 1)) >= 0;
            default -> false;
        };
    }

    /** Whether the comma before this place parts two members: a blank, a quote, a brace or another name follows. */
    private static boolean beforeNext(String text, int at) {
        if (at >= text.length() || " \t\r\n\"'{}[]:".indexOf(text.charAt(at)) >= 0) {
            return true;
        }
        for (int i = at; i < text.length() && i < at + LONGEST_NAME; i++) {
            char c = text.charAt(i);
            if (c == '=' || c == ':') {
                return i > at;
            }
            if (!Character.isLetterOrDigit(c) && c != '_' && c != '-' && c != '.') {
                return false;
            }
        }
        return false;
    }
}

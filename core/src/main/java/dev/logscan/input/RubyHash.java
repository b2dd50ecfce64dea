package dev.logscan.input;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a hash as Ruby prints it, {@code {"a"=>"b"}}, {@code {"a" => 1}} or {@code {a: nil}}, and JSON's objects with it.
 * One pass over the text, without backtracking.
 */
final class RubyHash {
    /** Request parameters are shallow; the text may be anyone's. */
    private static final int MAX_DEPTH = 32;

    private record Pair(String name, String value) {}

    private final String text;
    private final List<Pair> pairs = new ArrayList<>();
    private int at;

    private RubyHash(String text) {
        this.text = text;
    }

    /**
     * Flattens the hash under a name.
     *
     * @return whether the whole text was a hash; if not, nothing was added
     */
    static boolean flatten(String text, String name, Fields out) {
        RubyHash hash = new RubyHash(text);
        if (!hash.hash(name, 0) || !hash.atEnd()) {
            return false;
        }
        hash.pairs.forEach(pair -> out.add(pair.name(), pair.value()));
        return true;
    }

    private boolean atEnd() {
        skipBlanks();
        return at == text.length();
    }

    private boolean hash(String name, int depth) {
        if (depth > MAX_DEPTH || name.length() > Fields.MAX_NAME || !take('{')) {
            return false;
        }
        if (take('}')) {
            return true;
        }
        do {
            if (!pair(name, depth)) {
                return false;
            }
        } while (take(','));
        return take('}');
    }

    private boolean pair(String name, int depth) {
        skipBlanks();
        StringBuilder key = new StringBuilder();
        boolean symbol = peek() == ':';
        if (symbol) {
            at++;
        }
        if (peek() == '"') {
            if (!quoted(key)) {
                return false;
            }
        } else if (!bare(key)) {
            return false;
        }
        return separator() && value(name + "." + key, depth + 1);
    }

    private boolean separator() {
        skipBlanks();
        if (text.startsWith("=>", at)) {
            at += 2;
            return true;
        }
        return take(':');
    }

    private boolean value(String name, int depth) {
        skipBlanks();
        return switch (peek()) {
            case '{' -> hash(name, depth);
            case '[' -> list(name, depth);
            case '"' -> text(name);
            default -> plain(name);
        };
    }

    private boolean text(String name) {
        StringBuilder value = new StringBuilder();
        if (!quoted(value)) {
            return false;
        }
        pairs.add(new Pair(name, value.toString()));
        return true;
    }

    private boolean list(String name, int depth) {
        at++;
        if (depth > MAX_DEPTH) {
            return false;
        }
        if (take(']')) {
            return true;
        }
        do {
            if (!value(name, depth + 1)) {
                return false;
            }
        } while (take(','));
        return take(']');
    }

    /** A number, a constant, a symbol or anything else that runs to the next comma or bracket. */
    private boolean plain(String name) {
        int start = at;
        while (at < text.length() && ",]}\"{[".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String value = text.substring(start, at).strip();
        if (value.isEmpty()) {
            return false;
        }
        if (!value.equals("nil") && !value.equals("null")) {
            pairs.add(new Pair(name, value));
        }
        return true;
    }

    private boolean bare(StringBuilder out) {
        int start = at;
        while (at < text.length() && isBare(text.charAt(at))) {
            at++;
        }
        out.append(text, start, at);
        return at > start;
    }

    private static boolean isBare(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '?' || c == '!';
    }

    private boolean quoted(StringBuilder out) {
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return true;
            }
            if (c != '\\') {
                out.append(c);
            } else if (!escape(out)) {
                return false;
            }
        }
        return false;
    }

    private boolean escape(StringBuilder out) {
        if (at == text.length()) {
            return false;
        }
        char c = text.charAt(at++);
        switch (c) {
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case 'r' -> out.append('\r');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'e' -> out.append('\u001b');
            case 'u' -> {
                return unicode(out);
            }
            default -> out.append(c);
        }
        return true;
    }

    private boolean unicode(StringBuilder out) {
        boolean braced = peek() == '{';
        int start = braced ? at + 1 : at;
        int end = braced ? text.indexOf('}', start) : at + 4;
        if (end < start + 1 || end > start + 6 || end > text.length()) {
            return false;
        }
        int codePoint = 0;
        for (int i = start; i < end; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return false;
            }
            codePoint = codePoint * 16 + digit;
        }
        if (!Character.isValidCodePoint(codePoint)) {
            return false;
        }
        out.appendCodePoint(codePoint);
        at = braced ? end + 1 : end;
        return true;
    }

    private boolean take(char wanted) {
        skipBlanks();
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }
}

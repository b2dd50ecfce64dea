package dev.logscan.report;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the value stands that belongs to a name: {@code name=value}, {@code "name": "value"}, {@code name: value},
 * {@code "name" => "value"}, also escaped inside another JSON text, as HTML entities, or percent-encoded.
 *
 * @param start where it begins, behind an opening quote
 * @param end where it ends, before a closing quote
 * @param named whether the name was quoted
 * @param prose whether a colon stood before it and no quotes round it, as in a sentence
 */
record SecretValue(int start, int end, boolean named, boolean prose) {
    private static final int MOST_BLANKS = 8;
    private static final int MOST_BACKSLASHES = 64;
    private static final int LONGEST_SCHEME = 8;
    private static final String[] QUOTES = {"\"", "'", "`", "&quot;", "&#34;", "%22"};
    private static final Set<String> SCHEMES = Set.of("bearer", "basic", "jwt", "token", "digest");
    private static final Set<String> NOTHING = Set.of(
            "-",
            "nil",
            "null",
            "none",
            "true",
            "false",
            "undefined",
            "(empty)",
            "[filtered]",
            "[redacted]",
            "{}",
            "[]");

    /** Finds the value behind a name that ends here, or null. */
    static @Nullable SecretValue after(String text, int nameEnd) {
        int at = nameEnd;
        String quote = quoteAt(text, backslashes(text, at));
        boolean named = quote != null;
        if (quote != null) {
            at = backslashes(text, at) + quote.length();
        }
        at = blanks(text, brackets(text, at));
        int separator = separator(text, at);
        if (separator == 0) {
            return null;
        }
        boolean colon = text.charAt(at) == ':' || text.startsWith("%3A", at) || text.startsWith("%3a", at);
        int start = blanks(text, at + separator);
        if (start >= text.length()) {
            return null;
        }
        int open = backslashes(text, start);
        String opening = quoteAt(text, open);
        if (opening != null) {
            int content = open + opening.length();
            return new SecretValue(content, closing(text, content, opening, open - start), named, false);
        }
        boolean encoded = text.charAt(at) == '%';
        boolean prose = colon && !named && text.charAt(start) != '{' && text.charAt(start) != '[';
        return new SecretValue(start, SecretEnd.of(text, nameEnd, start, colon, encoded), named, prose);
    }

    int length() {
        return end - start;
    }

    String in(String text) {
        return text.substring(start, end);
    }

    /** The value as it is shown: its mask, behind the scheme of an Authorization header; or itself when it says nothing. */
    static String mask(String kind, String value, Masks masks) {
        int blank = value.indexOf(' ');
        boolean scheme = blank > 0
                && blank <= LONGEST_SCHEME
                && SCHEMES.contains(value.substring(0, blank).toLowerCase(Locale.ROOT));
        String secret = scheme ? value.substring(blank + 1) : value;
        if (isNothing(secret)) {
            return value;
        }
        String token = SecretTokens.kindOf(secret);
        return value.substring(0, value.length() - secret.length()) + masks.mask(token == null ? kind : token, secret);
    }

    /** Whether it is no secret: blank, filtered already, a word for nothing, or a placeholder of an instruction. */
    private static boolean isNothing(String value) {
        String plain = value.strip();
        return plain.isEmpty()
                || NOTHING.contains(plain.toLowerCase(Locale.ROOT))
                || plain.startsWith("ip/")
                || plain.startsWith("user/")
                || plain.chars().allMatch(c -> c == '*')
                || isMask(plain)
                || isPlaceholder(plain);
    }

    private static boolean isMask(String value) {
        int sign = value.indexOf(" #");
        return value.startsWith("[")
                && value.endsWith("]")
                && sign > 1
                && value.substring(1, sign).chars().allMatch(c -> c == '-' || Character.isLetterOrDigit(c))
                && value.substring(sign + 2, value.length() - 1).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isPlaceholder(String value) {
        if (value.startsWith("<") && value.endsWith(">")) {
            return value.substring(1, value.length() - 1)
                    .chars()
                    .allMatch(c -> (c >= 'a' && c <= 'z') || c == '_' || c == '-' || c == ' ');
        }
        return value.startsWith("$") && value.chars().skip(1).allMatch(c -> (c >= 'A' && c <= 'Z') || c == '_');
    }

    private static int separator(String text, int at) {
        if (text.startsWith("=>", at) || text.startsWith("=&gt;", at)) {
            return text.charAt(at + 1) == '>' ? 2 : 5;
        }
        if (text.startsWith("=", at)) {
            return 1;
        }
        if (text.startsWith(":", at)) {
            return text.startsWith("::", at) ? 0 : 1;
        }
        return text.regionMatches(true, at, "%3D", 0, 3) || text.regionMatches(true, at, "%3A", 0, 3) ? 3 : 0;
    }

    /** Where the quoted content ends: at the same quote behind no more backslashes than the opening one had. */
    private static int closing(String text, int from, String quote, int backslashes) {
        int slashes = 0;
        for (int i = from; i < text.length(); i++) {
            if (text.startsWith(quote, i) && (slashes <= backslashes || (backslashes == 0 && slashes % 2 == 0))) {
                return backslashes == 0 ? i : i - slashes;
            }
            slashes = text.charAt(i) == '\\' ? slashes + 1 : 0;
        }
        return text.length();
    }

    private static @Nullable String quoteAt(String text, int at) {
        for (String quote : QUOTES) {
            if (text.startsWith(quote, at)) {
                return quote;
            }
        }
        return null;
    }

    private static int backslashes(String text, int at) {
        int end = at;
        while (end < text.length() && end < at + MOST_BACKSLASHES && text.charAt(end) == '\\') {
            end++;
        }
        return end;
    }

    private static int brackets(String text, int at) {
        int end = at;
        while (end < text.length() && end < at + MOST_BLANKS && text.charAt(end) == ']') {
            end++;
        }
        return end;
    }

    private static int blanks(String text, int at) {
        int end = at;
        while (end < text.length() && end < at + MOST_BLANKS && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return end;
    }
}

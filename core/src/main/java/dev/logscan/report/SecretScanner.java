package dev.logscan.report;

import org.jspecify.annotations.Nullable;

/**
 * One pass over a text that replaces every secret by its mask.
 *
 * <p>The text is cut into runs of word characters. A run may be the name of a secret that follows, may hold a token that
 * is told by its look, or may be a secret that stood under a telling name elsewhere. Every look ahead either ends within
 * a fixed distance or covers what is then replaced, so that time grows with the length of the text whatever is in it.
 */
final class SecretScanner {
    private static final String PEM = "-----BEGIN ";
    private static final String ISSUER_COMPLAINT = "Invalid issuer. ";
    private static final int LONGEST_USERINFO = 512;
    private static final int LONGEST_STATUS = 4;
    private static final int LONGEST_WORD = 512;
    private static final int SHORTEST_CREDENTIALS = 16;
    private static final int SHORTEST_STATE = 8;

    private final String text;
    private final Masks masks;
    private final StringBuilder out;
    private int at;

    /** The kind that the name of a pair such as {@code {"key": "jwt", "value": "..."}} gave to the value to come. */
    private @Nullable String pairKind;

    /** How many of the two client keys of an issuer complaint are still to come. */
    private int issuers;

    private SecretScanner(String text, Masks masks) {
        this.text = text;
        this.masks = masks;
        this.out = new StringBuilder(text.length() + 16);
    }

    static String mask(String text, Masks masks) {
        return new SecretScanner(text, masks).run();
    }

    private String run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isWord(c)) {
                word();
            } else if (c == ':' && authority() > 0) {
                userinfo(authority());
            } else {
                out.append(c);
                at++;
            }
        }
        return out.toString();
    }

    private void word() {
        int start = at;
        int end = start;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        int pem = end - PEM.length() + 1;
        if (pem >= start && text.startsWith(PEM, pem)) {
            pem(pem);
        } else if (!named(start, end) && !credentials(start, end)) {
            tokens(start, end);
        }
    }

    private void pem(int begin) {
        out.append(text, at, begin);
        int footer = text.indexOf("-----END ", begin);
        int end = footer < 0 ? -1 : text.indexOf("-----", footer + "-----END ".length());
        int stop = end < 0 ? text.length() : end + "-----".length();
        out.append(masks.mask("pem", text.substring(begin, stop)));
        at = stop;
    }

    /** Masks the value of the name in this range; false when it is not the name of a secret, or has no value. */
    private boolean named(int start, int end) {
        String name = name(start, end);
        String kind = SecretNames.kindOf(name);
        boolean inPair = name.equals("key") || name.equals("name") || name.equals("value");
        // Asked before one looks for the value: what is looked at and not replaced would be looked at again.
        if (kind == null ? !inPair : SecretNames.parameter(kind) && !mayBeParameter(start)) {
            return false;
        }
        SecretValue value = SecretValue.after(text, end);
        if (value == null) {
            return false;
        }
        String known = kind == null ? fromPair(name, value) : kind;
        if (known == null || isInnocent(known, name, start, value)) {
            return false;
        }
        out.append(text, start, value.start());
        out.append(SecretValue.mask(known, value.in(text), masks));
        at = value.end();
        return true;
    }

    private @Nullable String fromPair(String name, SecretValue value) {
        if (!value.named()) {
            return null;
        }
        String kind = pairKind;
        pairKind = name.equals("value") ? null : SecretNames.kindOf(value.in(text));
        return name.equals("value") ? kind : null;
    }

    private boolean isInnocent(String kind, String name, int start, SecretValue value) {
        if (kind.equals(SecretNames.STATE) && !isState(value.in(text))) {
            return true;
        }
        if (SecretNames.parameter(kind)) {
            boolean alone = start == 0 && (value.end() == text.length() || text.charAt(value.end()) != '&');
            return value.length() <= LONGEST_STATUS || alone;
        }
        if (!value.prose() || !SecretNames.isEnglish(name) || value.length() > LONGEST_WORD) {
            return false;
        }
        return value.length() < SHORTEST_CREDENTIALS || !Masks.looksRandom(value.in(text));
    }

    /** Whether it looks like what an OAuth client sends along, and not like a word. */
    static boolean isState(String value) {
        return value.length() >= SHORTEST_STATE && Masks.looksRandom(value);
    }

    /** The last part of a dotted name, without a percent-encoded character that it touches. */
    private String name(int start, int end) {
        int from = end;
        while (from > start && text.charAt(from - 1) != '.') {
            from--;
        }
        boolean encoded = from == start && start > 0 && text.charAt(start - 1) == '%' && end - start > 2;
        return text.substring(encoded ? start + 2 : from, end);
    }

    private boolean mayBeParameter(int start) {
        char before = start == 0 ? '?' : text.charAt(start - 1);
        return before == '?' || before == '&' || before == '%';
    }

    /** Masks what follows the word Bearer or Basic where it looks like credentials. */
    private boolean credentials(int start, int end) {
        boolean scheme = text.regionMatches(true, start, "Bearer", 0, Math.max(6, end - start))
                || text.regionMatches(true, start, "Basic", 0, Math.max(5, end - start));
        if (!scheme || end >= text.length() || text.charAt(end) != ' ') {
            return false;
        }
        int stop = end + 1;
        while (stop < text.length() && (isWord(text.charAt(stop)) || "~+/=".indexOf(text.charAt(stop)) >= 0)) {
            stop++;
        }
        String secret = text.substring(end + 1, stop);
        if (secret.length() < SHORTEST_CREDENTIALS || secret.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        out.append(text, start, end + 1);
        out.append(SecretValue.mask("credentials", secret, masks));
        at = stop;
        return true;
    }

    private void tokens(int start, int end) {
        int from = start;
        SecretTokens.Found found = SecretTokens.first(text, from, end);
        if (found == null) {
            plain(start, end);
        }
        for (; found != null; found = SecretTokens.first(text, from, end)) {
            out.append(text, from, found.start());
            out.append(masks.mask(found.kind(), text.substring(found.start(), found.end())));
            from = found.end();
        }
        if (from > start) {
            out.append(text, from, end);
        }
        at = end;
    }

    private void plain(int start, int end) {
        int stop = end;
        while (stop > start && text.charAt(stop - 1) == '.') {
            stop--;
        }
        String word = text.substring(start, stop);
        boolean complaint =
                word.equals("Expected") && text.startsWith(ISSUER_COMPLAINT, start - ISSUER_COMPLAINT.length());
        issuers = complaint ? 2 : issuers;
        String mask = masks.maskOf(word);
        if (mask == null && issuers > 0 && word.length() >= 8 && Masks.looksRandom(word)) {
            issuers--;
            mask = masks.mask(SecretNames.CLIENT_KEY, word);
        }
        out.append(mask == null ? word : mask).append(text, stop, end);
    }

    /** Where the authority begins if the colon here stands before one, plain or JSON-escaped; otherwise -1. */
    private int authority() {
        if (text.startsWith("://", at)) {
            return at + 3;
        }
        return text.startsWith(":\\/\\/", at) ? at + 5 : -1;
    }

    private void userinfo(int start) {
        out.append(text, at, start);
        at = start;
        int limit = Math.min(text.length(), start + LONGEST_USERINFO);
        int colon = start;
        while (colon < limit && isUser(text.charAt(colon))) {
            colon++;
        }
        if (colon >= limit || text.charAt(colon) != ':') {
            return;
        }
        int sign = passwordEnd(colon + 1, limit);
        if (sign > colon + 1) {
            out.append(text, start, colon + 1);
            out.append(SecretValue.mask(SecretNames.PASSWORD, text.substring(colon + 1, sign), masks));
            at = sign;
        }
    }

    /** The last {@code @} of the authority, or -1; a slash ends it only where a port stands before it. */
    private int passwordEnd(int start, int limit) {
        int sign = -1;
        boolean digits = true;
        for (int i = start; i < limit; i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '"' || c == '\'' || c == '<' || c == '>') {
                break;
            }
            boolean ends = c == '/' || c == '?' || c == '#';
            if (ends && (digits || sign >= 0)) {
                break;
            }
            sign = c == '@' ? i : sign;
            digits &= c >= '0' && c <= '9';
        }
        return sign;
    }

    private static boolean isUser(char c) {
        return c > ' ' && ":/?#@[]\"'<>\\".indexOf(c) < 0;
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '-'
                || c == '.';
    }
}

package dev.logscan.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Secrets that are told by their own look: GitLab's tokens, JWTs, and the keys of services that stand near a GitLab.
 *
 * <p>The kinds are those of GitLab's token overview. A routable token goes on after the random part: a dot and nine
 * characters, or a dot, a version of one or two, a dot and nine.
 */
final class SecretTokens {
    /** A token found in a text: the half-open range and its kind. */
    record Found(int start, int end, String kind) {}

    private static final List<String> PREFIXES = List.of(
            "glpat-",
            "glrt-",
            "glrtr-",
            "glcbt-",
            "gldt-",
            "glptt-",
            "glft-",
            "glimt-",
            "glagent-",
            "gloas-",
            "glsoat-",
            "glffct-",
            "glwt-",
            "GR1348941");

    /**
     * The tokens of others, which begin a word.
     *
     * @param prefix how they begin
     * @param shortest how many characters follow at least
     * @param kind the kind
     */
    private record Foreign(String prefix, int shortest, String kind) {}

    private static final List<Foreign> FOREIGN = List.of(
            new Foreign("AKIA", 16, "aws-key"),
            new Foreign("ASIA", 16, "aws-key"),
            new Foreign("xoxb-", 10, "slack"),
            new Foreign("xoxp-", 10, "slack"),
            new Foreign("xoxa-", 10, "slack"),
            new Foreign("xoxr-", 10, "slack"),
            new Foreign("xoxs-", 10, "slack"),
            new Foreign("xapp-", 10, "slack"),
            new Foreign("ghp_", 20, "github"),
            new Foreign("gho_", 20, "github"),
            new Foreign("ghu_", 20, "github"),
            new Foreign("ghs_", 20, "github"),
            new Foreign("ghr_", 20, "github"),
            new Foreign("github_pat_", 20, "github"),
            new Foreign("AIza", 30, "google-key"),
            new Foreign("ATATT3", 20, "atlassian"),
            new Foreign("ATCTT3", 20, "atlassian"),
            new Foreign("npm_", 20, "npm"));

    private static final int SHORTEST_BODY = 4;
    private static final int ROUTE = 9;

    private SecretTokens() {}

    /** The first token in a range of word characters, or null. Takes time in proportion to the range. */
    static @Nullable Found first(String text, int from, int to) {
        int noJwtBefore = from;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            Found foreign = i == from || !Character.isLetterOrDigit(text.charAt(i - 1)) ? foreign(text, i, to) : null;
            if (foreign != null) {
                return foreign;
            }
            if (c == 'g' || c == 'G') {
                Found found = gitlab(text, i, to);
                if (found != null) {
                    return found;
                }
            } else if (c == 'e' && i >= noJwtBefore && text.startsWith("eyJ", i)) {
                int header = partEnd(text, i, to);
                int end = jwtEnd(text, header, to);
                if (end > 0) {
                    return new Found(i, end, "jwt");
                }
                noJwtBefore = header;
            }
        }
        return null;
    }

    /** The kind of the token that a text is from its first to its last character, or null. */
    static @Nullable String kindOf(String text) {
        Found found = first(text, 0, text.length());
        return found != null && found.start() == 0 && found.end() == text.length() ? found.kind() : null;
    }

    private static @Nullable Found gitlab(String text, int start, int to) {
        for (String prefix : PREFIXES) {
            if (text.startsWith(prefix, start)) {
                int body = start + prefix.length();
                int end = partEnd(text, body, to);
                if (end - body >= SHORTEST_BODY) {
                    String kind = prefix.endsWith("-") ? prefix.substring(0, prefix.length() - 1) : prefix;
                    return new Found(start, routeEnd(text, end, to), kind);
                }
            }
        }
        return null;
    }

    private static @Nullable Found foreign(String text, int start, int to) {
        char c = text.charAt(start);
        if (c != 'A' && c != 'x' && c != 'g' && c != 'n') {
            return null;
        }
        for (Foreign token : FOREIGN) {
            if (text.startsWith(token.prefix(), start)) {
                int body = start + token.prefix().length();
                int end = partEnd(text, body, to);
                if (end - body >= token.shortest()) {
                    return new Found(start, end, token.kind());
                }
            }
        }
        return null;
    }

    private static int routeEnd(String text, int end, int to) {
        int next = dotPartEnd(text, end, to);
        if (next - end - 1 == ROUTE) {
            return next;
        }
        if (next - end - 1 == 1 || next - end - 1 == 2) {
            int last = dotPartEnd(text, next, to);
            return last - next - 1 == ROUTE ? last : end;
        }
        return end;
    }

    private static int dotPartEnd(String text, int dot, int to) {
        return dot < to && text.charAt(dot) == '.' ? partEnd(text, dot + 1, to) : dot;
    }

    /** Where a JWT ends whose header ends here, or -1 when it is none; a missing signature may have been cut off. */
    private static int jwtEnd(String text, int header, int to) {
        int end = dotPartEnd(text, header, to);
        if (end - header - 1 < SHORTEST_BODY) {
            return -1;
        }
        for (int next = dotPartEnd(text, end, to); next > end + 1; next = dotPartEnd(text, end, to)) {
            end = next;
        }
        return end;
    }

    /** Where the run of base64url characters ends that starts here. */
    private static int partEnd(String text, int from, int to) {
        int end = from;
        while (end < to && isBase64Url(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isBase64Url(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}

package dev.logscan.report;

import java.util.Locale;

/**
 * Makes hostile text literal in GitLab's Markdown: no markup, link, image or HTML, no mention, reference or emoji, no
 * command.
 */
final class MarkdownText {
    /**
     * What begins markup, or a reference such as {@code @user}, {@code #1}, {@code !1}, {@code ~label}, {@code %1},
     * {@code $1}, {@code &1} or {@code ^alert}. An entity would not do: GitLab looks for
     * references after it has read them.
     */
    private static final String TELLING = "\\`*{}[]<>#!|~@$%&^=+";

    private MarkdownText() {}

    /** One line of prose, to stand behind words of our own: at the start of a line other characters tell, too. */
    static String prose(String text) {
        String line = Escape.line(text);
        StringBuilder literal = new StringBuilder(line.length() + 16);
        for (int i = 0; i < line.length(); i++) {
            if (tells(line, i)) {
                literal.append('\\');
            }
            literal.append(line.charAt(i));
        }
        return literal.toString();
    }

    /** A value between backticks, more of them than it holds. */
    static String code(String text) {
        String line = Escape.line(text);
        if (line.isBlank()) {
            return "(empty)";
        }
        String ticks = "`".repeat(longestRun(line) + 1);
        String pad = line.startsWith("`") || line.endsWith("`") || line.startsWith(" ") ? " " : "";
        return ticks + pad + line + pad + ticks;
    }

    /** What opens and closes a block that holds this text: longer than any run of backticks in it. */
    static String fence(String text) {
        return "`".repeat(Math.max(3, longestRun(text) + 1));
    }

    /** A colon makes links and emoji, an underline at the edge of a word is emphasis. */
    private static boolean tells(String line, int at) {
        char c = line.charAt(at);
        return switch (c) {
            case ':' -> at + 1 < line.length() && line.charAt(at + 1) != ' ';
            case '_' -> !isWord(line, at - 1) || !isWord(line, at + 1);
            case '.' -> isWww(line, at);
            default -> TELLING.indexOf(c) >= 0;
        };
    }

    private static boolean isWord(String line, int at) {
        return at >= 0 && at < line.length() && Character.isLetterOrDigit(line.charAt(at));
    }

    private static boolean isWww(String line, int dot) {
        return dot >= 3 && line.substring(dot - 3, dot).toLowerCase(Locale.ROOT).equals("www");
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}

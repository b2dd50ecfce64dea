package dev.logscan.input;

import java.util.List;

/** What a reader sees of a page: its text without tags, scripts and styles, in linear time whatever the page holds. */
final class VisibleText {
    /** Elements whose content is no text; the page's own scripts may hold any message. */
    private static final List<String> HIDDEN = List.of("script", "style", "template", "noscript", "head");

    private final String page;
    private final int most;
    private final StringBuilder seen = new StringBuilder();

    private VisibleText(String page, int most) {
        this.page = page;
        this.most = most;
    }

    /** The first characters of the text, with one blank between words. */
    static String of(String page, int most) {
        return new VisibleText(page, most).text();
    }

    private String text() {
        int at = 0;
        while (at < page.length() && seen.length() < most) {
            char c = page.charAt(at);
            if (c == '<') {
                at = behindTag(at);
                blank();
            } else {
                if (Character.isWhitespace(c)) {
                    blank();
                } else {
                    seen.append(c);
                }
                at++;
            }
        }
        return seen.toString().strip();
    }

    private void blank() {
        if (!seen.isEmpty() && seen.charAt(seen.length() - 1) != ' ') {
            seen.append(' ');
        }
    }

    /** Behind the tag, and behind its element where that is hidden; the end of the page when it is never closed. */
    private int behindTag(int start) {
        for (String name : HIDDEN) {
            int nameEnd = start + 1 + name.length();
            if (page.regionMatches(true, start + 1, name, 0, name.length())
                    && (nameEnd == page.length() || !Character.isLetter(page.charAt(nameEnd)))) {
                return behind(closing(name, nameEnd));
            }
        }
        return behind(start);
    }

    private int closing(String name, int from) {
        int at = page.indexOf("</", from);
        while (at >= 0 && !page.regionMatches(true, at + 2, name, 0, name.length())) {
            at = page.indexOf("</", at + 2);
        }
        return at;
    }

    private int behind(int tag) {
        int end = tag < 0 ? -1 : page.indexOf('>', tag);
        return end < 0 ? page.length() : end + 1;
    }
}

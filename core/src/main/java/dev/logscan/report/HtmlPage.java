package dev.logscan.report;

import java.io.IOException;

/**
 * A page of HTML. Markup is ours alone; every other text goes through {@link #text} or an attribute's escaping, so that log
 * text can be neither markup nor an attribute.
 */
final class HtmlPage {
    private final Appendable out;

    HtmlPage(Appendable out) {
        this.out = out;
    }

    /** Markup of our own, never anything else. */
    HtmlPage markup(String html) throws IOException {
        out.append(html);
        return this;
    }

    HtmlPage text(String text) throws IOException {
        out.append(escape(text));
        return this;
    }

    /** An element with nothing but text in it. */
    HtmlPage element(String tag, String text) throws IOException {
        return markup("<" + tag + ">").text(text).markup("</" + tag + ">\n");
    }

    /** The same with a class of our own. */
    HtmlPage element(String tag, String className, String text) throws IOException {
        return markup("<" + tag + " class=\"" + className + "\">").text(text).markup("</" + tag + ">\n");
    }

    /** Text for a body or a quoted attribute, hidden characters shown. */
    static String escape(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        String line = Escape.line(text);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
        return html.toString();
    }
}

package dev.logscan.report;

import java.io.IOException;
import java.util.List;

/**
 * A page of Markdown. Every text is made literal here, so that no renderer can forget it; labels are words of our own,
 * so that no line begins with log text.
 */
final class MarkdownPage {
    private final Appendable out;
    private boolean begun;

    MarkdownPage(Appendable out) {
        this.out = out;
    }

    /** A heading: a label in front, and then the text. */
    void heading(int level, String label, String text) throws IOException {
        block();
        out.append("#".repeat(level)).append(' ').append(label);
        out.append(text.isEmpty() ? "" : ": " + MarkdownText.prose(text)).append('\n');
    }

    /** A paragraph of Markdown of our own; texts in it went through {@link MarkdownText}. */
    void paragraph(String markdown) throws IOException {
        block();
        out.append(markdown).append('\n');
    }

    /** A list of Markdown of our own. */
    void list(List<String> items) throws IOException {
        if (items.isEmpty()) {
            return;
        }
        block();
        for (String item : items) {
            out.append("- ").append(item).append('\n');
        }
    }

    /** An item of a numbered list, and below it a command to copy, as it is, line by line. */
    void step(int number, String markdown) throws IOException {
        block();
        out.append(Integer.toString(number)).append(". ").append(markdown).append('\n');
    }

    /** Text as it is, hidden characters shown; below a numbered item when it is indented. */
    void block(int indent, String language, List<String> lines) throws IOException {
        block();
        String space = " ".repeat(indent);
        String fence = MarkdownText.fence(String.join("\n", lines));
        out.append(space).append(fence).append(language).append('\n');
        for (String line : lines) {
            out.append(space).append(Escape.line(line)).append('\n');
        }
        out.append(space).append(fence).append('\n');
    }

    private void block() throws IOException {
        if (begun) {
            out.append('\n');
        }
        begun = true;
    }
}

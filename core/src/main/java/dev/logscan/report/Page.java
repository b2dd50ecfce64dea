package dev.logscan.report;

import java.io.IOException;
import java.util.List;

/** A page of text for a terminal. Every text is escaped here, so that no renderer can forget it. */
final class Page {
    /** A colour; says nothing that the words do not say. */
    enum Ink {
        NONE(""),
        BOLD("1"),
        RED("1;31"),
        GREEN("32"),
        YELLOW("33"),
        DIM("2");

        private final String code;

        Ink(String code) {
            this.code = code;
        }
    }

    private final Appendable out;
    private final int width;
    private final boolean color;

    Page(Appendable out, int width, boolean color) {
        this.out = out;
        this.width = width;
        this.color = color;
    }

    void blank() throws IOException {
        out.append('\n');
    }

    /** A line that is not broken however long it is. */
    void line(int indent, String text) throws IOException {
        line(indent, Ink.NONE, text);
    }

    void line(int indent, Ink ink, String text) throws IOException {
        out.append(" ".repeat(indent)).append(inked(ink, Escape.line(text))).append('\n');
    }

    /** A paragraph broken into lines. */
    void prose(int indent, String text) throws IOException {
        for (String line : Columns.wrap(Escape.line(text), width - indent)) {
            out.append(" ".repeat(indent)).append(line).append('\n');
        }
    }

    /** A paragraph behind a label; its further lines begin where the first one began. */
    void labelled(int indent, Ink ink, String label, String text) throws IOException {
        String head = Escape.line(label);
        int hang = indent + Columns.width(head) + 1;
        List<String> lines = Columns.wrap(Escape.line(text), width - hang);
        out.append(" ".repeat(indent))
                .append(inked(ink, head))
                .append(' ')
                .append(lines.get(0))
                .append('\n');
        for (String line : lines.subList(1, lines.size())) {
            out.append(" ".repeat(hang)).append(line).append('\n');
        }
    }

    /** Something to copy: every line of it as it is, never broken or cut. */
    void command(int indent, String command) throws IOException {
        for (String line : command.strip().split("\n", -1)) {
            out.append(" ".repeat(indent))
                    .append(inked(Ink.BOLD, Escape.line(line)))
                    .append('\n');
        }
    }

    private String inked(Ink ink, String text) {
        return inked(ink, text, color);
    }

    /** A text in a colour, where there may be any. */
    static String inked(Ink ink, String text, boolean color) {
        return color && ink != Ink.NONE ? "\u001b[" + ink.code + "m" + text + "\u001b[0m" : text;
    }
}

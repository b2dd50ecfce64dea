package dev.logscan.report;

import java.util.ArrayList;
import java.util.List;

/** Text in columns of a terminal: how wide it is, and where a paragraph may be broken into lines. */
final class Columns {
    private static final int[][] WIDE = {
        {0x1100, 0x115f}, {0x2e80, 0x303e}, {0x3041, 0x33ff}, {0x3400, 0x4dbf}, {0x4e00, 0x9fff}, {0xa000, 0xa4cf},
        {0xa960, 0xa97f}, {0xac00, 0xd7a3}, {0xf900, 0xfaff}, {0xfe30, 0xfe6f}, {0xff01, 0xff60}, {0xffe0, 0xffe6},
        {0x1f300, 0x1f64f}, {0x1f680, 0x1f6ff}, {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd}
    };
    private static final int[][] COMBINING = {
        {0x300, 0x36f},
        {0x483, 0x489},
        {0x591, 0x5bd},
        {0x64b, 0x65f},
        {0xe31, 0xe31},
        {0xe34, 0xe3a},
        {0x1ab0, 0x1aff},
        {0x1dc0, 0x1dff},
        {0x20d0, 0x20ff},
        {0x3099, 0x309a},
        {0xfe20, 0xfe2f}
    };

    /** Characters that may not begin a line, and those that may not end one. */
    private static final String CLOSING = "、。，．・：；？！゛゜ー」』）】〕〉》］｝ぁぃぅぇぉっゃゅょァィゥェォッャュョ";

    private static final String OPENING = "「『（【〔〈《［｛";

    private Columns() {}

    /** How many columns a text takes; wide characters take two, combining ones none. */
    static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    private static int width(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        return isIn(WIDE, codePoint) ? 2 : isIn(COMBINING, codePoint) ? 0 : 1;
    }

    /**
     * Breaks a paragraph at blanks and between wide characters. What has no such place, a URL say, is never broken and
     * may stick out.
     */
    static List<String> wrap(String paragraph, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String piece : pieces(paragraph)) {
            String shown = line.isEmpty() ? piece.stripLeading() : piece;
            if (!line.isEmpty() && used + width(shown.stripTrailing()) > width) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                used = 0;
                shown = piece.stripLeading();
            }
            line.append(shown);
            used += width(shown);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    /** What may not be broken: a word with the blanks behind it, or one wide character with its punctuation. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (next < text.length() && mayBreak(c, text.codePointAt(next))) {
                pieces.add(text.substring(start, next));
                start = next;
            }
            i = next;
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    private static boolean mayBreak(int before, int after) {
        if (before == ' ') {
            return after != ' ';
        }
        boolean wide = isIn(WIDE, before) || isIn(WIDE, after);
        return wide
                && after != ' '
                && !isIn(COMBINING, after)
                && CLOSING.indexOf(after) < 0
                && OPENING.indexOf(before) < 0;
    }

    private static boolean isIn(int[][] ranges, int codePoint) {
        for (int[] range : ranges) {
            if (codePoint <= range[1]) {
                return codePoint >= range[0];
            }
        }
        return false;
    }
}

package dev.logscan.report;

import java.util.ArrayList;
import java.util.List;

/** Text in columns of a terminal: how wide it is, and where a paragraph may be broken into lines. */
public final class Columns {
    /**
     * First and last of each range that is wide or full-width in Unicode's East Asian Width, code points that are not yet
     * used between two such ones included. What is ambiguous there takes one column: terminals that write UTF-8 show it so
     * unless they are told otherwise, in Japan too.
     */
    private static final int[][] WIDE = {
        {0x1100, 0x115f},
        {0x231a, 0x231b},
        {0x2329, 0x232a},
        {0x23e9, 0x23ec},
        {0x23f0, 0x23f0},
        {0x23f3, 0x23f3},
        {0x25fd, 0x25fe},
        {0x2614, 0x2615},
        {0x2648, 0x2653},
        {0x267f, 0x267f},
        {0x2693, 0x2693},
        {0x26a1, 0x26a1},
        {0x26aa, 0x26ab},
        {0x26bd, 0x26be},
        {0x26c4, 0x26c5},
        {0x26ce, 0x26ce},
        {0x26d4, 0x26d4},
        {0x26ea, 0x26ea},
        {0x26f2, 0x26f3},
        {0x26f5, 0x26f5},
        {0x26fa, 0x26fa},
        {0x26fd, 0x26fd},
        {0x2705, 0x2705},
        {0x270a, 0x270b},
        {0x2728, 0x2728},
        {0x274c, 0x274c},
        {0x274e, 0x274e},
        {0x2753, 0x2755},
        {0x2757, 0x2757},
        {0x2795, 0x2797},
        {0x27b0, 0x27b0},
        {0x27bf, 0x27bf},
        {0x2b1b, 0x2b1c},
        {0x2b50, 0x2b50},
        {0x2b55, 0x2b55},
        {0x2e80, 0x303e},
        {0x3041, 0x3247},
        {0x3250, 0x4dbf},
        {0x4e00, 0xa4c6},
        {0xa960, 0xa97c},
        {0xac00, 0xd7a3},
        {0xf900, 0xfad9},
        {0xfe10, 0xfe19},
        {0xfe30, 0xfe6b},
        {0xff01, 0xff60},
        {0xffe0, 0xffe6},
        {0x16fe0, 0x1b2fb},
        {0x1f004, 0x1f004},
        {0x1f0cf, 0x1f0cf},
        {0x1f18e, 0x1f18e},
        {0x1f191, 0x1f19a},
        {0x1f200, 0x1f320},
        {0x1f32d, 0x1f335},
        {0x1f337, 0x1f37c},
        {0x1f37e, 0x1f393},
        {0x1f3a0, 0x1f3ca},
        {0x1f3cf, 0x1f3d3},
        {0x1f3e0, 0x1f3f0},
        {0x1f3f4, 0x1f3f4},
        {0x1f3f8, 0x1f43e},
        {0x1f440, 0x1f440},
        {0x1f442, 0x1f4fc},
        {0x1f4ff, 0x1f53d},
        {0x1f54b, 0x1f54e},
        {0x1f550, 0x1f567},
        {0x1f57a, 0x1f57a},
        {0x1f595, 0x1f596},
        {0x1f5a4, 0x1f5a4},
        {0x1f5fb, 0x1f64f},
        {0x1f680, 0x1f6c5},
        {0x1f6cc, 0x1f6cc},
        {0x1f6d0, 0x1f6d2},
        {0x1f6d5, 0x1f6df},
        {0x1f6eb, 0x1f6ec},
        {0x1f6f4, 0x1f6fc},
        {0x1f7e0, 0x1f7f0},
        {0x1f90c, 0x1f93a},
        {0x1f93c, 0x1f945},
        {0x1f947, 0x1f9ff},
        {0x1fa70, 0x1faf6},
        {0x20000, 0x3fffd}
    };

    /** Characters that may not begin a line, and those that may not end one. */
    private static final String CLOSING =
            "、。，．・：；？！‼⁇⁈⁉゛゜ヽヾゝゞ々〻ー〜～…‥」』）】〕〉》］｝〙〗〟’”»％℃" + "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶｧｨｩｪｫｬｭｮｯｰﾞﾟ､｡｣･.,:;?!)]}'\"%";

    private static final String OPENING = "「『（【〔〈《［｛〘〖〝‘“«｢([{";

    private Columns() {}

    /**
     * How many columns a text takes; wide characters take two, combining ones none.
     *
     * @param text one line
     * @return the columns
     */
    public static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    private static int width(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        return isIn(WIDE, codePoint) && !isCombining(codePoint) ? 2 : isCombining(codePoint) ? 0 : 1;
    }

    /** Whether it is shown over or in the character before it: marks, and the vowels and finals of Korean letters. */
    private static boolean isCombining(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || (codePoint >= 0x1160 && codePoint <= 0x11ff);
    }

    /** Where a text may be cut so that what stands before it takes no more columns than these; its length if it fits. */
    static int fitting(String text, int columns) {
        int used = 0;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            used += width(c);
            if (used > columns) {
                return whole(text, i);
            }
            i += Character.charCount(c);
        }
        return i;
    }

    /** The last place up to this one at which a cut parts no character, and none from the marks on it. */
    static int whole(String text, int limit) {
        int end = limit;
        while (end > 0 && end < text.length() && isInside(text, end)) {
            end--;
        }
        // A heap of marks is no character: it is cut where it has to be.
        return end > limit / 2 ? end : limit;
    }

    private static boolean isInside(String text, int at) {
        boolean pair = Character.isLowSurrogate(text.charAt(at)) && Character.isHighSurrogate(text.charAt(at - 1));
        return pair || isCombining(text.codePointAt(at));
    }

    /**
     * Breaks a paragraph at blanks and between wide characters. What has no such place, a URL say, is never broken and
     * may stick out. No line begins with closing punctuation, and none ends with opening.
     *
     * @param paragraph one line of text
     * @param width the columns of a line
     * @return the lines, one at least
     */
    public static List<String> wrap(String paragraph, int width) {
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
        return wide && after != ' ' && !isCombining(after) && CLOSING.indexOf(after) < 0 && OPENING.indexOf(before) < 0;
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

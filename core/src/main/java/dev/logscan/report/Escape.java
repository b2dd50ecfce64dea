package dev.logscan.report;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes hostile text harmless, one way for each place in which it is shown.
 *
 * <p>Control characters, direction marks and characters that cannot be seen never reach an output as they are: they
 * could colour a terminal, forge a line, or make a name look like another.
 */
public final class Escape {
    /** First and last of each range that is shown as an escape; lone surrogates too. */
    private static final int[][] HIDDEN = {
        {0x00, 0x1f},
        {0x7f, 0x9f},
        {0xad, 0xad},
        {0x34f, 0x34f},
        {0x600, 0x605},
        {0x61c, 0x61c},
        {0x6dd, 0x6dd},
        {0x70f, 0x70f},
        {0x115f, 0x1160},
        {0x17b4, 0x17b5},
        {0x180b, 0x180f},
        {0x200b, 0x200f},
        {0x2028, 0x202e},
        {0x2060, 0x206f},
        {0x3164, 0x3164},
        {0xd800, 0xdfff},
        {0xfe00, 0xfe0f},
        {0xfeff, 0xfeff},
        {0xffa0, 0xffa0},
        {0xfff0, 0xfffb},
        {0x110bd, 0x110bd},
        {0x1bca0, 0x1bca3},
        {0x1d173, 0x1d17a},
        {0xe0000, 0xe0fff}
    };

    private Escape() {}

    /**
     * One line of text for a terminal or a log; what cannot be shown becomes {@code \n}, {@code \t}, {@code \r} or
     * {@code \}{@code u{1b}}.
     *
     * @param text any text
     * @return a text without line breaks and control characters
     */
    public static String line(String text) {
        StringBuilder shown = null;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (isHidden(c)) {
                shown = shown == null ? new StringBuilder(text.length() + 16).append(text, 0, i) : shown;
                append(c, shown);
            } else if (shown != null) {
                shown.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return shown == null ? text : shown.toString();
    }

    static boolean isHidden(int codePoint) {
        if (codePoint >= ' ' && codePoint <= '~') {
            return false;
        }
        for (int[] range : HIDDEN) {
            if (codePoint <= range[1]) {
                return codePoint >= range[0];
            }
        }
        return false;
    }

    private static void append(int codePoint, StringBuilder shown) {
        switch (codePoint) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default ->
                shown.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
        }
    }

    /**
     * Escapes for JSON texts: what {@link #isHidden} says, and every surrogate, so that no writer can trip over half a
     * pair.
     */
    static final class Json extends CharacterEscapes {
        private static final long serialVersionUID = 1;
        private static final int[] ASCII = standardAsciiEscapesForJSON();

        static {
            ASCII[0x7f] = ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ASCII;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            return c > '~' && isHidden(c) ? new SerializedString(String.format(Locale.ROOT, "\\u%04X", c)) : null;
        }
    }
}

package dev.logscan.input;

/** JSON's escapes, as far as a search for literals must know them. */
final class Escapes {
    /** What JSON writers escape although they need not, or must; literals hold none of these. */
    private static final String USUAL = "<>&'\"\\";

    private static final String HARMLESS = "\"\\nrtbf";

    private Escapes() {}

    /** Whether an escape there, written as JSON writers do, spells a character that no literal could hold. */
    static boolean isHarmless(byte[] bytes, int at, int length) {
        if (at + 1 >= length) {
            return false;
        }
        return bytes[at + 1] == 'u'
                ? isCode(bytes, at + 2, length) && !spellsLiteral(bytes, at, length)
                : HARMLESS.indexOf(bytes[at + 1]) >= 0;
    }

    private static boolean isCode(byte[] bytes, int at, int length) {
        for (int i = at; i < at + 4; i++) {
            if (i >= length || Character.digit(bytes[i], 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether an escape there spells a character that a literal could hold: backslash u0065 for an e, or a slash behind a
     * backslash, as few writers have it.
     */
    static boolean spellsLiteral(byte[] bytes, int at, int length) {
        if (at + 1 < length && bytes[at + 1] == '/') {
            return true;
        }
        if (at + 6 > length || bytes[at + 1] != 'u' || bytes[at + 2] != '0' || bytes[at + 3] != '0') {
            return false;
        }
        int high = Character.digit(bytes[at + 4], 16);
        int low = Character.digit(bytes[at + 5], 16);
        int character = high * 16 + low;
        return high >= 0 && low >= 0 && character >= ' ' && character < 0x7f && USUAL.indexOf(character) < 0;
    }
}

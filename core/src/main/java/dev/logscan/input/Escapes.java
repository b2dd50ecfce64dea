package dev.logscan.input;

/** JSON's escapes, as far as a search for literals must know them. */
final class Escapes {
    /** What JSON writers escape although they need not, or must; literals hold none of these. */
    private static final String USUAL = "<>&'\"\\/";

    private Escapes() {}

    /** Whether an escape there spells a character that a literal could hold, such as backslash u0065 for an e. */
    static boolean spellsLetter(byte[] bytes, int at, int length) {
        if (at + 6 > length || bytes[at + 1] != 'u' || bytes[at + 2] != '0' || bytes[at + 3] != '0') {
            return false;
        }
        int high = Character.digit(bytes[at + 4], 16);
        int low = Character.digit(bytes[at + 5], 16);
        int character = high * 16 + low;
        return high >= 0 && low >= 0 && character >= ' ' && character < 0x7f && USUAL.indexOf(character) < 0;
    }
}

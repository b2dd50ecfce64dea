package dev.logscan.input;

/** Takes NUL bytes out, which copytruncate and sparse files leave in logs. */
final class NulBytes {
    private NulBytes() {}

    /**
     * Moves the other bytes together.
     *
     * @return the end of what is left
     */
    static int strip(byte[] bytes, int from, int to) {
        int end = Swar.indexOf(bytes, from, to, (byte) 0);
        for (int at = end; at < to; at++) {
            if (bytes[at] != 0) {
                bytes[end++] = bytes[at];
            }
        }
        return end;
    }
}

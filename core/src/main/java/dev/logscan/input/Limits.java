package dev.logscan.input;

/**
 * The sizes that the scan works with, in bytes. Tests shrink them to reach every boundary.
 *
 * @param block how much is searched at once
 * @param line the longest line that is parsed
 * @param exact the start of each source in which every line is really parsed
 */
record Limits(int block, int line, long exact) {
    /** A longer line is no log line; reading it whole would let one line decide the memory. */
    static final int MAX_LINE = 8 << 20;

    /** Fits the second-level cache, and keeps what two blocks a thread may hold well under 64 MB for eight threads. */
    static final int BLOCK = 256 << 10;

    /**
     * Most sources that people attach are smaller and so are counted exactly; in larger ones it is enough to say what
     * kind of log it is, and costs milliseconds.
     */
    static final long EXACT = 1 << 20;

    static final Limits DEFAULT = new Limits(BLOCK, MAX_LINE, EXACT);

    Limits {
        if (block < 1 || block > line) {
            throw new IllegalArgumentException("block: " + block + " (expected 1 to " + line + ")");
        }
    }
}

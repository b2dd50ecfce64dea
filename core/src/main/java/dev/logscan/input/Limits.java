package dev.logscan.input;

/**
 * The sizes that the scan works with, in bytes. Tests shrink them to reach every boundary.
 *
 * @param block how much is searched at once
 * @param line the longest line that is parsed
 * @param exact the start of each source in which every line is really parsed
 * @param expanded how much may be unpacked of one input
 */
record Limits(int block, int line, long exact, long expanded) {
    /** A longer line is no log line; reading it whole would let one line decide the memory. */
    static final int MAX_LINE = 8 << 20;

    /** Fits the second-level cache; what a live stream has brought is told as soon as there is so much of it. */
    static final int BLOCK = 256 << 10;

    /**
     * A hundred lines or more say what kind of log it is; every line that is parsed costs as much as twenty that are searched,
     * and a folder may hold ten thousand files.
     */
    static final long EXACT = 64 << 10;

    /** More than any log server keeps, stored in one file. */
    static final long EXPANDED = 1L << 40;

    private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB"};

    static final Limits DEFAULT = new Limits(BLOCK, MAX_LINE, EXACT);

    Limits {
        if (block < 1 || block > line) {
            throw new IllegalArgumentException("block: " + block + " (expected 1 to " + line + ")");
        }
    }

    /** As much is unpacked as any log server keeps. */
    Limits(int block, int line, long exact) {
        this(block, line, exact, EXPANDED);
    }

    /** A size in the largest unit of which it is a whole number. */
    static String say(long bytes) {
        long count = bytes;
        int unit = 0;
        while (count > 0 && count % 1024 == 0 && unit < UNITS.length - 1) {
            count /= 1024;
            unit++;
        }
        return count + " " + UNITS[unit];
    }
}

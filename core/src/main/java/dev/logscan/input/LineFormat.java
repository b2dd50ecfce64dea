package dev.logscan.input;

/** A format that holds one entry a line, and so can be searched and cut in pieces without being parsed. */
non-sealed interface LineFormat extends LogFormat {
    /** Whether it may be cut in pieces; false where entries stand in several lines. */
    default boolean inPieces() {
        return true;
    }

    /** A parser of its lines, for one worker. */
    LineParser parser(EntryFactory factory);
}

package dev.logscan.input;

/** A format that holds one entry a line, and so can be searched and cut in pieces without being parsed. */
non-sealed interface LineFormat extends LogFormat {
    /** A parser of its lines, for one worker. */
    LineParser parser(EntryFactory factory);
}

package dev.logscan.input;

import java.io.IOException;

/** A format whose records must be read one after the other, from the first byte on. */
non-sealed interface DocumentFormat extends LogFormat {
    /** Starts reading; whatever is not an entry goes into the tally. */
    EntryReader open(DecodedInput input, EntryFactory factory, Tally tally) throws IOException;
}

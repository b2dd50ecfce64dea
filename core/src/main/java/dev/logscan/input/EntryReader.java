package dev.logscan.input;

import dev.logscan.entry.LogEntry;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Pulls the entries of one source one by one, like {@code BufferedReader.readLine}. */
interface EntryReader {
    /**
     * Reads on.
     *
     * @return the next entry, or null at the end
     * @throws IOException when the source cannot be read on; what was read until then holds
     */
    @Nullable
    LogEntry next() throws IOException;

    /** Whether the last entry is one only if it tells something: its line has no shape of its own. */
    default boolean tentative() {
        return false;
    }

    /** Whether the last entry was counted before, by its bytes alone. */
    default boolean counted() {
        return false;
    }
}

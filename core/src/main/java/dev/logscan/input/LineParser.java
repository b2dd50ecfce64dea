package dev.logscan.input;

import dev.logscan.entry.LogEntry;
import org.jspecify.annotations.Nullable;

/** Reads the entries of a format that holds one entry a line. Not thread-safe: each worker has its own. */
interface LineParser {
    /**
     * Reads one line, without its line end.
     *
     * @return the entry, or null when the line is none; then {@link #reason()} says why
     */
    @Nullable
    LogEntry parse(byte[] bytes, int start, int end, long line, long position);

    /** Why the last line was no entry, in a few words that never quote it. */
    String reason();

    /** Whether the last line that was no entry looks like the beginning of one. */
    boolean cutOff();

    /** Whether the last entry's time had no zone of its own. */
    boolean zoneless();

    /** Whether the last entry reached us in another's dress, such as a search hit's or a shipper's. */
    default boolean dressed() {
        return false;
    }

    /** Whether the last entry is one only if it tells something: its line has no shape of its own. */
    default boolean tentative() {
        return false;
    }

    /** Whether entries may stand in several lines; then each line is parsed, in order, and none can be read for itself. */
    default boolean isStateful() {
        return false;
    }

    /** Whether the last line that was no entry is a part of one; asked of stateful parsers alone. */
    default boolean joined() {
        return false;
    }

    /** Whether the last line was no entry because it belongs to the transport alone, as the action lines of a bulk request do. */
    default boolean idle() {
        return false;
    }

    /** Whether the line has the shape of an entry, judged by a few bytes. */
    boolean looksLikeEntry(byte[] bytes, int start, int end);
}

package dev.logscan.input;

import dev.logscan.entry.LogEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Searches an entry for the literals, where its text could not be searched before it was read. Judging an entry costs many
 * times more than this. Not thread-safe.
 */
final class EntrySearch {
    /** Entries are small; room for a longer one is given back. */
    private static final int USUAL = 64 << 10;

    private final @Nullable LiteralSearch literals;
    private byte[] buffer = new byte[USUAL];
    private int length;
    private boolean found;

    /**
     * Prepares.
     *
     * @param literals what every telling entry holds one of; null when any may tell
     */
    EntrySearch(@Nullable LiteralSearch literals) {
        this.literals = literals;
    }

    /** Whether some name or value holds a literal. */
    boolean mayTell(LogEntry entry) {
        if (literals == null) {
            return true;
        }
        length = 0;
        for (Map.Entry<String, List<String>> field : entry.fields().entrySet()) {
            append(field.getKey());
            for (String value : field.getValue()) {
                append(value);
            }
        }
        found = false;
        literals.find(buffer, length, start -> {
            found = true;
            return length;
        });
        if (buffer.length > USUAL) {
            buffer = new byte[USUAL];
        }
        return found;
    }

    private void append(String text) {
        int end = length + text.length() + 1;
        if (end > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(end, 2 * buffer.length));
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Literals are ASCII, so anything else only has to stay something else.
            buffer[length++] = (byte) (c < 0x80 ? c : 0x7f);
        }
        buffer[length++] = '\n';
    }
}

package dev.logscan.incident;

import dev.logscan.entry.LogEntry;
import java.util.BitSet;

/**
 * An entry that tells something.
 *
 * @param entry the entry, with the fields that scenarios speak of
 * @param held the numbers of the conditions of the catalog that hold for it; not to be changed
 */
public record NoticedEntry(LogEntry entry, BitSet held) {}

package dev.logscan.input;

import java.io.Serializable;

/**
 * A line that could not be read as an entry.
 *
 * @param line its 1-based number
 * @param reason why, in a few words that never quote it
 */
public record UnparsedLine(long line, String reason) implements Serializable {}

package dev.logscan.input;

import java.io.Serializable;

/**
 * What was wrong with the reading of one source.
 *
 * @param source the source's name
 * @param message what is wrong, such as {@code line 120: cut off}; without the source's name
 * @param incomplete whether the source could not be read to its end
 */
public record ReadProblem(String source, String message, boolean incomplete) implements Serializable {}

/**
 * Bytes to lines to entries: discovery, decompression, literal search and the formats.
 *
 * <p>Two ideas are kept apart. A <i>format</i> is how a log reached us, and nothing behind it knows of it; a {@link
 * dev.logscan.entry.Component} is who wrote it, which scenarios name. So there are two ways to add a log.
 *
 * <h2>How to add a format</h2>
 *
 * <ol>
 *   <li>A class that is a {@code LineFormat}, where an entry is a line, or a {@code DocumentFormat}. Its {@code accepts} judges
 *       by the head of the source, and is asked before all formats that stand behind it. Another product that wraps lines in
 *       JSON is a constant of {@code Envelope} and no class.
 *   <li>Its line in {@code LogFormats}, the specific before the general. Help, reports and the schema take its id from there.
 *   <li>A folder below {@code src/test/resources/dev/logscan/input/forms}, with the same two entries as all others in that
 *       form. The tests of all forms run over it: packed, cut, read byte by byte and with the literal search off, it must
 *       show the same; the fuzzer takes it as a seed.
 * </ol>
 *
 * <h2>How to add a log source</h2>
 *
 * <ol>
 *   <li>A constant of {@link dev.logscan.entry.Component} with the word for reports and {@code --source}.
 *   <li>What tells its entries by their content, or else by the name of their file, in {@code Components}.
 *   <li>Where scenarios are to ask for it when it is missing: how to get it, under {@code logs} of {@code vocabulary.json}.
 *   <li>Lines of it in a sample, some of them innocent, with the report that is expected.
 * </ol>
 */
@NullMarked
package dev.logscan.input;

import org.jspecify.annotations.NullMarked;

/** Bytes to lines to entries: discovery, decompression, literal search and the formats. */
@NullMarked
package dev.logscan.input;

import org.jspecify.annotations.NullMarked;

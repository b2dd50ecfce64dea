/** Generates logs of any size, and measures logscan beside the programs that one would use instead. */
@NullMarked
package dev.logscan.benchmark;

import org.jspecify.annotations.NullMarked;

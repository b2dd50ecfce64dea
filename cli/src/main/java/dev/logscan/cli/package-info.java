/** The {@code logscan} command. */
@NullMarked
package dev.logscan.cli;

import org.jspecify.annotations.NullMarked;

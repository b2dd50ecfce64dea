/** What we know: documented problems as data, and the parser of their closed language. */
@NullMarked
package dev.logscan.scenario;

import org.jspecify.annotations.NullMarked;

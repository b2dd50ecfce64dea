/** Programs that use the library in their own process: ten lines, and an endpoint that scans what is sent to it. */
@NullMarked
package dev.logscan.embedding;

import org.jspecify.annotations.NullMarked;

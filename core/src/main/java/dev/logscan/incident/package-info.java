/** What happened: entries that belong together, the join of the two sides, and findings. */
@NullMarked
package dev.logscan.incident;

import org.jspecify.annotations.NullMarked;

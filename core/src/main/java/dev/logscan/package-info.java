/** The front door of logscan: reads GitLab logs and reports the documented problems seen in them. */
@NullMarked
package dev.logscan;

import org.jspecify.annotations.NullMarked;

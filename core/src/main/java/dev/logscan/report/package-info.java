/** What we say: the report and the ways of rendering it. */
@NullMarked
package dev.logscan.report;

import org.jspecify.annotations.NullMarked;

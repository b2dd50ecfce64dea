/** What a log says: one record with its fields, its component and the place where it stands. */
@NullMarked
package dev.logscan.entry;

import org.jspecify.annotations.NullMarked;

/** Yes or no over an entry: conditions, value tests, and the literals that any matching line must hold. */
@NullMarked
package dev.logscan.condition;

import org.jspecify.annotations.NullMarked;

package dev.logscan.scenario;

import dev.logscan.condition.Condition;
import org.jspecify.annotations.Nullable;

/**
 * An entry that tells which versions its instance, or every instance of the scan, may have.
 *
 * @param condition what the entry says
 * @param range the versions that write such entries
 * @param field the field that holds the version of the scan's instance, or null when the range tells of the entry's
 */
public record VersionProof(
        Condition condition, VersionRange range, @Nullable String field) {}

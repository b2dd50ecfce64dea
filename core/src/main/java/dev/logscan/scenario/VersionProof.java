package dev.logscan.scenario;

import dev.logscan.condition.Condition;

/**
 * An entry that tells which versions its instance may have.
 *
 * @param condition what the entry says
 * @param range the versions that write such entries
 */
public record VersionProof(Condition condition, VersionRange range) {}

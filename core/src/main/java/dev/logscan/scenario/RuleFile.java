package dev.logscan.scenario;

/**
 * A rule file of the user's own.
 *
 * @param name the name that errors show
 * @param content its bytes, UTF-8; not changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record RuleFile(String name, byte[] content) {}

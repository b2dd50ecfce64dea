package dev.logscan.scenario;

import org.jspecify.annotations.Nullable;

/**
 * Something that would decide a cause or raise the confidence, and how to get it.
 *
 * @param what what is missing
 * @param how a command or a search that gets it
 * @param who who can get it
 * @param when when it is missing, or null when it always is
 */
public record Lack(
        Template what, Template how, Who who, @Nullable Decision when) {}

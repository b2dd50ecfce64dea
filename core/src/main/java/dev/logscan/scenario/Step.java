package dev.logscan.scenario;

import org.jspecify.annotations.Nullable;

/**
 * One thing to do or to check.
 *
 * @param who who can do it
 * @param action what to do
 * @param command a command to copy, or null
 * @param expect the answer that the command should give, or null
 * @param destructive whether it deletes something; such steps come last
 * @param versions the GitLab versions of the instance for which it holds
 * @param when when it holds, or null when it always does
 */
public record Step(
        Who who,
        Template action,
        @Nullable Template command,
        @Nullable Template expect,
        boolean destructive,
        VersionRange versions,
        @Nullable Decision when) {}

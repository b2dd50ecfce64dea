package dev.logscan.incident;

import dev.logscan.scenario.Who;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do or to check, filled in with the values of the case.
 *
 * @param who who can do it
 * @param action what to do, one or more plain sentences
 * @param command a command to copy, or null when none is needed
 * @param expect the answer that the command should give, or null
 * @param destructive whether it deletes something
 */
public record Advice(
        Who who,
        String action,
        @Nullable String command,
        @Nullable String expect,
        boolean destructive) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Advice that
                && who.equals(that.who)
                && action.equals(that.action)
                && Objects.equals(command, that.command)
                && Objects.equals(expect, that.expect)
                && destructive == that.destructive;
    }

    @Override
    public int hashCode() {
        return Objects.hash(who, action, command, expect, destructive);
    }
}

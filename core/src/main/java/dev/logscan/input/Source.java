package dev.logscan.input;

import dev.logscan.entry.Component;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a source before its first byte.
 *
 * @param name its name
 * @param nameKind who writes files of that name, {@link Component#OTHER} when it does not tell
 * @param forcedKind who wrote it whatever name and content say; null to find out
 */
record Source(String name, Component nameKind, @Nullable Component forcedKind) {
    static Source of(String name, @Nullable Component forcedKind) {
        return new Source(name, Components.ofName(name), forcedKind);
    }

    /** The same under another name, which says nothing about it. */
    Source named(String other) {
        return new Source(other, nameKind, forcedKind);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Source that
                && name.equals(that.name)
                && nameKind == that.nameKind
                && Objects.equals(forcedKind, that.forcedKind);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, nameKind, forcedKind);
    }
}

package dev.logscan.incident;

import dev.logscan.scenario.VersionRange;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the user says about the case.
 *
 * @param version the versions that the self-managed instance may have
 * @param options what facts may come from, by the name of the option, such as {@code proxy-fqdn}
 */
public record Settings(VersionRange version, Map<String, String> options) {
    /** Copies the options. */
    public Settings {
        options = Map.copyOf(options);
    }

    @Nullable
    String option(String name) {
        return options.get(name);
    }
}

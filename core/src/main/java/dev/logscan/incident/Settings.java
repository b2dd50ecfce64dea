package dev.logscan.incident;

import dev.logscan.language.Language;
import dev.logscan.scenario.VersionRange;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the user says about the case, and in which language the user is told.
 *
 * @param version the versions that the self-managed instance may have
 * @param options what facts may come from, by the name of the option, such as {@code proxy-fqdn}
 * @param language the language of the sentences in findings
 */
public record Settings(VersionRange version, Map<String, String> options, Language language) {
    /** Copies the options. */
    public Settings {
        options = Map.copyOf(options);
    }

    /**
     * Settings of somebody who is told in English.
     *
     * @param version the versions that the self-managed instance may have
     * @param options what facts may come from, by the name of the option
     */
    public Settings(VersionRange version, Map<String, String> options) {
        this(version, options, Language.ENGLISH);
    }

    @Nullable
    String option(String name) {
        return options.get(name);
    }
}

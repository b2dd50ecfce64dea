package dev.logscan.incident;

import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.Version;
import dev.logscan.scenario.VersionProof;
import dev.logscan.scenario.VersionRange;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Finds the version of the instance that the inputs tell outright, such as the manifest in a support archive. */
final class Versions {
    private Versions() {}

    /**
     * The settings with the version that the inputs tell.
     *
     * @return the settings as they are where the user said the version, or the inputs tell none or several
     */
    static Settings told(ScenarioCatalog catalog, Settings settings, Shapes shapes) {
        if (!settings.version().equals(VersionRange.ALL)) {
            return settings;
        }
        Set<Version> told = new HashSet<>();
        for (VersionProof proof : catalog.proofs()) {
            String field = proof.field();
            if (field != null) {
                int number = catalog.number(proof.condition());
                shapes.models(number).stream()
                        .flatMap(noticed -> noticed.entry().all(field).stream())
                        .map(Versions::version)
                        .flatMap(Optional::stream)
                        .forEach(told::add);
            }
        }
        return told.size() == 1
                ? new Settings(VersionRange.exactly(told.iterator().next()), settings.options(), settings.language())
                : settings;
    }

    private static Optional<Version> version(String text) {
        return Version.of(text.substring(text.lastIndexOf(' ') + 1));
    }
}

package dev.logscan.incident;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads single facts of an attempt. */
final class Facts {
    private Facts() {}

    static @Nullable String first(Attempt attempt, String fact) {
        List<String> values = attempt.fact(fact);
        return values.isEmpty() ? null : values.get(0);
    }
}

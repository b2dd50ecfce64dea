package dev.logscan.incident;

import dev.logscan.condition.NetworkName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads single facts of an attempt. */
final class Facts {
    private Facts() {}

    static @Nullable String first(Attempt attempt, String fact) {
        List<String> values = attempt.fact(fact);
        return values.isEmpty() ? null : values.get(0);
    }

    static @Nullable NetworkName name(Attempt attempt, String fact) {
        String value = first(attempt, fact);
        return value == null ? null : NetworkName.of(value);
    }
}

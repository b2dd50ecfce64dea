package dev.logscan.incident;

import java.util.List;

/**
 * What a finding knows of its case under one name.
 *
 * @param name the key, such as {@code instanceUrl}
 * @param values the values in order of appearance, never empty
 * @param array whether reports write an array even for one value; if false there is exactly one value
 */
public record Fact(String name, List<String> values, boolean array) {
    /** Copies the values. */
    public Fact {
        values = List.copyOf(values);
    }
}

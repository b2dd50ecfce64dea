package dev.logscan.scenario;

import dev.logscan.condition.Condition;
import java.util.List;

/**
 * A shape of failing Jira Connect entry.
 *
 * @param what the shape in words, with the fields of an entry as places
 * @param groupBy the fields whose values make one shape
 * @param condition what such an entry says
 */
public record Trouble(Template what, List<String> groupBy, Condition condition) {
    /** Copies the names. */
    public Trouble {
        groupBy = List.copyOf(groupBy);
    }
}

package dev.logscan.scenario;

import dev.logscan.condition.Condition;
import dev.logscan.entry.Component;
import java.util.List;

/**
 * One thing worth noticing: a named condition of a scenario.
 *
 * @param name the name by which the scenario's decisions call it
 * @param joined whether it is looked for in the other side's request, instead of in the incident itself
 * @param context whether entries with no other signal are to be let go unless their incident holds another entry
 * @param components who writes such entries, empty when it may be anyone; the log of the first one proves an absence
 * @param condition what an entry must say
 */
public record Signal(String name, boolean joined, boolean context, List<Component> components, Condition condition) {
    /** Copies the components. */
    public Signal {
        components = List.copyOf(components);
    }
}

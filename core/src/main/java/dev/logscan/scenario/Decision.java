package dev.logscan.scenario;

import dev.logscan.condition.ValueTest;
import java.util.List;
import java.util.Set;

/** A statement over the signals and facts of one incident. */
public sealed interface Decision {
    /**
     * An entry with this signal is there.
     *
     * @param signal the signal's name
     */
    record Seen(String signal) implements Decision {}

    /**
     * All of several.
     *
     * @param parts the decisions; none of them is always true
     */
    record All(List<Decision> parts) implements Decision {
        /** Copies the parts. */
        public All {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Any of several.
     *
     * @param parts the decisions
     */
    record Any(List<Decision> parts) implements Decision {
        /** Copies the parts. */
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /**
     * The opposite.
     *
     * @param part the decision that must not be true
     */
    record Not(Decision part) implements Decision {}

    /**
     * A fact passes a test.
     *
     * @param fact the fact's name
     * @param test the test of its values
     */
    record FactTest(String fact, ValueTest test) implements Decision {}

    /**
     * The instance has one of these versions; not known when its version is not.
     *
     * @param range the versions
     */
    record HasVersion(VersionRange range) implements Decision {}

    /**
     * The incident is of one of these sides.
     *
     * @param sides the sides
     */
    record OnSide(Set<Side> sides) implements Decision {
        /** Copies the sides. */
        public OnSide {
            sides = Set.copyOf(sides);
        }
    }

    /** Exactly one request of the other side is joined; not known when there is none or there are several. */
    record Joined() implements Decision {}
}

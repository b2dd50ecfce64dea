package dev.logscan.incident;

import dev.logscan.entry.Component;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the entries at hand say of a decision: true, false, or not known for want of something.
 *
 * @param state what they say
 * @param logs the components whose logs would tell, when it is not known
 * @param version whether the instance's version would tell, when it is not known
 */
record Ternary(State state, Set<Component> logs, boolean version) {
    static final Ternary TRUE = new Ternary(State.TRUE, Set.of(), false);
    static final Ternary FALSE = new Ternary(State.FALSE, Set.of(), false);

    enum State {
        TRUE,
        FALSE,
        UNKNOWN
    }

    static Ternary of(boolean value) {
        return value ? TRUE : FALSE;
    }

    static Ternary wanting(Set<Component> logs) {
        return new Ternary(State.UNKNOWN, logs, false);
    }

    static Ternary wantingVersion() {
        return new Ternary(State.UNKNOWN, Set.of(), true);
    }

    boolean isTrue() {
        return state == State.TRUE;
    }

    boolean isUnknown() {
        return state == State.UNKNOWN;
    }

    Ternary not() {
        return isUnknown() ? this : of(!isTrue());
    }

    Ternary and(Ternary other) {
        if (state == State.FALSE || other.state == State.FALSE) {
            return FALSE;
        }
        return isTrue() ? other : other.isTrue() ? this : wantingBoth(other);
    }

    Ternary or(Ternary other) {
        return not().and(other.not()).not();
    }

    Ternary wantingBoth(Ternary other) {
        Set<Component> both = EnumSet.noneOf(Component.class);
        both.addAll(logs);
        both.addAll(other.logs);
        return new Ternary(State.UNKNOWN, both, version || other.version);
    }
}

package dev.logscan.condition;

import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Yes or no over one entry, as a value: equal conditions answer equally. */
// Equality is written out in each of them: what a record has by itself is linked anew at every start, for milliseconds.
public sealed interface Condition {
    /**
     * Whether it holds.
     *
     * @param entry the entry
     * @return true when it does
     */
    boolean holds(LogEntry entry);

    /**
     * The literals of which every line that can hold must have one.
     *
     * @return the literals, {@link Literals#none()} when nothing can be said
     */
    Literals literals();

    /**
     * The fields that it looks at.
     *
     * @return their dotted names
     */
    Set<String> fields();

    private static Set<String> fields(List<Condition> parts) {
        Set<String> fields = new HashSet<>();
        for (Condition part : parts) {
            fields.addAll(part.fields());
        }
        return fields;
    }

    /**
     * All of several.
     *
     * @param parts the conditions; none of them holds for every entry
     */
    record AllOf(List<Condition> parts) implements Condition {
        /** Copies the parts. */
        public AllOf {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(LogEntry entry) {
            for (Condition part : parts) {
                if (!part.holds(entry)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Literals literals() {
            Literals all = Literals.none();
            for (Condition part : parts) {
                all = all.and(part.literals());
            }
            return all;
        }

        @Override
        public Set<String> fields() {
            return Condition.fields(parts);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof AllOf that && parts.equals(that.parts);
        }

        @Override
        public int hashCode() {
            return parts.hashCode();
        }
    }

    /**
     * Any of several.
     *
     * @param parts the conditions, at least one
     */
    record AnyOf(List<Condition> parts) implements Condition {
        /** Copies the parts. */
        public AnyOf {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(LogEntry entry) {
            for (Condition part : parts) {
                if (part.holds(entry)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Literals literals() {
            List<Literals> each = new ArrayList<>();
            for (Condition part : parts) {
                each.add(part.literals());
            }
            return Literals.anyOf(each);
        }

        @Override
        public Set<String> fields() {
            return Condition.fields(parts);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof AnyOf that && parts.equals(that.parts);
        }

        @Override
        public int hashCode() {
            return parts.hashCode();
        }
    }

    /**
     * The opposite of another condition.
     *
     * @param part the condition that must not hold
     */
    record Not(Condition part) implements Condition {
        @Override
        public boolean holds(LogEntry entry) {
            return !part.holds(entry);
        }

        @Override
        public Literals literals() {
            return Literals.none();
        }

        @Override
        public Set<String> fields() {
            return part.fields();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Not that && part.equals(that.part);
        }

        @Override
        public int hashCode() {
            return part.hashCode();
        }
    }

    /**
     * A test of one field.
     *
     * @param name the field's dotted name
     * @param test the test of its values
     */
    record Field(String name, ValueTest test) implements Condition {
        @Override
        public boolean holds(LogEntry entry) {
            return test.passes(entry.all(name), entry::all);
        }

        @Override
        public Literals literals() {
            return test.literals().and(test.needsPresence() ? Literals.ofName(name) : Literals.none());
        }

        @Override
        public Set<String> fields() {
            Set<String> fields = new HashSet<>(test.fields());
            fields.add(name);
            return fields;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Field that && name.equals(that.name) && test.equals(that.test);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, test);
        }
    }

    /**
     * Written by one of these components. An entry whose component is not known passes, so that a pasted line without a
     * file name is still heard.
     *
     * @param components the components
     */
    record WrittenBy(Set<Component> components) implements Condition {
        /** Copies the components. */
        public WrittenBy {
            components = Set.copyOf(components);
        }

        @Override
        public boolean holds(LogEntry entry) {
            return components.contains(entry.component()) || entry.component() == Component.OTHER;
        }

        @Override
        public Literals literals() {
            return Literals.none();
        }

        @Override
        public Set<String> fields() {
            return Set.of();
        }
    }
}

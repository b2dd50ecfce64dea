package dev.logscan.condition;

import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
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
     * What must stand in every line of an entry for which it holds, as far as it can be told.
     *
     * @return the test, {@link LiteralTest#ANY} when nothing can be said
     */
    default LiteralTest literalTest() {
        return LiteralTest.ANY;
    }

    private static List<LiteralTest> literalTests(List<Condition> parts) {
        List<LiteralTest> each = new ArrayList<>();
        for (Condition part : parts) {
            each.add(part.literalTest());
        }
        return each;
    }

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
        public LiteralTest literalTest() {
            return LiteralTest.allOf(literalTests(parts));
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
        public LiteralTest literalTest() {
            return LiteralTest.anyOf(literalTests(parts));
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
        /** Fields whose values may say in words of ours what stands in the line in others. */
        private static final Set<String> GIVEN_VALUES = Set.of("params", "time");

        /** Long names that some formats give to what their lines say without a name, or under another. */
        private static final Set<String> GIVEN_NAMES = Set.of("remote_ip", "correlation_id", "meta.caller_id");

        @Override
        public boolean holds(LogEntry entry) {
            return test.passes(entry.all(name), new Others(entry));
        }

        /** The fields of an entry; a record, for one is made for every field of every entry that is judged. */
        private record Others(LogEntry entry) implements Function<String, List<String>> {
            @Override
            public List<String> apply(String other) {
                return entry.all(other);
            }
        }

        @Override
        public Literals literals() {
            return ofValue().and(ofName());
        }

        @Override
        public LiteralTest literalTest() {
            LiteralTest ofValue = GIVEN_VALUES.contains(name) ? LiteralTest.ANY : test.literalTest();
            return ofValue == LiteralTest.ANY ? LiteralTest.oneOf(ofName().alternatives()) : ofValue;
        }

        private Literals ofValue() {
            return GIVEN_VALUES.contains(name) ? Literals.none() : test.literals();
        }

        private Literals ofName() {
            return test.needsPresence() && !GIVEN_NAMES.contains(name) ? Literals.ofName(name) : Literals.none();
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

package dev.logscan.condition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Yes or no over the values of one field or fact, as a value. A field of several values passes when one of them does. */
// Equality is written out in each of them: what a record has by itself is linked anew at every start, for milliseconds.
public sealed interface ValueTest {
    /**
     * Whether the values pass.
     *
     * @param values the values, empty when the field is absent
     * @param others the values of the other fields of the same entry, or facts of the same case, by name
     * @return true when they do
     */
    boolean passes(List<String> values, Function<String, List<String>> others);

    /**
     * The literals of which every line whose field passes must have one.
     *
     * @return the literals, {@link Literals#none()} when nothing can be said
     */
    default Literals literals() {
        return Literals.none();
    }

    /**
     * What must stand in every line whose field passes, as far as it can be told.
     *
     * @return the test, {@link LiteralTest#ANY} when nothing can be said
     */
    default LiteralTest literalTest() {
        return LiteralTest.ANY;
    }

    /**
     * The other fields that it looks at.
     *
     * @return their dotted names
     */
    default Set<String> fields() {
        return Set.of();
    }

    /**
     * Whether an absent field fails.
     *
     * @return true when the field has to be there
     */
    default boolean needsPresence() {
        return true;
    }

    /**
     * Several tests of the same values, all of which must pass.
     *
     * @param tests the tests
     */
    record Every(List<ValueTest> tests) implements ValueTest {
        /** Copies the tests. */
        public Every {
            tests = List.copyOf(tests);
        }

        @Override
        public boolean passes(List<String> values, Function<String, List<String>> others) {
            return tests.stream().allMatch(t -> t.passes(values, others));
        }

        @Override
        public Literals literals() {
            Literals all = Literals.none();
            for (ValueTest test : tests) {
                all = all.and(test.literals());
            }
            return all;
        }

        @Override
        public LiteralTest literalTest() {
            List<LiteralTest> each = new ArrayList<>();
            for (ValueTest test : tests) {
                each.add(test.literalTest());
            }
            return LiteralTest.allOf(each);
        }

        @Override
        public boolean needsPresence() {
            return tests.stream().anyMatch(ValueTest::needsPresence);
        }

        @Override
        public Set<String> fields() {
            return tests.stream().flatMap(t -> t.fields().stream()).collect(Collectors.toSet());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Every that && tests.equals(that.tests);
        }

        @Override
        public int hashCode() {
            return tests.hashCode();
        }
    }

    /**
     * Equal to one of some texts.
     *
     * @param texts the texts
     */
    record Equal(Set<String> texts) implements ValueTest {
        /** Copies the texts. */
        public Equal {
            texts = Set.copyOf(texts);
        }

        @Override
        public boolean passes(List<String> values, Function<String, List<String>> others) {
            for (String value : values) {
                if (texts.contains(value)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Literals literals() {
            return oneOf(texts);
        }

        @Override
        public LiteralTest literalTest() {
            return LiteralTest.oneOf(texts);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Equal that && texts.equals(that.texts);
        }

        @Override
        public int hashCode() {
            return texts.hashCode();
        }
    }

    /** Where in a value a text stands. */
    enum Place {
        /** At its start. */
        START,
        /** Anywhere. */
        ANYWHERE,
        /** At its end. */
        END
    }

    /**
     * Holds one of some texts at a place.
     *
     * @param place where
     * @param texts the texts
     */
    record Holds(Place place, Set<String> texts) implements ValueTest {
        /** Copies the texts. */
        public Holds {
            texts = Set.copyOf(texts);
        }

        @Override
        public boolean passes(List<String> values, Function<String, List<String>> others) {
            for (String value : values) {
                for (String text : texts) {
                    if (isThere(value, text)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean isThere(String value, String text) {
            return switch (place) {
                case START -> value.startsWith(text);
                case ANYWHERE -> value.contains(text);
                case END -> value.endsWith(text);
            };
        }

        @Override
        public Literals literals() {
            return oneOf(texts);
        }

        @Override
        public LiteralTest literalTest() {
            return LiteralTest.oneOf(texts);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Holds that && place == that.place && texts.equals(that.texts);
        }

        @Override
        public int hashCode() {
            return Objects.hash(place, texts);
        }
    }

    /**
     * Has a part that fits a pattern; linear in time, without look-around and back-references.
     *
     * @param pattern the pattern
     */
    record Matches(TextPattern pattern) implements ValueTest {
        @Override
        public boolean passes(List<String> values, Function<String, List<String>> others) {
            for (String value : values) {
                if (pattern.isIn(value)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public LiteralTest literalTest() {
            return pattern.literalTest();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Matches that && pattern.equals(that.pattern);
        }

        @Override
        public int hashCode() {
            return pattern.hashCode();
        }
    }

    /**
     * A whole number within bounds; anything that is no whole number of at most 18 digits fails.
     *
     * @param least the smallest that passes
     * @param most the largest that passes
     */
    record Between(long least, long most) implements ValueTest {
        @Override
        public boolean passes(List<String> values, Function<String, List<String>> others) {
            return any(
                    values, value -> isWhole(value) && least <= Long.parseLong(value) && Long.parseLong(value) <= most);
        }

        private static boolean isWhole(String value) {
            int digits = value.startsWith("-") ? value.length() - 1 : value.length();
            return digits > 0
                    && digits <= 18
                    && value.chars().skip(value.length() - digits).allMatch(c -> c >= '0' && c <= '9');
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Between that && least == that.least && most == that.most;
        }

        @Override
        public int hashCode() {
            return Objects.hash(least, most);
        }
    }

    /**
     * Present or absent.
     *
     * @param present what is asked for
     */
    record Exists(boolean present) implements ValueTest {
        @Override
        public boolean passes(List<String> values, Function<String, List<String>> others) {
            return values.isEmpty() != present;
        }

        @Override
        public boolean needsPresence() {
            return present;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Exists that && present == that.present;
        }

        @Override
        public int hashCode() {
            return Boolean.hashCode(present);
        }
    }

    /**
     * Present and, but for white space, empty; or present and not so.
     *
     * @param blank what is asked for
     */
    record Blank(boolean blank) implements ValueTest {
        @Override
        public boolean passes(List<String> values, Function<String, List<String>> others) {
            return !values.isEmpty() && !any(values, value -> !value.isBlank()) == blank;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Blank that && blank == that.blank;
        }

        @Override
        public int hashCode() {
            return Boolean.hashCode(blank);
        }
    }

    /**
     * An IP address inside some ranges. Of a comma list the first address counts; what is no address fails.
     *
     * @param ranges the ranges
     */
    record Within(AddressRanges ranges) implements ValueTest {
        @Override
        public boolean passes(List<String> values, Function<String, List<String>> others) {
            return any(values, ranges::contains);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Within that && ranges.equals(that.ranges);
        }

        @Override
        public int hashCode() {
            return ranges.hashCode();
        }
    }

    /**
     * The same host, port or path as another field or fact, compared as names.
     *
     * @param name the other field or fact; the test fails when it is absent
     * @param part what is compared
     * @param same whether they must be the same, or must differ
     */
    record SameName(String name, Part part, boolean same) implements ValueTest {
        /** What of a name is compared. */
        public enum Part {
            /** The host with its port, default ports aside. */
            HOST,
            /** The path, a trailing slash aside. */
            PATH
        }

        @Override
        public boolean passes(List<String> values, Function<String, List<String>> others) {
            List<String> theirs = others.apply(name);
            if (values.isEmpty() || theirs.isEmpty()) {
                return false;
            }
            return any(values, mine -> any(theirs, other -> equal(mine, other))) == same;
        }

        @Override
        public Set<String> fields() {
            return Set.of(name);
        }

        private boolean equal(String mine, String other) {
            NetworkName a = NetworkName.of(mine);
            NetworkName b = NetworkName.of(other);
            return part == Part.HOST ? a.sameHost(b) : a.samePath(b);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof SameName that && name.equals(that.name) && part == that.part && same == that.same;
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, part, same);
        }
    }

    private static boolean any(Collection<String> values, Predicate<String> test) {
        for (String value : values) {
            if (test.test(value)) {
                return true;
            }
        }
        return false;
    }

    private static Literals oneOf(Set<String> texts) {
        List<Literals> each = new ArrayList<>();
        for (String text : texts) {
            each.add(Literals.of(text));
        }
        return Literals.anyOf(each);
    }
}

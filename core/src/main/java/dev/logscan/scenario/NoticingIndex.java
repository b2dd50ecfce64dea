package dev.logscan.scenario;

import dev.logscan.condition.Condition;
import dev.logscan.condition.Condition.AllOf;
import dev.logscan.condition.Condition.AnyOf;
import dev.logscan.condition.Condition.Field;
import dev.logscan.condition.ValueTest;
import dev.logscan.condition.ValueTest.Equal;
import dev.logscan.condition.ValueTest.Holds;
import dev.logscan.condition.ValueTest.Place;
import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of many conditions may hold for an entry, by one test of each that is cheap and must pass: most entries leave
 * none of them to be judged. Immutable.
 */
final class NoticingIndex {
    /** A field that must be there stands in many entries, unless its name is long. */
    private static final int COMMON = 100;

    private static final int EVERYDAY_NAME = 8;

    private final Map<String, Tests> tests = new HashMap<>();
    private final Map<Component, BitSet> writable = new EnumMap<>(Component.class);

    /** The conditions of which no such test is known. */
    private final BitSet others = new BitSet();

    NoticingIndex(List<Condition> conditions) {
        for (Component component : Component.values()) {
            BitSet numbers = new BitSet();
            for (int i = 0; i < conditions.size(); i++) {
                numbers.set(i, mayBeWrittenBy(component, conditions.get(i)));
            }
            writable.put(component, numbers);
        }
        for (int i = 0; i < conditions.size(); i++) {
            List<Field> required = required(conditions.get(i));
            if (required == null) {
                others.set(i);
            } else {
                for (Field field : required) {
                    tests.computeIfAbsent(field.name(), name -> new Tests()).add(field.test(), i);
                }
            }
        }
    }

    /** The numbers of the conditions that may hold; all others do not. */
    BitSet mayHold(LogEntry entry) {
        BitSet numbers = (BitSet) others.clone();
        for (Map.Entry<String, List<String>> field : entry.fields().entrySet()) {
            Tests ofField = tests.get(field.getKey());
            if (ofField != null) {
                ofField.pass(field.getValue(), numbers);
            }
        }
        if (!numbers.isEmpty()) {
            numbers.and(Objects.requireNonNull(writable.get(entry.component())));
        }
        return numbers;
    }

    /** Tests of one field, and the numbers of the conditions of which each lets pass some. */
    private static final class Tests {
        private final BitSet present = new BitSet();
        private final Map<String, BitSet> equal = new HashMap<>();
        private final List<Text> texts = new ArrayList<>();

        private static final class Text {
            private final Place place;
            private final String text;
            private final BitSet numbers = new BitSet();

            Text(Place place, String text) {
                this.place = place;
                this.text = text;
            }

            boolean isIn(String value) {
                return switch (place) {
                    case START -> value.startsWith(text);
                    case ANYWHERE -> value.contains(text);
                    case END -> value.endsWith(text);
                };
            }
        }

        void add(ValueTest test, int number) {
            if (test instanceof Equal same) {
                same.texts()
                        .forEach(text ->
                                equal.computeIfAbsent(text, t -> new BitSet()).set(number));
            } else if (test instanceof Holds holds) {
                holds.texts().forEach(text -> numbers(holds.place(), text).set(number));
            } else {
                present.set(number);
            }
        }

        private BitSet numbers(Place place, String text) {
            for (Text known : texts) {
                if (known.place == place && known.text.equals(text)) {
                    return known.numbers;
                }
            }
            Text added = new Text(place, text);
            texts.add(added);
            return added.numbers;
        }

        void pass(List<String> values, BitSet numbers) {
            numbers.or(present);
            for (int i = 0; i < values.size(); i++) {
                String value = values.get(i);
                BitSet same = equal.get(value);
                if (same != null) {
                    numbers.or(same);
                }
                for (int t = 0; t < texts.size(); t++) {
                    Text text = texts.get(t);
                    if (text.isIn(value)) {
                        numbers.or(text.numbers);
                    }
                }
            }
        }
    }

    private static boolean mayBeWrittenBy(Component component, Condition condition) {
        if (condition instanceof Condition.WrittenBy writers) {
            return component == Component.OTHER || writers.components().contains(component);
        }
        if (condition instanceof AllOf all) {
            for (Condition part : all.parts()) {
                if (!mayBeWrittenBy(component, part)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Tests of which one must pass; null when none are known. */
    private static @Nullable List<Field> required(Condition condition) {
        if (condition instanceof Field field) {
            return field.test().needsPresence() ? List.of(new Field(field.name(), cheap(field.test()))) : null;
        }
        if (condition instanceof AnyOf any) {
            List<Field> each = new ArrayList<>();
            for (Condition part : any.parts()) {
                List<Field> one = required(part);
                if (one == null) {
                    return null;
                }
                each.addAll(one);
            }
            return each;
        }
        List<Field> best = null;
        if (condition instanceof AllOf all) {
            for (Condition part : all.parts()) {
                List<Field> one = required(part);
                best = best == null || (one != null && cost(one) < cost(best)) ? one : best;
            }
        }
        return best;
    }

    /** A part of a test that is cheap, or else that the field is there. */
    private static ValueTest cheap(ValueTest test) {
        if (test instanceof Equal || test instanceof Holds) {
            return test;
        }
        if (test instanceof ValueTest.Every every) {
            for (ValueTest one : every.tests()) {
                ValueTest cheap = cheap(one);
                if (!(cheap instanceof ValueTest.Exists)) {
                    return cheap;
                }
            }
        }
        return new ValueTest.Exists(true);
    }

    private static int cost(List<Field> tests) {
        int cost = 0;
        for (Field field : tests) {
            int segment = field.name().length() - field.name().lastIndexOf('.') - 1;
            boolean common = field.test() instanceof ValueTest.Exists
                    ? segment <= EVERYDAY_NAME
                    : !field.test().literals().known();
            cost += common ? COMMON : 1;
        }
        return cost;
    }
}

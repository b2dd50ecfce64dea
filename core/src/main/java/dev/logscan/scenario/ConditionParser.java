package dev.logscan.scenario;

import dev.logscan.condition.AddressRanges;
import dev.logscan.condition.Condition;
import dev.logscan.condition.TextPattern;
import dev.logscan.condition.ValueTest;
import dev.logscan.condition.ValueTest.Place;
import dev.logscan.condition.ValueTest.SameName;
import dev.logscan.entry.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads conditions and value tests: in {@code where}, an object is <i>and</i>, a list is <i>or</i>, a text is a
 * condition of the vocabulary.
 */
final class ConditionParser {
    private final Map<String, Condition> named;
    private final Map<String, AddressRanges> ranges;

    ConditionParser(Map<String, Condition> named, Map<String, AddressRanges> ranges) {
        this.named = named;
        this.ranges = ranges;
    }

    Condition condition(Json value) {
        if (value instanceof Json.Text name) {
            Condition condition = named.get(name.value());
            if (condition == null) {
                throw new ScenarioException(
                        value.where(), "\"" + name.value() + "\" is no condition of the vocabulary");
            }
            return condition;
        }
        if (value instanceof Json.Array array) {
            if (array.values().isEmpty()) {
                throw new ScenarioException(value.where(), "an empty list holds for no entry");
            }
            return new Condition.AnyOf(
                    array.values().stream().map(this::condition).toList());
        }
        if (!(value instanceof Json.Members members)) {
            throw new ScenarioException(value.where(), "no condition (expected an object, a list or a name)");
        }
        List<Condition> parts = new ArrayList<>();
        members.values().forEach((key, member) -> parts.add(part(key, member)));
        return parts.size() == 1 ? parts.get(0) : new Condition.AllOf(parts);
    }

    private Condition part(String key, Json member) {
        return switch (key) {
            case "not" -> new Condition.Not(condition(member));
            case "is" ->
                new Condition.AllOf(
                        Keys.list(member).stream().map(this::condition).toList());
            case "any" -> condition(member);
            case "component" -> new Condition.WrittenBy(Set.copyOf(components(member)));
            default -> new Condition.Field(key, test(member));
        };
    }

    static List<Component> components(Json value) {
        List<Component> components = new ArrayList<>();
        for (Json one : Keys.list(value)) {
            components.add(Component.of(Keys.text(one))
                    .orElseThrow(() -> new ScenarioException(
                            one.where(), "\"" + Keys.text(one) + "\" is no component (expected such as workhorse)")));
        }
        return components;
    }

    ValueTest test(Json value) {
        if (!(value instanceof Json.Members)) {
            return new ValueTest.Equal(Keys.texts(value));
        }
        return test(new Keys(value));
    }

    ValueTest test(Keys keys) {
        List<ValueTest> tests = new ArrayList<>();
        add(tests, keys.optional("equals"), v -> new ValueTest.Equal(Keys.texts(v)));
        add(tests, keys.optional("contains"), v -> new ValueTest.Holds(Place.ANYWHERE, Keys.texts(v)));
        add(tests, keys.optional("startsWith"), v -> new ValueTest.Holds(Place.START, Keys.texts(v)));
        add(tests, keys.optional("endsWith"), v -> new ValueTest.Holds(Place.END, Keys.texts(v)));
        add(tests, keys.optional("matches"), v -> new ValueTest.Matches(pattern(v)));
        add(tests, keys.optional("atLeast"), v -> new ValueTest.Between(number(v), Long.MAX_VALUE));
        add(tests, keys.optional("atMost"), v -> new ValueTest.Between(Long.MIN_VALUE, number(v)));
        add(tests, keys.optional("exists"), v -> new ValueTest.Exists(flag(v)));
        add(tests, keys.optional("blank"), v -> new ValueTest.Blank(flag(v)));
        add(tests, keys.optional("within"), v -> new ValueTest.Within(ranges(v)));
        add(tests, keys.optional("sameHostAs"), v -> new SameName(Keys.text(v), SameName.Part.HOST, true));
        add(tests, keys.optional("otherHostThan"), v -> new SameName(Keys.text(v), SameName.Part.HOST, false));
        add(tests, keys.optional("samePathAs"), v -> new SameName(Keys.text(v), SameName.Part.PATH, true));
        add(tests, keys.optional("otherPathThan"), v -> new SameName(Keys.text(v), SameName.Part.PATH, false));
        keys.done();
        if (tests.isEmpty()) {
            throw new ScenarioException(keys.where(), "no test (expected such as equals or contains)");
        }
        return tests.size() == 1 ? tests.get(0) : new ValueTest.Every(tests);
    }

    private interface Reading {
        ValueTest of(Json value);
    }

    private static void add(List<ValueTest> tests, @Nullable Json value, Reading reading) {
        if (value != null) {
            tests.add(reading.of(value));
        }
    }

    static TextPattern pattern(Json value) {
        try {
            String text = Keys.text(value);
            return value.place().file().own() ? TextPattern.known(text) : TextPattern.of(text);
        } catch (IllegalArgumentException e) {
            throw new ScenarioException(value.where(), String.valueOf(e.getMessage()));
        }
    }

    private AddressRanges ranges(Json value) {
        if (value instanceof Json.Text name && ranges.containsKey(name.value())) {
            return ranges.get(name.value());
        }
        return addressRanges(value);
    }

    static AddressRanges addressRanges(Json value) {
        try {
            return new AddressRanges(List.copyOf(Keys.texts(value)));
        } catch (IllegalArgumentException e) {
            throw new ScenarioException(value.where(), String.valueOf(e.getMessage()));
        }
    }

    private static long number(Json value) {
        try {
            return Long.parseLong(Keys.text(value));
        } catch (NumberFormatException e) {
            throw new ScenarioException(value.where(), "no whole number");
        }
    }

    private static boolean flag(Json value) {
        if (value instanceof Json.Flag flag) {
            return flag.value();
        }
        throw new ScenarioException(value.where(), "wrong kind of value (expected true or false)");
    }
}

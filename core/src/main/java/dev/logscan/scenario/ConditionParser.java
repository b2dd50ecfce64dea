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

/**
 * Reads conditions and value tests: in {@code where}, an object is <i>and</i>, a list is <i>or</i>, a text is a
 * condition of the vocabulary.
 */
final class ConditionParser {
    private static final List<String> TESTS = List.of(
            "equals",
            "contains",
            "startsWith",
            "endsWith",
            "matches",
            "atLeast",
            "atMost",
            "exists",
            "blank",
            "within",
            "sameHostAs",
            "otherHostThan",
            "samePathAs",
            "otherPathThan");

    private final Vocabulary vocabulary;

    ConditionParser(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    Condition condition(Json value) {
        if (value instanceof Json.Text) {
            return vocabulary.conditions.get(value);
        }
        if (value instanceof Json.Array array) {
            if (array.values().isEmpty()) {
                throw new ScenarioException(value.where(), "an empty list holds for no entry");
            }
            return new Condition.AnyOf(conditions(value));
        }
        if (!(value instanceof Json.Members members)) {
            throw new ScenarioException(value.where(), "no condition (expected an object, a list or a name)");
        }
        List<Condition> parts = new ArrayList<>();
        for (Map.Entry<String, Json> member : members.values().entrySet()) {
            parts.add(part(member.getKey(), member.getValue()));
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.AllOf(parts);
    }

    private List<Condition> conditions(Json value) {
        List<Condition> conditions = new ArrayList<>();
        for (Json one : Keys.list(value)) {
            conditions.add(condition(one));
        }
        return conditions;
    }

    private Condition part(String key, Json member) {
        return switch (key) {
            case "not" -> new Condition.Not(condition(member));
            case "is" -> new Condition.AllOf(conditions(member));
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
        for (String name : keys.present(TESTS)) {
            tests.add(test(name, keys.required(name)));
        }
        keys.done();
        if (tests.isEmpty()) {
            throw new ScenarioException(keys.where(), "no test (expected such as equals or contains)");
        }
        return tests.size() == 1 ? tests.get(0) : new ValueTest.Every(tests);
    }

    private ValueTest test(String name, Json value) {
        return switch (name) {
            case "equals" -> new ValueTest.Equal(Keys.texts(value));
            case "contains" -> new ValueTest.Holds(Place.ANYWHERE, Keys.texts(value));
            case "startsWith" -> new ValueTest.Holds(Place.START, Keys.texts(value));
            case "endsWith" -> new ValueTest.Holds(Place.END, Keys.texts(value));
            case "matches" -> new ValueTest.Matches(pattern(value));
            case "atLeast" -> new ValueTest.Between(number(value), Long.MAX_VALUE);
            case "atMost" -> new ValueTest.Between(Long.MIN_VALUE, number(value));
            case "exists" -> new ValueTest.Exists(flag(value));
            case "blank" -> new ValueTest.Blank(flag(value));
            case "within" -> new ValueTest.Within(ranges(value));
            case "sameHostAs" -> new SameName(Keys.text(value), SameName.Part.HOST, true);
            case "otherHostThan" -> new SameName(Keys.text(value), SameName.Part.HOST, false);
            case "samePathAs" -> new SameName(Keys.text(value), SameName.Part.PATH, true);
            case "otherPathThan" -> new SameName(Keys.text(value), SameName.Part.PATH, false);
            default -> throw new IllegalArgumentException(name);
        };
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
        if (value instanceof Json.Text name && vocabulary.ranges.has(name.value())) {
            return vocabulary.ranges.get(name);
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

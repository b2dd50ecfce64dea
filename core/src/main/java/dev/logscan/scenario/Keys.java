package dev.logscan.scenario;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The members of one object of a scenario file, taken one by one; whatever is left over at the end is refused. */
final class Keys {
    private final Json.Members members;
    private final List<String> known = new ArrayList<>();

    Keys(Json value) {
        if (!(value instanceof Json.Members object)) {
            throw new ScenarioException(value.where(), "wrong kind of value (expected an object)");
        }
        members = object;
    }

    String where() {
        return members.where();
    }

    /** Whether it comes with the library. */
    boolean own() {
        return members.place().file().own();
    }

    /** Those of some keys that are there, in the order of these. */
    List<String> present(List<String> keys) {
        known.addAll(keys);
        List<String> present = new ArrayList<>();
        if (members.values().size() == 1) {
            // Most tests have one member: it is not asked for by fourteen names.
            String only = members.values().keySet().iterator().next();
            return keys.contains(only) ? List.of(only) : present;
        }
        for (String key : keys) {
            if (members.values().containsKey(key)) {
                present.add(key);
            }
        }
        return present;
    }

    @Nullable
    Json optional(String key) {
        known.add(key);
        return members.values().get(key);
    }

    Json required(String key) {
        Json value = optional(key);
        if (value == null) {
            throw new ScenarioException(where(), "\"" + key + "\" is missing");
        }
        return value;
    }

    String text(String key) {
        return text(required(key));
    }

    @Nullable
    String optionalText(String key) {
        Json value = optional(key);
        return value == null ? null : text(value);
    }

    boolean flag(String key) {
        Json value = optional(key);
        if (value == null) {
            return false;
        }
        if (value instanceof Json.Flag flag) {
            return flag.value();
        }
        throw new ScenarioException(value.where(), "wrong kind of value (expected true or false)");
    }

    <T> List<T> list(String key, Function<Json, T> read) {
        Json value = optional(key);
        return value == null ? List.of() : each(value, read);
    }

    /** The same, of what was checked when the library was built only when somebody asks for it. */
    <T> List<T> later(String key, Function<Json, T> read) {
        Json value = optional(key);
        if (value == null) {
            return List.of();
        }
        return value.place().file().own() ? new LaterList<>(() -> each(value, read)) : each(value, read);
    }

    static <T> List<T> each(Json value, Function<Json, T> read) {
        List<T> all = new ArrayList<>();
        for (Json one : list(value)) {
            all.add(read.apply(one));
        }
        return all;
    }

    Map<String, Json> members(String key) {
        Json value = optional(key);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Json.Members object) {
            return object.values();
        }
        throw new ScenarioException(value.where(), "wrong kind of value (expected an object)");
    }

    /** Refuses what nobody asked for; what comes with the library was checked when that was built. */
    void done() {
        if (own()) {
            return;
        }
        for (Map.Entry<String, Json> member : members.values().entrySet()) {
            if (!known.contains(member.getKey())) {
                throw new ScenarioException(
                        member.getValue().where(),
                        "\"" + member.getKey() + "\" is not known here (expected one of "
                                + String.join(
                                        ", ", known.stream().sorted().distinct().toList()) + ")");
            }
        }
    }

    static String text(Json value) {
        if (value instanceof Json.Text text) {
            return text.value();
        }
        if (value instanceof Json.Digits number) {
            return number.value();
        }
        throw new ScenarioException(value.where(), "wrong kind of value (expected a text)");
    }

    static List<Json> list(Json value) {
        return value instanceof Json.Array array ? array.values() : List.of(value);
    }

    static Set<String> texts(Json value) {
        if (value instanceof Json.Text text) {
            return Set.of(text.value());
        }
        Set<String> texts = new LinkedHashSet<>();
        for (Json one : list(value)) {
            texts.add(text(one));
        }
        return texts;
    }
}

package dev.logscan.scenario;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The members of one object of a scenario file, taken one by one; whatever is left over at the end is refused. */
final class Keys {
    private final Json.Members members;
    private final Set<String> known = new HashSet<>();

    Keys(Json value) {
        if (!(value instanceof Json.Members object)) {
            throw new ScenarioException(value.where(), "wrong kind of value (expected an object)");
        }
        members = object;
    }

    String where() {
        return members.where();
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
        return value == null ? List.of() : Keys.list(value).stream().map(read).toList();
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

    void done() {
        for (Map.Entry<String, Json> member : members.values().entrySet()) {
            if (!known.contains(member.getKey())) {
                throw new ScenarioException(
                        member.getValue().where(),
                        "\"" + member.getKey() + "\" is not known here (expected one of "
                                + String.join(", ", known.stream().sorted().toList()) + ")");
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
        Set<String> texts = new java.util.LinkedHashSet<>();
        list(value).forEach(v -> texts.add(text(v)));
        return texts;
    }
}

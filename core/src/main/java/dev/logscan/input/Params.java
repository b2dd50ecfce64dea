package dev.logscan.input;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Request parameters, in every shape in which they reach us, as {@code params.<key>} and {@code params.<key>.<member>}.
 *
 * <p>The field {@code params} itself says whether they were at hand: {@link #EMPTY} or {@link #PRESENT}.
 */
final class Params {
    static final String EMPTY = "[]";
    static final String PRESENT = "present";

    private static final String NAME = "params";
    private static final String KEY = "params.key";
    private static final String VALUE = "params.value";

    private Params() {}

    static boolean isName(String name) {
        return name.endsWith(NAME) && (name.length() == NAME.length() || name.endsWith("." + NAME));
    }

    /** Adds one element, such as {@code {"key":"jwt","value":"..."}}, under the name of its list. */
    static void associate(String name, Fields element, Fields out) {
        String key = element.first("key");
        if (key == null) {
            element.map().forEach((member, values) -> out.addAll(name + "." + member, values));
            return;
        }
        element.map().forEach((member, values) -> {
            String below = belowValue(member);
            if (below != null) {
                values.forEach(value -> put(name + "." + key + below, value, out));
            }
        });
    }

    /** What follows {@code value} or {@code value_json} in a member's name; null when it is another member. */
    private static @Nullable String belowValue(String member) {
        for (String value : List.of("value_json", "value")) {
            if (member.equals(value) || member.startsWith(value + ".")) {
                return member.substring(value.length());
            }
        }
        return null;
    }

    private static void put(String name, String text, Fields out) {
        if (!text.startsWith("{") || !RubyHash.flatten(text, name, out)) {
            out.add(name, text);
        }
    }

    /** Completes what an export tore apart: lists of keys and values, lists of values alone, the whole list as text. */
    static void complete(Fields fields) {
        String whole = fields.first(NAME);
        if (whole == null) {
            completeLists(fields);
        } else if (whole.startsWith("{")) {
            completeText("[" + whole + "]", fields);
        } else if (whole.startsWith("[{")) {
            completeText(whole, fields);
        }
    }

    private static void completeLists(Fields fields) {
        List<String> keys = List.copyOf(fields.all(KEY));
        List<String> values = fields.all(VALUE);
        if (values.isEmpty()) {
            if (hasAny(fields)) {
                fields.set(NAME, PRESENT);
            }
            return;
        }
        List<String> splitKeys = keys.size() == 1 ? JoinedList.split(keys.get(0)) : keys;
        List<String> splitValues =
                values.size() == 1 && splitKeys.size() != 1 ? JoinedList.split(values.get(0)) : values;
        if (!splitKeys.isEmpty() && splitKeys.size() == splitValues.size()) {
            List<String> associated = List.copyOf(splitValues);
            fields.remove(KEY);
            for (int i = 0; i < splitKeys.size(); i++) {
                put(NAME + "." + splitKeys.get(i), associated.get(i), fields);
            }
        } else {
            for (String value : List.copyOf(splitValues)) {
                if (value.startsWith("{")) {
                    RubyHash.flatten(value, VALUE, fields);
                }
            }
        }
        fields.set(NAME, PRESENT);
    }

    private static boolean hasAny(Fields fields) {
        for (String name : fields.names()) {
            if (name.startsWith("params.")) {
                return true;
            }
        }
        return false;
    }

    private static void completeText(String list, Fields fields) {
        Fields parsed = new Fields();
        if (!EmbeddedJson.read("{\"params\":" + list + "}", "", parsed)) {
            return;
        }
        fields.remove(NAME);
        parsed.map().forEach(fields::fill);
    }
}

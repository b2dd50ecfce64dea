package dev.logscan.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The flattened fields of one record while it is being read; bounded, so that one hostile record cannot fill memory. */
final class Fields {
    /** GitLab's widest lines have about 200 fields; ten times that is never an honest log line. */
    static final int MAX_FIELDS = 1000;

    /** What a line of a request has. */
    private static final int USUAL_FIELDS = 32;

    /** Backtraces and changed paths run to hundreds of elements. */
    static final int MAX_VALUES = 1000;

    /** A dotted name grows with every level of nesting; without a bound, 1000 levels square the memory. */
    static final int MAX_NAME = 1024;

    /** What is kept of one value, in characters. */
    static final int MAX_VALUE = 1 << 20;

    /** What is kept of one record, in characters; a document may hold one without end. */
    static final int MAX_RECORD = 8 << 20;

    private int size;

    /** A list of one value is immutable, one of more is an {@link ArrayList}: most fields have one value and are never changed. */
    private final Map<String, List<String>> values = new LinkedHashMap<>(USUAL_FIELDS * 2);

    /** Replaces a field, as the last of two equal keys does in Ruby. */
    void set(String name, String value) {
        if (hasRoom(name)) {
            values.put(name, List.of(counted(cut(value))));
        }
    }

    void add(String name, String value) {
        if (!hasRoom(name)) {
            return;
        }
        List<String> list = values.get(name);
        if (list == null) {
            values.put(name, List.of(counted(cut(value))));
        } else if (list instanceof ArrayList<String> several) {
            if (several.size() < MAX_VALUES) {
                several.add(counted(cut(value)));
            }
        } else {
            List<String> several = new ArrayList<>(list);
            several.add(counted(cut(value)));
            values.put(name, several);
        }
    }

    void addAll(String name, List<String> list) {
        list.forEach(value -> add(name, value));
    }

    /** Adds a field unless there is one of that name. */
    void fill(String name, List<String> list) {
        if (!values.containsKey(name)) {
            addAll(name, list);
        }
    }

    void remove(String name) {
        values.remove(name);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    @Nullable
    String first(String name) {
        List<String> list = values.get(name);
        return list == null ? null : list.get(0);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    Set<String> names() {
        return values.keySet();
    }

    Map<String, List<String>> map() {
        return values;
    }

    /** Changes every value of a field, if there is one. */
    void edit(String name, UnaryOperator<String> change) {
        List<String> list = values.get(name);
        if (list != null) {
            List<String> changed = new ArrayList<>(list);
            changed.replaceAll(change);
            values.put(name, changed);
        }
    }

    private boolean hasRoom(String name) {
        return size <= MAX_RECORD
                && ((values.size() < MAX_FIELDS && name.length() <= MAX_NAME) || values.containsKey(name));
    }

    private String counted(String value) {
        size += value.length();
        return value;
    }

    private static String cut(String value) {
        if (value.length() <= MAX_VALUE) {
            return value;
        }
        boolean splitsPair = Character.isHighSurrogate(value.charAt(MAX_VALUE - 1));
        return value.substring(0, splitsPair ? MAX_VALUE - 1 : MAX_VALUE);
    }
}

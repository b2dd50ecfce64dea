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

    /** Backtraces and changed paths run to hundreds of elements. */
    static final int MAX_VALUES = 1000;

    /** A dotted name grows with every level of nesting; without a bound, 1000 levels square the memory. */
    static final int MAX_NAME = 1024;

    /** What is kept of one value, in characters. */
    static final int MAX_VALUE = 1 << 20;

    /** What is kept of one record, in characters; a document may hold one without end. */
    static final int MAX_RECORD = 8 << 20;

    private int size;
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /** Replaces a field, as the last of two equal keys does in Ruby. */
    void set(String name, String value) {
        List<String> list = slot(name);
        if (list != null) {
            list.clear();
            list.add(counted(cut(value)));
        }
    }

    void add(String name, String value) {
        List<String> list = slot(name);
        if (list != null && list.size() < MAX_VALUES) {
            list.add(counted(cut(value)));
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
            list.replaceAll(change);
        }
    }

    private @Nullable List<String> slot(String name) {
        if (size > MAX_RECORD) {
            return null;
        }
        List<String> list = values.get(name);
        if (list == null && values.size() < MAX_FIELDS && name.length() <= MAX_NAME) {
            list = new ArrayList<>(1);
            values.put(name, list);
        }
        return list;
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

package dev.logscan.entry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One log record: its fields under flat, dotted names, who wrote it, when, and where it stands.
 *
 * <p>Every field is a list of texts; a JSON scalar is a list of one, numbers and booleans keep their spelling, JSON
 * {@code null} is an absent field and an empty text is a present one. Immutable.
 */
public final class LogEntry {
    private final Origin origin;
    private final Component component;
    private final @Nullable Instant time;
    private final @Nullable String correlationId;
    private final Map<String, List<String>> fields;

    private LogEntry(
            Origin origin,
            Component component,
            @Nullable Instant time,
            @Nullable String correlationId,
            Map<String, List<String>> fields) {
        this.origin = origin;
        this.component = component;
        this.time = time;
        this.correlationId = correlationId;
        this.fields = fields;
    }

    /**
     * Starts an entry.
     *
     * @param origin where it stands
     * @return a builder without fields, of component {@link Component#OTHER}
     */
    public static Builder at(Origin origin) {
        return new Builder(origin);
    }

    /**
     * Where this entry stands.
     *
     * @return the origin
     */
    public Origin origin() {
        return origin;
    }

    /**
     * Who wrote this entry.
     *
     * @return the component, {@link Component#OTHER} when not known
     */
    public Component component() {
        return component;
    }

    /**
     * When it was written.
     *
     * @return the time, or null when the entry has no usable one
     */
    public @Nullable Instant time() {
        return time;
    }

    /**
     * The id that joins the entries of one request inside one side.
     *
     * @return the correlation id, or null when there is no usable one
     */
    public @Nullable String correlationId() {
        return correlationId;
    }

    /**
     * All fields.
     *
     * @return an unmodifiable map in the order in which they were read; lists are never empty
     */
    public Map<String, List<String>> fields() {
        return fields;
    }

    /**
     * All values of a field.
     *
     * @param name the dotted name
     * @return the values, empty when the field is absent
     */
    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /**
     * The first value of a field.
     *
     * @param name the dotted name
     * @return the value, or null when the field is absent
     */
    public @Nullable String first(String name) {
        List<String> values = fields.get(name);
        return values == null ? null : values.get(0);
    }

    /**
     * Whether the field is present, be it empty.
     *
     * @param name the dotted name
     * @return true when it is there
     */
    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /**
     * The same entry with only the fields named.
     *
     * @param names the names to keep
     * @return an entry that has no other fields
     */
    public LogEntry keeping(Collection<String> names) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> field : fields.entrySet()) {
            if (names.contains(field.getKey())) {
                kept.put(field.getKey(), field.getValue());
            }
        }
        return new LogEntry(origin, component, time, correlationId, Collections.unmodifiableMap(kept));
    }

    /**
     * The same entry at another place.
     *
     * @param place where it stands
     * @return an entry that differs in nothing else, and shares its fields with this one
     */
    public LogEntry movedTo(Origin place) {
        return new LogEntry(place, component, time, correlationId, fields);
    }

    /**
     * The same entry with every value replaced.
     *
     * @param change gives the new text of a value
     * @return an entry with the same fields
     */
    public LogEntry mapping(UnaryOperator<String> change) {
        Map<String, List<String>> changed = new LinkedHashMap<>();
        fields.forEach(
                (name, values) -> changed.put(name, values.stream().map(change).toList()));
        return new LogEntry(origin, component, time, correlationId, Collections.unmodifiableMap(changed));
    }

    @Override
    public String toString() {
        return origin.source() + ":" + origin.line() + " " + component.id() + " " + fields;
    }

    /** Collects the parts of an entry; not thread-safe. */
    public static final class Builder {
        private final Origin origin;
        private Map<String, List<String>> fields = new LinkedHashMap<>();
        private boolean shared;
        private boolean growing;
        private Component component = Component.OTHER;
        private @Nullable Instant time;
        private @Nullable String correlationId;

        private Builder(Origin origin) {
            this.origin = Objects.requireNonNull(origin);
        }

        /**
         * Says who wrote it.
         *
         * @param value the component
         * @return this builder
         */
        public Builder component(Component value) {
            component = value;
            return this;
        }

        /**
         * Says when it was written.
         *
         * @param value the time, or null when there is no usable one
         * @return this builder
         */
        public Builder time(@Nullable Instant value) {
            time = value;
            return this;
        }

        /**
         * Says to which request it belongs.
         *
         * @param value the correlation id, or null when there is no usable one
         * @return this builder
         */
        public Builder correlationId(@Nullable String value) {
            correlationId = value;
            return this;
        }

        /**
         * Appends a value to a field.
         *
         * @param name the dotted name
         * @param value the text
         * @return this builder
         */
        public Builder add(String name, String value) {
            own();
            List<String> before = fields.get(name);
            if (before == null) {
                fields.put(name, List.of(value));
            } else if (before instanceof ArrayList<String> several) {
                several.add(value);
            } else {
                List<String> several = new ArrayList<>(before);
                several.add(value);
                fields.put(name, several);
                growing = true;
            }
            return this;
        }

        /**
         * Replaces a field.
         *
         * @param name the dotted name
         * @param values its values; an empty list removes the field
         * @return this builder
         */
        public Builder put(String name, List<String> values) {
            own();
            if (values.isEmpty()) {
                fields.remove(name);
            } else {
                fields.put(name, List.copyOf(values));
            }
            return this;
        }

        /**
         * Replaces several fields.
         *
         * @param all their values by dotted names; no list is empty
         * @return this builder
         */
        public Builder putAll(Map<String, List<String>> all) {
            own();
            if (fields.isEmpty()) {
                fields = new LinkedHashMap<>(all.size() * 3 / 2);
            }
            for (Map.Entry<String, List<String>> field : all.entrySet()) {
                put(field.getKey(), field.getValue());
            }
            return this;
        }

        /**
         * Finishes the entry.
         *
         * @return an immutable entry
         */
        public LogEntry build() {
            if (growing) {
                fields.replaceAll((name, values) -> List.copyOf(values));
                growing = false;
            }
            shared = true;
            return new LogEntry(origin, component, time, correlationId, Collections.unmodifiableMap(fields));
        }

        /** Most builders make one entry, which then has these fields for itself. */
        private void own() {
            if (shared) {
                fields = new LinkedHashMap<>(fields);
                shared = false;
            }
        }
    }
}

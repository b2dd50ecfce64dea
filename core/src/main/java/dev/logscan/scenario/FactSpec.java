package dev.logscan.scenario;

import dev.logscan.condition.Condition;
import dev.logscan.condition.TextPattern;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where a fact comes from.
 *
 * @param name the key in reports
 * @param array whether reports write an array, with the values of all sources and entries
 * @param hidden whether it only groups or decides, and is not reported
 * @param sources where to look, in order; for a fact that is no array the first source with a value counts
 */
public record FactSpec(String name, boolean array, boolean hidden, List<Source> sources) {
    /** Copies the sources. */
    public FactSpec {
        sources = List.copyOf(sources);
    }

    /**
     * The fields of entries that it is read from.
     *
     * @return their dotted names
     */
    public Set<String> fields() {
        Set<String> fields = new TreeSet<>();
        for (Source source : sources) {
            if (source instanceof FromField field) {
                fields.add(field.field());
            } else if (source instanceof FromEntry entry) {
                fields.addAll(entry.where().fields());
            }
        }
        return fields;
    }

    /**
     * The values that the scenario itself gives it, and no log.
     *
     * @return the fixed values
     */
    public Set<String> fixed() {
        Set<String> values = new TreeSet<>();
        for (Source source : sources) {
            if (source instanceof Fixed fixed) {
                values.add(fixed.value());
            } else if (source instanceof FromEntry entry) {
                values.add(entry.value());
            }
        }
        return values;
    }

    /** How a text becomes the value of a fact. */
    public enum Reading {
        /** As it stands. */
        TEXT,
        /** A name's host in lower case, with its port unless that is a default one. */
        HOST,
        /** The texts of a Ruby list, or the text itself where it is none. */
        LIST,
        /** A URL without what follows the last {@code /-/}: the origin and any path before it. */
        BASE_URL
    }

    /** One place to look for a fact. */
    public sealed interface Source {}

    /**
     * A field of the entries with a signal.
     *
     * @param signals the names of the signals
     * @param field the dotted name of the field
     * @param pattern the part of the text to take: the group {@code value}, or all that fits where there is no such
     *     group; null for the whole text
     * @param reading how the text becomes a value
     */
    public record FromField(
            Set<String> signals, String field, @Nullable TextPattern pattern, Reading reading) implements Source {
        /** Copies the signals. */
        public FromField {
            signals = Set.copyOf(signals);
        }
    }

    /**
     * A fixed value where a decision is true.
     *
     * @param when the decision
     * @param value the value
     */
    public record Fixed(Decision when, String value) implements Source {}

    /**
     * A fixed value where one of the entries with a signal says something more.
     *
     * @param signals the names of the signals
     * @param where what the entry must say
     * @param value the value
     */
    public record FromEntry(Set<String> signals, Condition where, String value) implements Source {
        /** Copies the signals. */
        public FromEntry {
            signals = Set.copyOf(signals);
        }
    }

    /**
     * Another fact, declared before.
     *
     * @param fact its name
     * @param reading how its value becomes one of this fact
     * @param when when it counts, or null when it always does
     */
    public record FromFact(
            String fact, Reading reading, @Nullable Decision when) implements Source {}

    /**
     * What the user said.
     *
     * @param option the name of the option, such as {@code proxy-fqdn}
     * @param reading how the text becomes a value
     */
    public record FromOption(String option, Reading reading) implements Source {}
}

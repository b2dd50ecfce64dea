package dev.logscan.report;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * Replaces secrets in texts and fields by masks that the caller names; what is a secret is told as by {@link Masking}.
 * Not thread-safe.
 */
public final class Masker {
    private final Rewriting rewriting;

    /**
     * Makes one.
     *
     * @param naming gives the mask for a kind, such as {@code glpat}, and a secret that was not seen before; a mask has the
     *     form {@code [kind #1]}
     */
    public Masker(BinaryOperator<String> naming) {
        rewriting = new SecretRewriting(new Masks(Set.of(), naming));
    }

    /**
     * The same text without secrets.
     *
     * @param text any text
     * @return the text with masks in their place
     */
    public String text(String text) {
        return rewriting.text(text);
    }

    /**
     * The value of a field without secrets.
     *
     * @param field the field's dotted name, which tells what the value is
     * @param value the value
     * @return the value with masks in their place
     */
    public String value(String field, String value) {
        return rewriting.values(field, List.of(value)).get(0);
    }

    /**
     * The same fields without secrets.
     *
     * @param fields the fields of an entry under their dotted names, which tell what a value is
     * @return fields of the same names and numbers of values
     */
    public Map<String, List<String>> fields(Map<String, List<String>> fields) {
        return rewriting.fields(fields);
    }
}

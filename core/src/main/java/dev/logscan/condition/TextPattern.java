package dev.logscan.condition;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A pattern that a text may have a part of: RE2 syntax, so that it takes time in proportion to the text whatever both say.
 * Look-around and back-references are not known. Immutable and thread-safe; equal when the texts of the patterns are.
 */
public final class TextPattern {
    private static final String VALUE = "value";

    private final Pattern pattern;
    private final boolean named;

    private final RequiredText required;

    private TextPattern(Pattern pattern) {
        this.pattern = pattern;
        this.named = pattern.namedGroups().containsKey(VALUE);
        this.required = RequiredText.of(pattern.pattern());
    }

    /**
     * Reads a pattern.
     *
     * @param text the pattern in RE2 syntax
     * @return the pattern
     * @throws IllegalArgumentException when it is none; the message says why, without the text
     */
    public static TextPattern of(String text) {
        try {
            return new TextPattern(Pattern.compile(text));
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException(
                    "no pattern: " + wrong.getDescription() + " (expected RE2 syntax)", wrong);
        }
    }

    /**
     * The pattern as it was written.
     *
     * @return its text
     */
    public String text() {
        return pattern.pattern();
    }

    /**
     * Whether some part of a text fits.
     *
     * @param text any text
     * @return true when one does
     */
    public boolean isIn(String text) {
        return required.mayFit(text) && pattern.matcher(text).find();
    }

    /**
     * The first part of a text that fits: the group {@code value}, or all of it where there is no such group.
     *
     * @param text any text
     * @return the part, empty when none fits
     */
    public String partOf(String text) {
        if (!required.mayFit(text)) {
            return "";
        }
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return "";
        }
        String part = named ? matcher.group(VALUE) : matcher.group();
        return part == null ? "" : part;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextPattern that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}

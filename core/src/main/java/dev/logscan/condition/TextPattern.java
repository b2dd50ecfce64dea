package dev.logscan.condition;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A pattern that a text may have a part of: RE2 syntax, so that it takes time in proportion to the text whatever both say.
 * Look-around and back-references are not known. Thread-safe; equal when the texts of the patterns are.
 */
public final class TextPattern {
    private static final String VALUE = "value";

    /** A flood repeats few texts; a power of two. */
    private static final int REMEMBERED = 8;

    private static final int LONGEST_REMEMBERED = 500;

    private final String text;
    private volatile @Nullable RequiredText required;
    private volatile @Nullable Pattern pattern;

    /** By their hashes, the texts that were matched last; one that another thread puts there is as good. */
    private final AtomicReferenceArray<@Nullable Matched> matched = new AtomicReferenceArray<>(REMEMBERED);

    private record Matched(String text, boolean fits) {}

    private TextPattern(String text) {
        this.text = text;
    }

    /**
     * Reads a pattern.
     *
     * @param text the pattern in RE2 syntax
     * @return the pattern
     * @throws IllegalArgumentException when it is none; the message says why, without the text
     */
    public static TextPattern of(String text) {
        if (PatternSize.of(text) > PatternSize.MOST) {
            throw new IllegalArgumentException(
                    "no pattern: too large once its repetitions are written out (expected up to " + PatternSize.MOST
                            + " parts)");
        }
        try {
            TextPattern read = new TextPattern(text);
            read.pattern();
            return read;
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException(
                    "no pattern: " + wrong.getDescription() + " (expected RE2 syntax)", wrong);
        }
    }

    /**
     * Takes a pattern that is known to be one. It is only read when some text may fit, which few of the catalog's patterns
     * come to in most scans.
     *
     * @param text the pattern in RE2 syntax
     * @return the pattern
     */
    public static TextPattern known(String text) {
        return new TextPattern(text);
    }

    private Pattern pattern() {
        Pattern read = pattern;
        if (read == null) {
            read = Pattern.compile(text);
            pattern = read;
        }
        return read;
    }

    private RequiredText required() {
        RequiredText read = required;
        if (read == null) {
            read = RequiredText.of(text);
            required = read;
        }
        return read;
    }

    private boolean mayFit(String searched) {
        return required().mayFit(searched);
    }

    LiteralTest literalTest() {
        return required().literalTest();
    }

    /**
     * The pattern as it was written.
     *
     * @return its text
     */
    public String text() {
        return text;
    }

    /**
     * Whether some part of a text fits.
     *
     * @param searched any text
     * @return true when one does
     */
    public boolean isIn(String searched) {
        return mayFit(searched) && isMatched(searched);
    }

    private boolean isMatched(String searched) {
        if (searched.length() > LONGEST_REMEMBERED) {
            return pattern().matcher(searched).find();
        }
        int place = searched.hashCode() & (REMEMBERED - 1);
        Matched known = matched.get(place);
        if (known == null || !known.text().equals(searched)) {
            known = new Matched(searched, pattern().matcher(searched).find());
            matched.set(place, known);
        }
        return known.fits();
    }

    /**
     * The first part of a text that fits: the group {@code value}, or all of it where there is no such group.
     *
     * @param searched any text
     * @return the part, empty when none fits
     */
    public String partOf(String searched) {
        if (!mayFit(searched)) {
            return "";
        }
        Matcher matcher = pattern().matcher(searched);
        if (!matcher.find()) {
            return "";
        }
        String part = pattern().namedGroups().containsKey(VALUE) ? matcher.group(VALUE) : matcher.group();
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

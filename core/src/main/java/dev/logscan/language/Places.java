package dev.logscan.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The places of a sentence: names in braces, one after a letter of its own. */
final class Places {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z][A-Za-z:]*)}");

    private Places() {}

    /** The names in order of their first appearance. */
    static List<String> names(String sentence) {
        Set<String> names = new LinkedHashSet<>();
        PLACE.matcher(sentence).results().forEach(place -> names.add(place.group(1)));
        return List.copyOf(names);
    }

    /** The texts between the places: one more than there are places. */
    static List<String> between(String sentence) {
        List<String> between = new ArrayList<>();
        int from = 0;
        for (MatchResult place : PLACE.matcher(sentence).results().toList()) {
            between.add(sentence.substring(from, place.start()));
            from = place.end();
        }
        between.add(sentence.substring(from));
        return between;
    }

    /** The sentence with its places filled in; values are never looked at for places. */
    static String fill(String sentence, List<String> names, List<?> values) {
        if (names.size() != values.size()) {
            throw new IllegalArgumentException(sentence + ": " + values.size() + " values for " + names);
        }
        return PLACE.matcher(sentence).replaceAll(place -> {
            int at = names.indexOf(place.group(1));
            return Matcher.quoteReplacement(at < 0 ? place.group() : String.valueOf(values.get(at)));
        });
    }
}

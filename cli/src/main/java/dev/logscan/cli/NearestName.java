package dev.logscan.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
final class NearestName {
    private NearestName() {}

    /**
     * The name that begins with what was typed, or else the one with the fewest edits; empty when even that one has
     * little in common with it.
     */
    static Optional<String> of(String typed, Collection<String> names) {
        return of(typed, names, Math.max(2, typed.length() / 3));
    }

    /** The same for short words without dashes, of which many are alike. */
    static Optional<String> ofWord(String typed, Collection<String> names) {
        return of(typed.toLowerCase(Locale.ROOT), names, Math.max(1, typed.length() / 3));
    }

    private static Optional<String> of(String typed, Collection<String> names, int limit) {
        return names.stream()
                .filter(name -> (!typed.isEmpty() && name.startsWith(typed)) || distance(typed, name) <= limit)
                .min(Comparator.comparing((String name) -> !name.startsWith(typed))
                        .thenComparing(name -> distance(typed, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** What to type in place of an unknown word: the name that was probably meant, and all that there are. */
    static String advice(String typed, List<String> names) {
        String expected = "expected " + RequestReader.choice(names);
        return ofWord(typed, names)
                .map(near -> "did you mean " + near + "? " + expected)
                .orElse(expected);
    }

    /** How many characters must be added, left out or changed; two that swapped places count once. */
    static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                } else {
                    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                    int best = Math.min(edits[i - 1][j], edits[i][j - 1]) + 1;
                    edits[i][j] = Math.min(best, edits[i - 1][j - 1] + change);
                    if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                        edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
                    }
                }
            }
        }
        return edits[a.length()][b.length()];
    }
}

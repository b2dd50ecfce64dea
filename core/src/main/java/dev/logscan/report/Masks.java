package dev.logscan.report;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** The secrets of one report and what stands for them: the same secret has the same mask, two have two. */
final class Masks {
    /** Shorter words are too likely to be something else where they stand alone. */
    private static final int SHORTEST_KNOWN = 12;

    private static final int LONGEST_KNOWN = 512;

    private final Map<String, String> masks = new HashMap<>();
    private final BinaryOperator<String> naming;
    private final Set<String> spared;

    /** Starts without secrets; the spared words are never one where they stand alone. */
    Masks(Set<String> spared) {
        this(spared, numbering());
    }

    /**
     * Starts without secrets.
     *
     * @param spared words that are never one where they stand alone
     * @param naming gives the mask for a kind and a secret that was not seen before
     */
    Masks(Set<String> spared, BinaryOperator<String> naming) {
        this.spared = spared;
        this.naming = naming;
    }

    private static BinaryOperator<String> numbering() {
        Map<String, Integer> counts = new HashMap<>();
        return (kind, secret) -> "[" + kind + " #" + counts.merge(kind, 1, Integer::sum) + "]";
    }

    String mask(String kind, String secret) {
        return masks.computeIfAbsent(secret, s -> naming.apply(kind, s));
    }

    boolean isEmpty() {
        return masks.isEmpty();
    }

    /** The mask of a word that was seen elsewhere under a telling name, or null. */
    @Nullable
    String maskOf(String word) {
        if (word.length() < SHORTEST_KNOWN || word.length() > LONGEST_KNOWN || spared.contains(word)) {
            return null;
        }
        String mask = masks.get(word);
        return mask != null && looksRandom(word) ? mask : null;
    }

    /** Whether it has letters and digits, and no dot as host names and versions have. */
    static boolean looksRandom(String word) {
        return word.indexOf('.') < 0
                && word.chars().anyMatch(c -> c >= '0' && c <= '9')
                && word.chars().anyMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    }
}

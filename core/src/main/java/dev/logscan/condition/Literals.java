package dev.logscan.condition;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Texts of which every telling line must hold at least one, whatever its JSON writer escaped.
 *
 * <p>A literal is a run of printable ASCII without the characters that writers spell in different ways:
 * {@code " \ < > & '}. Few writers escape a slash; who searches takes a line with an escaped one for a telling line.
 * A set of literals without an element knows nothing: any line may tell.
 */
public final class Literals {
    /** Shorter runs stand in so many lines that searching for them gains nothing. */
    static final int SHORTEST = 5;

    /** A field's name alone is a literal only when it is too long to be an everyday key. */
    static final int SHORTEST_NAME = 9;

    private static final Literals NONE = new Literals(Set.of());

    private final Set<String> alternatives;

    private Literals(Set<String> alternatives) {
        this.alternatives = alternatives;
    }

    /**
     * Nothing is known: any line may tell.
     *
     * @return the empty literals
     */
    public static Literals none() {
        return NONE;
    }

    /**
     * The literal that a line with this text must hold.
     *
     * @param text the text as it stands unescaped
     * @return its most telling usable run, or none when all are too short
     */
    public static Literals of(String text) {
        String run = mostTellingRun(text, SHORTEST);
        return run.isEmpty() ? NONE : new Literals(Set.of(run));
    }

    /**
     * Literals that were found before.
     *
     * @param alternatives what {@link #alternatives} gave
     * @return the same literals
     */
    public static Literals found(Collection<String> alternatives) {
        return alternatives.isEmpty() ? NONE : new Literals(new TreeSet<>(alternatives));
    }

    static Literals ofName(String field) {
        String segment = field.substring(field.lastIndexOf('.') + 1);
        return segment.length() < SHORTEST_NAME ? NONE : of(segment);
    }

    /**
     * What is known when both hold: the more telling of the two.
     *
     * @param other the other literals
     * @return this or the other
     */
    public Literals and(Literals other) {
        if (!known()) {
            return other;
        }
        if (!other.known()) {
            return this;
        }
        if (isCompound() != other.isCompound()) {
            return isCompound() ? this : other;
        }
        int mine = shortest();
        int others = other.shortest();
        if (mine != others) {
            return mine > others ? this : other;
        }
        return other.alternatives.size() < alternatives.size() ? other : this;
    }

    /**
     * What is known when one of them holds: all of both, or nothing when one of them knows nothing.
     *
     * @param other the other literals
     * @return the union
     */
    public Literals or(Literals other) {
        return anyOf(List.of(this, other));
    }

    /**
     * What is known when one of several holds: all of them, or nothing when one of them knows nothing.
     *
     * @param several the literals of each
     * @return the union; nothing is known of none
     */
    public static Literals anyOf(Collection<Literals> several) {
        Set<String> union = new TreeSet<>();
        for (Literals one : several) {
            if (!one.known()) {
                return NONE;
            }
            union.addAll(one.alternatives);
        }
        return new Literals(withoutLonger(union));
    }

    /**
     * Whether anything is known.
     *
     * @return false when any line may tell
     */
    public boolean known() {
        return !alternatives.isEmpty();
    }

    /**
     * The literals, none of which holds another.
     *
     * @return an unmodifiable set, empty when nothing is known
     */
    public Set<String> alternatives() {
        return Set.copyOf(alternatives);
    }

    @Override
    public String toString() {
        return alternatives.toString();
    }

    private boolean isCompound() {
        for (String text : alternatives) {
            if (!isCompound(text)) {
                return false;
            }
        }
        return true;
    }

    private int shortest() {
        int shortest = Integer.MAX_VALUE;
        for (String text : alternatives) {
            shortest = Math.min(shortest, text.length());
        }
        return shortest;
    }

    /** The texts without those that hold another one. */
    private static Set<String> withoutLonger(Set<String> texts) {
        Set<String> kept = new TreeSet<>();
        for (String text : texts) {
            if (!holdsShorter(text, texts)) {
                kept.add(text);
            }
        }
        return kept;
    }

    private static boolean holdsShorter(String longer, Set<String> candidates) {
        for (String candidate : candidates) {
            if (candidate.length() < longer.length() && longer.contains(candidate)) {
                return true;
            }
        }
        return false;
    }

    /** The most telling usable run of a text; empty when all are shorter than that. */
    static String mostTellingRun(String text, int shortest) {
        String best = "";
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !usable(text.charAt(i))) {
                String run = text.substring(start, i);
                if (run.length() >= shortest && isMoreTelling(run, best)) {
                    best = run;
                }
                start = i + 1;
            }
        }
        return best;
    }

    /** A word of letters alone, such as {@code installation}, stands in many lines; {@code jira_forge} does not. */
    private static boolean isMoreTelling(String run, String best) {
        boolean compound = isCompound(run);
        return compound == isCompound(best) ? run.length() > best.length() : compound;
    }

    private static boolean isCompound(String run) {
        for (int i = 0; i < run.length(); i++) {
            if (!Character.isLetter(run.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean usable(char c) {
        return c >= ' ' && c <= '~' && "\"\\<>&'".indexOf(c) < 0;
    }
}

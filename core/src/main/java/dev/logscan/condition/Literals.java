package dev.logscan.condition;

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
        String run = mostTellingRun(text);
        return run.length() < SHORTEST ? NONE : new Literals(Set.of(run));
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
        if (!known() || !other.known()) {
            return NONE;
        }
        Set<String> union = new TreeSet<>(alternatives);
        union.addAll(other.alternatives);
        union.removeIf(longer -> holdsShorter(longer, alternatives) || holdsShorter(longer, other.alternatives));
        return new Literals(union);
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
        return alternatives.stream().allMatch(Literals::isCompound);
    }

    private int shortest() {
        return alternatives.stream().mapToInt(String::length).min().orElse(0);
    }

    private static boolean holdsShorter(String longer, Set<String> candidates) {
        return candidates.stream().anyMatch(c -> c.length() < longer.length() && longer.contains(c));
    }

    private static String mostTellingRun(String text) {
        String best = "";
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !usable(text.charAt(i))) {
                String run = text.substring(start, i);
                if (isMoreTelling(run, best)) {
                    best = run;
                }
                start = i + 1;
            }
        }
        return best;
    }

    /** A word of letters alone, such as {@code installation}, stands in many lines; {@code jira_forge} does not. */
    private static boolean isMoreTelling(String run, String best) {
        if (run.length() < SHORTEST) {
            return false;
        }
        boolean compound = isCompound(run);
        return compound == isCompound(best) ? run.length() > best.length() : compound;
    }

    private static boolean isCompound(String run) {
        return run.chars().anyMatch(c -> !Character.isLetter(c));
    }

    private static boolean usable(char c) {
        return c >= ' ' && c <= '~' && "\"\\<>&'".indexOf(c) < 0;
    }
}

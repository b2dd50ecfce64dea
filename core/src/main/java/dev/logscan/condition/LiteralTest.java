package dev.logscan.condition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Yes or no over the literals that stand in a line. No means that the condition from which it was derived cannot hold for
 * the line's entry; yes means that it may.
 *
 * <p>It knows more than {@link Literals}, of which a line must hold one: a line that holds one literal of a condition seldom
 * holds all of them.
 */
public sealed interface LiteralTest {
    /** Passes whatever stands in the line. */
    LiteralTest ANY = new AllOf(List.of());

    /** Shorter runs stand in so many lines that to search for them gains nothing. */
    int SHORTEST = 4;

    /**
     * Whether an entry of which these literals stand in its line may be what the condition asks for.
     *
     * @param held those of {@link #literals} that stand there
     * @return false when it cannot be
     */
    boolean passes(Set<String> held);

    /**
     * The literals that make a difference.
     *
     * @return runs of printable ASCII without {@code " \ < > & '}, of {@link #SHORTEST} characters at least
     */
    Set<String> literals();

    /**
     * Asks for one of some texts as they stand in values, or for what of them is a literal.
     *
     * @param texts the texts, unescaped
     * @return the test; it always passes when one of the texts is too short, or a number, as these are spelled in several ways
     */
    static LiteralTest oneOf(Collection<String> texts) {
        List<LiteralTest> each = new ArrayList<>();
        for (String text : texts) {
            String run = Literals.mostTellingRun(text, SHORTEST);
            each.add(hasLetter(run) ? new Holds(run) : ANY);
        }
        return anyOf(each);
    }

    private static boolean hasLetter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetter(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Asks for all that several ask for.
     *
     * @param parts the tests
     * @return passes when all of them do
     */
    static LiteralTest allOf(Collection<LiteralTest> parts) {
        List<LiteralTest> telling = new ArrayList<>();
        for (LiteralTest part : parts) {
            if (part != ANY) {
                telling.add(part);
            }
        }
        return switch (telling.size()) {
            case 0 -> ANY;
            case 1 -> telling.get(0);
            default -> new AllOf(telling);
        };
    }

    /**
     * Asks for what one of several asks for.
     *
     * @param parts the tests
     * @return passes when one of them does; always when there are none, for then nothing is known
     */
    static LiteralTest anyOf(Collection<LiteralTest> parts) {
        for (LiteralTest part : parts) {
            if (part == ANY) {
                return ANY;
            }
        }
        return parts.isEmpty() ? ANY : new AnyOf(List.copyOf(parts));
    }

    /**
     * Stands in the line.
     *
     * @param literal the literal
     */
    record Holds(String literal) implements LiteralTest {
        @Override
        public boolean passes(Set<String> held) {
            return held.contains(literal);
        }

        @Override
        public Set<String> literals() {
            return Set.of(literal);
        }
    }

    /**
     * All of several.
     *
     * @param parts the tests; none of them passes always
     */
    record AllOf(List<LiteralTest> parts) implements LiteralTest {
        /** Copies the parts. */
        public AllOf {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean passes(Set<String> held) {
            for (LiteralTest part : parts) {
                if (!part.passes(held)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Set<String> literals() {
            return union(parts);
        }
    }

    /**
     * Any of several.
     *
     * @param parts the tests
     */
    record AnyOf(List<LiteralTest> parts) implements LiteralTest {
        /** Copies the parts. */
        public AnyOf {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean passes(Set<String> held) {
            for (LiteralTest part : parts) {
                if (part.passes(held)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Set<String> literals() {
            return union(parts);
        }
    }

    private static Set<String> union(List<LiteralTest> parts) {
        Set<String> union = new HashSet<>();
        for (LiteralTest part : parts) {
            union.addAll(part.literals());
        }
        return union;
    }
}

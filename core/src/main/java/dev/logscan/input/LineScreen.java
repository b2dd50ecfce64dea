package dev.logscan.input;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a line that holds a literal for what else it had to hold to tell something: most of them do not hold it, and to
 * parse them costs many times more. Made ready when the first line is looked at. Thread-safe.
 */
final class LineScreen {
    /** Lines are written by few places in the code, so few sets of literals stand in them; hostile ones need no memory. */
    private static final int REMEMBERED = 4_000;

    /** Eight bytes hold so many places at which four begin. */
    private static final int AT_ONCE = 5;

    /** One byte each, so that the marks fit the first-level cache. */
    private static final int SLOT_BITS = 15;

    private final Supplier<Set<String>> texts;
    private final Predicate<Set<String>> mayTell;
    private volatile @Nullable Texts ready;

    /**
     * Prepares.
     *
     * @param texts gives ASCII literals of four characters at least
     * @param mayTell tells whether a line that holds just these of them may tell something
     */
    LineScreen(Supplier<Set<String>> texts, Predicate<Set<String>> mayTell) {
        this.texts = texts;
        this.mayTell = mayTell;
    }

    /** Whether the line may tell something; true for one that spells characters in an unusual way. */
    boolean mayTell(byte[] bytes, int start, int end) {
        return ready().mayTell(bytes, start, end) || hidesText(bytes, start, end);
    }

    private Texts ready() {
        Texts made = ready;
        if (made == null) {
            made = new Texts(texts.get(), mayTell);
            ready = made;
        }
        return made;
    }

    /** Whether a backslash stands for a character of a literal, or in the midst of one: few are of that kind. */
    private static boolean hidesText(byte[] bytes, int start, int end) {
        int at = Swar.indexOf(bytes, start, end, (byte) '\\');
        while (at < end && Escapes.isHarmless(bytes, at, end)) {
            at = Swar.indexOf(bytes, at + 1, end, (byte) '\\');
        }
        return at < end;
    }

    /** Finds all of the texts that stand in a line: looks at four bytes from each on, and compares where some text begins so. */
    private static final class Texts {
        private final List<String> names;
        private final Predicate<Set<String>> mayTell;
        private final byte[] marks = new byte[1 << SLOT_BITS];
        private final int[][] numbers = new int[1 << SLOT_BITS][];
        private final byte[][] texts;
        private final Map<BitSet, Boolean> known = new ConcurrentHashMap<>();

        Texts(Set<String> searched, Predicate<Set<String>> mayTell) {
            this.names = List.copyOf(new TreeSet<>(searched));
            this.mayTell = mayTell;
            texts = new byte[names.size()][];
            for (int number = 0; number < texts.length; number++) {
                byte[] text = names.get(number).getBytes(StandardCharsets.US_ASCII);
                if (text.length < Integer.BYTES) {
                    throw new IllegalArgumentException(
                            names.get(number) + ": too short (expected " + Integer.BYTES + " characters or more)");
                }
                texts[number] = text;
                mark(slot(Swar.loadInt(text, 0)), number);
            }
        }

        private void mark(int slot, int number) {
            int[] others = numbers[slot];
            int[] all = others == null ? new int[1] : Arrays.copyOf(others, others.length + 1);
            all[all.length - 1] = number;
            numbers[slot] = all;
            marks[slot] = 1;
        }

        boolean mayTell(byte[] bytes, int start, int end) {
            BitSet held = held(bytes, start, end);
            Boolean tells = known.get(held);
            if (tells == null) {
                tells = mayTell.test(named(held));
                if (known.size() >= REMEMBERED) {
                    known.clear();
                }
                known.put(held, tells);
            }
            return tells;
        }

        private Set<String> named(BitSet held) {
            Set<String> named = new HashSet<>();
            held.stream().forEach(number -> named.add(names.get(number)));
            return named;
        }

        private BitSet held(byte[] bytes, int start, int end) {
            BitSet held = new BitSet(texts.length);
            int at = start;
            for (; at <= end - Long.BYTES; at += AT_ONCE) {
                long word = Swar.load(bytes, at);
                if ((markOf(word)
                                | markOf(word >>> 8)
                                | markOf(word >>> 16)
                                | markOf(word >>> 24)
                                | markOf(word >>> 32))
                        != 0) {
                    for (int next = at; next < at + AT_ONCE; next++) {
                        compare(bytes, next, end, held);
                    }
                }
            }
            for (; at <= end - Integer.BYTES; at++) {
                compare(bytes, at, end, held);
            }
            return held;
        }

        private byte markOf(long word) {
            return marks[slot((int) word)];
        }

        private void compare(byte[] bytes, int at, int end, BitSet held) {
            int[] candidates = numbers[slot(Swar.loadInt(bytes, at))];
            if (candidates != null) {
                for (int number : candidates) {
                    byte[] text = texts[number];
                    int to = at + text.length;
                    if (to <= end && Arrays.equals(bytes, at, to, text, 0, text.length)) {
                        held.set(number);
                    }
                }
            }
        }

        private static int slot(int word) {
            // The golden ratio spreads what stands close together.
            return (word * 0x9e3779b1) >>> (Integer.SIZE - SLOT_BITS);
        }
    }
}

package dev.logscan.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The texts of which another must hold one to fit a pattern: to look for them takes a small part of the time that matching
 * takes, and most texts hold none. Immutable.
 */
final class RequiredText {
    private static final int MOST = 16;

    private final String[] texts;
    private final boolean folded;

    private RequiredText(List<String> texts, boolean folded) {
        this.texts = texts.stream()
                .map(text -> folded ? text.toLowerCase(Locale.ROOT) : text)
                .toArray(String[]::new);
        this.folded = folded && this.texts.length > 0;
    }

    /** Reads the usual part of RE2's syntax; a pattern with anything else requires nothing. */
    static RequiredText of(String pattern) {
        Reader reader = new Reader(pattern);
        List<String> texts = reader.alternatives();
        boolean known = !reader.unknown && reader.at == pattern.length() && texts != null;
        return new RequiredText(known && texts != null ? texts : List.of(), reader.folded);
    }

    /** Whether a text may fit. */
    boolean mayFit(String text) {
        String searched = text;
        if (folded) {
            if (!isAscii(text)) {
                // RE2 folds the Kelvin sign and the long s, too.
                return true;
            }
            searched = text.toLowerCase(Locale.ROOT);
        }
        for (String one : texts) {
            if (searched.contains(one)) {
                return true;
            }
        }
        return texts.length == 0;
    }

    /** What a line must hold that has a text in one of its values which may fit. */
    LiteralTest literalTest() {
        return folded ? LiteralTest.ANY : LiteralTest.oneOf(List.of(texts));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** The texts, for tests. */
    List<String> texts() {
        return List.of(texts);
    }

    private static final class Reader {
        /** What stands behind a backslash and means itself. */
        private static final String ESCAPED = "\\.+*?()|[]{}^$/\"'-#:,<>=&@!%~ ";

        /** What stands behind a backslash for one of several characters. */
        private static final String CLASSES = "dDsSwW";

        /** What stands behind a backslash for a place between two characters. */
        private static final String PLACES = "bBAz";

        /** One part of a pattern. */
        private enum Kind {
            CHARACTER,
            PLACE,
            OTHER
        }

        private record Part(Kind kind, @Nullable List<String> texts) {
            static final Part PLACE = new Part(Kind.PLACE, null);
            static final Part ANY = new Part(Kind.OTHER, null);

            static Part of(char c) {
                return new Part(Kind.CHARACTER, List.of(String.valueOf(c)));
            }
        }

        private final String pattern;
        private int at;
        private boolean folded;
        private boolean unknown;

        Reader(String pattern) {
            this.pattern = pattern;
        }

        /** Reads branches up to a closing bracket or the end; null when one of them requires nothing. */
        @Nullable
        List<String> alternatives() {
            List<String> all = new ArrayList<>();
            boolean each = true;
            boolean more = true;
            while (more && !unknown) {
                List<String> branch = branch();
                each &= branch != null;
                all.addAll(branch == null ? List.of() : branch);
                more = next() == '|';
                at += more ? 1 : 0;
            }
            return each && all.size() <= MOST ? all : null;
        }

        /** Reads what stands one behind the other; what of it tells most is required. */
        private @Nullable List<String> branch() {
            List<String> best = null;
            StringBuilder run = new StringBuilder();
            while (!unknown && at < pattern.length() && next() != '|' && next() != ')') {
                Part part = part();
                List<String> texts = part.texts();
                char quantifier = quantifier();
                unknown |= part.kind() == Kind.PLACE && quantifier != 0;
                boolean there = texts != null && quantifier != '*' && quantifier != '?' && quantifier != '{';
                if (part.kind() == Kind.CHARACTER && there && texts != null) {
                    run.append(texts.get(0));
                } else if (part.kind() == Kind.OTHER && there && texts != null) {
                    best = better(best, texts);
                }
                if (part.kind() == Kind.OTHER || quantifier != 0) {
                    best = better(best, run);
                    run.setLength(0);
                }
            }
            return better(best, run);
        }

        private Part part() {
            char c = pattern.charAt(at++);
            switch (c) {
                case '\\' -> {
                    return escaped();
                }
                case '[' -> skipClass();
                case '(' -> {
                    return group();
                }
                case '^', '$' -> {
                    return Part.PLACE;
                }
                case '.' -> {
                    return Part.ANY;
                }
                case '*', '+', '?', '{' -> unknown = true;
                default -> {
                    return Part.of(c);
                }
            }
            return Part.ANY;
        }

        private Part escaped() {
            char c = next();
            at++;
            if (c != 0 && ESCAPED.indexOf(c) >= 0) {
                return Part.of(c);
            }
            boolean place = c != 0 && PLACES.indexOf(c) >= 0;
            unknown |= !place && (c == 0 || CLASSES.indexOf(c) < 0);
            return place ? Part.PLACE : Part.ANY;
        }

        private Part group() {
            if (next() == '?') {
                int end = pattern.indexOf(')', at);
                String flags = end < 0 ? "" : pattern.substring(at + 1, end);
                if (flags.equals("s") || flags.equals("i") || flags.equals("is") || flags.equals("si")) {
                    folded |= flags.contains("i");
                    at = end + 1;
                    return Part.PLACE;
                }
                boolean named = pattern.startsWith("?P<", at);
                int open = named ? pattern.indexOf('>', at) : pattern.indexOf(':', at);
                unknown |= open < 0 || (!named && open != at + 1);
                at = Math.max(open, at) + 1;
            }
            List<String> inside = unknown ? null : alternatives();
            unknown |= next() != ')';
            at++;
            return new Part(Kind.OTHER, inside);
        }

        private void skipClass() {
            at += next() == '^' ? 1 : 0;
            boolean first = true;
            while (at < pattern.length() && (first || next() != ']')) {
                unknown |= next() == '[';
                at += next() == '\\' ? 2 : 1;
                first = false;
            }
            unknown |= at >= pattern.length();
            at++;
        }

        /** Reads what says how often the part before it stands; 0 when it stands once. */
        private char quantifier() {
            char sign = next();
            if (sign == '{') {
                int end = pattern.indexOf('}', at);
                unknown |= end < 0;
                at = Math.max(end, at) + 1;
            } else if (sign == '*' || sign == '?' || sign == '+') {
                at++;
            } else {
                return 0;
            }
            at += next() == '?' ? 1 : 0;
            return sign;
        }

        /** The next character; 0 at the end. */
        private char next() {
            return at < pattern.length() ? pattern.charAt(at) : 0;
        }

        private static @Nullable List<String> better(@Nullable List<String> best, StringBuilder run) {
            return run.isEmpty() ? best : better(best, List.of(run.toString()));
        }

        private static @Nullable List<String> better(@Nullable List<String> one, List<String> other) {
            return one == null || shortest(other) > shortest(one) ? other : one;
        }

        private static int shortest(List<String> texts) {
            return texts.stream().mapToInt(String::length).min().orElse(0);
        }
    }
}

package dev.logscan.redact;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Ascii;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words that say nothing about anybody: those of the scenarios, which are GitLab's and Jira's own, and of what stands
 * around them, Ruby, TLS, HTTP and browsers. Immutable.
 */
final class HarmlessWords {
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");
    private static final Pattern PART = Pattern.compile("[^_.-]+");

    /** Words that begin with a capital each, words in capitals, and digits. */
    private static final Pattern PIECE = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+|.", Pattern.DOTALL);

    private static final int MOST_PIECES = 6;
    private static final int LONGEST_WORD = 200;
    private static final int LONGEST_NUMBER = 6;
    private static final int MOST_DIGITS = 9;

    private static final HarmlessWords PATHS = new HarmlessWords(read("path-words.txt"));

    private final Set<String> words;

    private HarmlessWords(Set<String> words) {
        this.words = Set.copyOf(words);
    }

    /**
     * The words of texts.
     *
     * @param literals what the conditions in use look for
     */
    static HarmlessWords ofText(Set<String> literals) {
        Set<String> words = new HashSet<>(PATHS.words);
        words.addAll(read("harmless-words.txt"));
        literals.forEach(literal -> addWords(literal, words));
        return new HarmlessWords(words);
    }

    /** The words of paths: GitLab's own routes and folders. Any other may be the name of a group or a project. */
    static HarmlessWords ofPaths() {
        return PATHS;
    }

    private static Set<String> read(String resource) {
        Set<String> words = new HashSet<>();
        try (InputStream in = HarmlessWords.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in the library");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8));
            reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> addWords(line, words));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private static void addWords(String text, Set<String> words) {
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(Ascii.toLowerCase(word.group()));
            pieces(word.group()).forEach(piece -> words.add(Ascii.toLowerCase(piece)));
        }
    }

    private static Stream<String> pieces(String part) {
        return PIECE.matcher(part).results().map(result -> result.group());
    }

    /** Whether every part of a word, which may hold digits, dots, hyphens and underscores, is one that says nothing. */
    boolean contain(String word) {
        long digits = word.chars().filter(HarmlessWords::isDigit).count();
        return word.length() <= LONGEST_WORD
                && digits <= MOST_DIGITS
                && PART.matcher(word).results().allMatch(part -> isHarmless(part.group()));
    }

    private boolean isHarmless(String part) {
        if (part.chars().allMatch(HarmlessWords::isDigit)) {
            return part.length() <= LONGEST_NUMBER;
        }
        if (part.chars().anyMatch(c -> c >= 128 || !Character.isLetterOrDigit(c))) {
            return false;
        }
        String letters = part.replaceAll("[0-9]+$", "");
        boolean numbered = part.length() - letters.length() <= 4;
        if (numbered && (letters.length() <= 2 || words.contains(Ascii.toLowerCase(letters)))) {
            return letters.chars().noneMatch(HarmlessWords::isDigit) || isMeasure(part);
        }
        return isMeasure(part) || isCamel(part);
    }

    /** A number with its unit, such as {@code 120ms} or {@code 2nd}. */
    private static boolean isMeasure(String part) {
        return part.matches("[0-9]{1,6}[A-Za-z]{1,2}");
    }

    private boolean isCamel(String part) {
        long single = pieces(part).filter(piece -> piece.length() == 1).count();
        return single <= 1
                && pieces(part).count() <= MOST_PIECES
                && pieces(part)
                        .allMatch(piece -> piece.length() == 1
                                || (piece.length() <= 2 && isDigit(piece.charAt(0)))
                                || words.contains(Ascii.toLowerCase(piece)));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}

package dev.logscan.redact;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which pseudonym stands for what, numbered in the order of first use; what was given once never changes.
 *
 * <p>As text it is a line for each pair: the kind, the value and the pseudonym, parted by tabs. Secrets stand there as
 * their SHA-256 alone, all else as it is: the text is for the person who redacts, and for nobody else. Not thread-safe.
 */
public final class Pseudonyms {
    private static final String HEADER =
            "# logscan pseudonyms, version 1: kind, value, pseudonym. Keep it to yourself.";

    /** Users, paths, files, hosts without a domain and unknown words are one name space, so that equal ones stay equal. */
    private static final String NAME = "name";

    private static final String SECRET = "secret";

    /** Such as {@code host-3} and {@code [glpat #3]}. */
    private static final Pattern NUMBERED = Pattern.compile("\\[?([A-Za-z0-9-]+?)(?:-| #)([0-9]{1,9})(?![0-9])");

    private final Map<String, Map<String, String>> kinds = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> last = new HashMap<>();
    private final List<String> lines = new ArrayList<>();

    /** Makes an empty one. */
    public Pseudonyms() {}

    /**
     * Continues what an earlier run began.
     *
     * @param lines what {@link #lines()} gave then
     * @return pseudonyms that stay as they were, and new ones for new values
     * @throws IllegalArgumentException when they are something else; the message tells the line
     */
    public static Pseudonyms of(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new IllegalArgumentException("line 1: no map of pseudonyms (expected one that logscan wrote)");
        }
        Pseudonyms pseudonyms = new Pseudonyms();
        for (int i = 1; i < lines.size(); i++) {
            String[] parts = lines.get(i).split("\t", -1);
            if (parts.length != 3 || parts[2].isEmpty()) {
                throw new IllegalArgumentException(
                        "line " + (i + 1) + ": no pair (expected kind, value and pseudonym, parted by tabs)");
            }
            pseudonyms.put(parts[0], unescaped(parts[1]), parts[2]);
            pseudonyms.goOnBehind(parts[2]);
        }
        return pseudonyms;
    }

    /**
     * The map as text.
     *
     * @return a header, and a line for each pair in the order in which they were made
     */
    public List<String> lines() {
        List<String> all = new ArrayList<>();
        all.add(HEADER);
        all.addAll(lines);
        return all;
    }

    private void goOnBehind(String pseudonym) {
        Matcher numbered = NUMBERED.matcher(pseudonym);
        if (numbered.lookingAt()) {
            last.merge(numbered.group(1), Integer.parseInt(numbered.group(2)), Math::max);
        }
    }

    /** What stands for a name; the first kind that it is met as, such as {@code user}, gives the word. */
    String name(String kind, String value) {
        String known = known(NAME, value);
        if (known == null && kinds.containsKey(SECRET)) {
            known = known(SECRET, hash(value));
        }
        return known != null ? known : of(NAME, value, kind, n -> kind + "-" + n);
    }

    /** What stands for a secret. */
    String secret(String kind, String secret) {
        return of(SECRET, hash(secret), kind, n -> "[" + kind + " #" + n + "]");
    }

    /**
     * What stands for a value of another kind.
     *
     * @param counter what is numbered together
     * @param make the pseudonym of a number, from 1 on
     */
    String of(String kind, String value, String counter, IntFunction<String> make) {
        String known = known(kind, value);
        if (known != null) {
            return known;
        }
        int number = last.getOrDefault(counter, 0) + 1;
        String pseudonym = make.apply(number);
        while (taken.contains(pseudonym)) {
            number++;
            pseudonym = make.apply(number);
        }
        last.put(counter, number);
        put(kind, value, pseudonym);
        return pseudonym;
    }

    private @Nullable String known(String kind, String value) {
        return kinds.getOrDefault(kind, Map.of()).get(value);
    }

    private void put(String kind, String value, String pseudonym) {
        if (kinds.computeIfAbsent(kind, k -> new LinkedHashMap<>()).putIfAbsent(value, pseudonym) == null) {
            taken.add(pseudonym);
            lines.add(kind + "\t" + escaped(value) + "\t" + pseudonym);
        }
    }

    private static String hash(String secret) {
        return Hashing.sha256().hashString(secret, UTF_8).toString();
    }

    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '\\' || Character.isSurrogate(c) || c == '\u0085' || c == '\u2028' || c == '\u2029') {
                escaped.append('\\').append(Integer.toHexString(0x10000 + c), 1, 5);
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static String unescaped(String text) {
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 4 < text.length()) {
                value.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }
}

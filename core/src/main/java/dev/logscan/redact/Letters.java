package dev.logscan.redact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The characters that a text means, each with the place where it is written: a slash may be written as itself, as a
 * percent-encoded byte, as an escape of JSON or as an entity of HTML. Layers of the same escaping count as one, so that
 * JSON inside JSON and an address inside an address read as what they mean.
 */
final class Letters {
    private static final int LONGEST_ENTITY = 48;
    private static final int MOST_BACKSLASHES = 64;
    private static final int UNREADABLE = 0xfffd;

    private static final Map<String, Integer> ENTITIES = Map.of(
            "quot", (int) '"', "apos", (int) '\'', "amp", (int) '&', "lt", (int) '<', "gt", (int) '>', "nbsp", 0xa0);

    private final String source;
    private int[] meant;
    private int[] starts;
    private int length;

    private Letters(String source) {
        this.source = source;
        meant = new int[source.length() + 1];
        starts = new int[source.length() + 1];
    }

    static Letters of(String source) {
        Letters letters = new Letters(source);
        int at = 0;
        while (at < source.length()) {
            at = letters.read(at);
        }
        letters.starts[letters.length] = source.length();
        return letters;
    }

    int length() {
        return length;
    }

    /** The code point meant there; -1 outside. */
    int at(int index) {
        return index >= 0 && index < length ? meant[index] : -1;
    }

    /** What is meant from one place to another. */
    String meant(int from, int to) {
        return new String(meant, from, to - from);
    }

    /** What is written there. */
    String written(int from, int to) {
        return source.substring(starts[from], starts[to]);
    }

    /** Whether a letter of the alphabet stands for a control character there, as in {@code \n}. */
    boolean isEscape(int index) {
        return index >= 0 && index < length && meant[index] == '\n' && source.charAt(starts[index]) == '\\';
    }

    private int read(int at) {
        char c = source.charAt(at);
        int end = switch (c) {
            case '%' -> percent(at);
            case '\\' -> backslash(at);
            case '&' -> entity(at);
            default -> -1;
        };
        if (end > 0) {
            return end;
        }
        int point = source.codePointAt(at);
        add(point, at);
        return at + Character.charCount(point);
    }

    private void add(int point, int at) {
        if (length + 1 >= meant.length) {
            meant = Arrays.copyOf(meant, 2 * meant.length);
            starts = Arrays.copyOf(starts, 2 * starts.length);
        }
        meant[length] = point;
        starts[length] = at;
        length++;
    }

    /** Percent-encoded bytes: those of one character are read at once. */
    private int percent(int start) {
        int end = percentEnd(start);
        if (end < 0) {
            return -1;
        }
        int first = hex(end - 2);
        if (first < 0x80) {
            return point(first, start, end);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(first);
        int at = end;
        for (int left = Integer.numberOfLeadingZeros(~(first << 24)) - 1; left > 0; left--) {
            int next = percentEnd(at);
            if (next < 0 || hex(next - 2) < 0x80 || hex(next - 2) >= 0xc0) {
                break;
            }
            bytes.write(hex(next - 2));
            at = next;
        }
        String text = decoded(bytes.toByteArray());
        return point(text == null ? UNREADABLE : text.codePointAt(0), start, at);
    }

    private static @Nullable String decoded(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException broken) {
            return null;
        }
    }

    /** Where a percent-encoded byte ends, its percent sign encoded again or not; -1 when there is none. */
    private int percentEnd(int start) {
        if (start >= source.length() || source.charAt(start) != '%') {
            return -1;
        }
        int at = start + 1;
        while (source.startsWith("25", at) && isHex(at + 2) && isHex(at + 3)) {
            at += 2;
        }
        return isHex(at) && isHex(at + 1) ? at + 2 : -1;
    }

    private int backslash(int start) {
        int at = start;
        while (at < source.length() && at < start + MOST_BACKSLASHES && source.charAt(at) == '\\') {
            at++;
        }
        char escape = at < source.length() ? source.charAt(at) : ' ';
        if (escape == 'u' && areHex(at + 1, 4)) {
            return point(Integer.parseInt(source.substring(at + 1, at + 5), 16), start, at + 5);
        }
        if (escape == 'x' && areHex(at + 1, 2)) {
            return point(hex(at + 1), start, at + 3);
        }
        if ("nrtbf".indexOf(escape) >= 0) {
            add('\n', start);
            return at + 1;
        }
        if ("\"'/".indexOf(escape) >= 0) {
            add(escape, start);
            return at + 1;
        }
        add('\\', start);
        return at;
    }

    private int entity(int start) {
        int at = start + 1;
        while (source.startsWith("amp;", at)) {
            at += "amp;".length();
        }
        int end = at;
        while (end < source.length() && end - at < LONGEST_ENTITY && source.charAt(end) != ';') {
            end++;
        }
        if (end == source.length() || source.charAt(end) != ';') {
            return at > start + 1 ? point('&', start, at) : -1;
        }
        String name = source.substring(at, end).toLowerCase(Locale.ROOT);
        int point = ENTITIES.getOrDefault(name, -1);
        if (name.startsWith("#")) {
            boolean hex = name.startsWith("#x");
            String digits = name.substring(hex ? 2 : 1);
            boolean fits = !digits.isEmpty()
                    && digits.length() <= 7
                    && digits.chars().allMatch(c -> Character.digit(c, hex ? 16 : 10) >= 0);
            point = fits ? Integer.parseInt(digits, hex ? 16 : 10) : -1;
        }
        if (point < 0 || !Character.isValidCodePoint(point)) {
            return at > start + 1 ? point('&', start, at) : -1;
        }
        return point(point, start, end + 1);
    }

    private int point(int point, int start, int end) {
        add(point, start);
        return end;
    }

    private boolean areHex(int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (!isHex(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isHex(int at) {
        // Not Character.digit alone, which takes the digits of other scripts too.
        return at < source.length() && source.charAt(at) < 128 && Character.digit(source.charAt(at), 16) >= 0;
    }

    private int hex(int at) {
        return Integer.parseInt(source.substring(at, at + 2), 16);
    }
}

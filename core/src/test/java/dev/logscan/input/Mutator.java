package dev.logscan.input;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Damages inputs: knows bytes, lines, quoted texts and brackets, and what has hurt parsers before. */
final class Mutator {
    /** An input of less than this may not cost a second. */
    static final int LARGEST = 1_000_000;

    private static final int MOST_CHANGES = 6;
    private static final Pattern QUOTED = Pattern.compile("\"[^\"\\\\\\n]{1,40}\"");
    private static final int MOST_WORDS = 2000;

    private static final List<String> PIECES = List.of(
            "\0",
            "\0".repeat(300),
            "\uFEFF",
            "\u2028",
            "\\ud800",
            "\\udc00\\ud800",
            "\\u0000",
            "\\u00",
            "\\",
            "\"",
            "\"\"",
            "\"\"\"",
            "'",
            "`",
            "\r",
            "\n",
            "\r\n",
            "\n\n\n",
            "\t",
            ",",
            ";",
            ":",
            "|",
            "| --- | --- |\n",
            "=>",
            "#",
            "# GET x 200 OK\n",
            "-",
            "--",
            "{",
            "}",
            "[",
            "]",
            "[[[[[[[[",
            "{\"a\":".repeat(60),
            "[".repeat(1500),
            "{\"a\":".repeat(1200),
            "{".repeat(300),
            "}".repeat(300),
            "\"a\",".repeat(300),
            "null",
            "true",
            "NaN",
            "-Infinity",
            "1e400",
            "1e100000000",
            "-0",
            "0x1p-1074",
            "9".repeat(1200),
            "9223372036854775808",
            "9999-99-99T99:99:99Z",
            "+1000000000-12-31T23:59:59.999999999Z",
            "-999999999-01-01T00:00:00Z",
            "2024-02-30T25:61:61+99:99",
            "Feb 30, 2024 @ 25:61:61.000",
            "1739265247000",
            "@4000000067ab0f1f1b3c5d2c ",
            "2025-02-11_09:14:07.53712 ",
            "2025-02-11T09:14:07.331204123Z stdout P ",
            "2025-02-11T09:14:07.331204123Z stderr F ",
            "[pod/web-7/web] ",
            "==> /var/log/x <==\n",
            "*** /x.log ***\n",
            "{\"log\":\"",
            "{\"log\":{\"version\":\"1.2\",\"entries\":[",
            "{\"took\":1,\"timed_out\":false,\"hits\":{\"hits\":[",
            "{\"responses\":[",
            "{\"columns\":[{\"name\":\"a\",\"type\":\"keyword\"}],\"values\":[[",
            "{\"status\":\"success\",\"data\":{\"resultType\":\"streams\",\"result\":[",
            "{\"preview\":false,\"results\":[",
            "{\"index\":{}}\n",
            "{\"jira_body\":\"\"}",
            "\"correlation_id\":\"a\"\n",
            "{\"_source\":{",
            "{[",
            "==> a <==\n",
            "* \u5931\u6557\u3057\u305f\n",
            "\"@timestamp\",\"json.correlation_id\"\n",
            "@timestamp\tcorrelation_id\n",
            "Started POST \"/-/jira_connect/events/installed\" for 1.1.1.1 at 2025-02-11 09:14:07 +0000\n",
            "  Parameters: {\"a\"=>[{\"b\"=>",
            "Completed 401 Unauthorized in 5ms\n",
            " \"POST /-/jira_connect/events/installed HTTP/1.1\" 401 0 ",
            "(empty)",
            "[FILTERED]",
            "glpat-xxxxxxxxxxxxxxxxxxxx",
            "eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln",
            "-----BEGIN PRIVATE KEY-----",
            "https://user:password@[::1]:99999/%zz?jwt=",
            "=cmd|' /C calc'!A0",
            "\u001b]8;;http://x\u0007",
            "\u202e\u2066",
            "${jndi:ldap://x}%n%s{}{0}",
            "\ud83c\udde8\ud83c\udded",
            "\u0130\u0131\u00df\ufb03",
            "x".repeat(4000),
            "PK\u0003\u0004",
            "BZh91AY&SY",
            "ustar\u000000",
            "gitlab-ee 16.11.2\n\nComponent  Version\n",
            "(((((((((((a*)*)*)*)*)*)*)*)*)*)*b",
            "((a{100}){100}){100}",
            "(?i)[[:alpha:]\\\\pL]{1000}",
            "(?P<value>",
            "{firstSeen|{count|{x}}}",
            "::ffff:0:0/0",
            "1.2.3.4/33");

    private static final List<byte[]> RAW = List.of(
            new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            new byte[] {(byte) 0xff, (byte) 0xfe},
            new byte[] {(byte) 0xfe, (byte) 0xff},
            new byte[] {(byte) 0xc0, (byte) 0x80},
            new byte[] {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            new byte[] {(byte) 0xe2, (byte) 0x80},
            new byte[] {(byte) 0x85},
            new byte[] {0x1f, (byte) 0x8b, 8, 0x1f},
            new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd},
            new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0});

    private final List<byte[]> donors;
    private final List<byte[]> words;

    /** Takes words, and pieces, from these too. */
    Mutator(List<byte[]> donors) {
        this.donors = List.copyOf(donors);
        this.words = words(donors);
    }

    private static List<byte[]> words(List<byte[]> donors) {
        Set<String> found = new LinkedHashSet<>();
        for (byte[] donor : donors) {
            QUOTED.matcher(text(donor)).results().map(MatchResult::group).forEach(found::add);
        }
        List<String> all = new ArrayList<>(found);
        List<byte[]> some = new ArrayList<>();
        int step = Math.max(1, all.size() / MOST_WORDS);
        for (int i = 0; i < all.size(); i += step) {
            some.add(bytes(all.get(i)));
        }
        PIECES.forEach(piece -> some.add(bytes(piece)));
        return some;
    }

    /** The seed with one change or a few. */
    byte[] mutate(byte[] seed, Random dice) {
        byte[] changed = seed;
        for (int i = dice.nextInt(MOST_CHANGES); i >= 0; i--) {
            changed = change(changed, dice);
        }
        if (dice.nextInt(40) == 0) {
            changed = grown(changed, dice);
        }
        return changed.length < LARGEST ? changed : Arrays.copyOf(changed, LARGEST - 1);
    }

    /** A packed input, half of the times with a few broken bytes, cut off, or with something behind it. */
    byte[] damagePacking(byte[] packed, Random dice) {
        byte[] damaged = packed.clone();
        if (damaged.length == 0 || dice.nextBoolean()) {
            return damaged;
        }
        for (int i = dice.nextInt(4); i >= 0; i--) {
            int at = dice.nextInt(dice.nextBoolean() ? damaged.length : Math.min(damaged.length, 600));
            damaged[at] = (byte) dice.nextInt(256);
        }
        return switch (dice.nextInt(5)) {
            case 0 -> Arrays.copyOf(damaged, dice.nextInt(damaged.length) + 1);
            case 1 -> Packing.joined(damaged, piece(dice));
            case 2 -> Packing.joined(damaged, packed);
            default -> damaged;
        };
    }

    private byte[] change(byte[] bytes, Random dice) {
        if (bytes.length == 0) {
            return piece(dice);
        }
        int at = at(bytes, dice);
        int to = Math.min(bytes.length, at + 1 + dice.nextInt(dice.nextBoolean() ? 8 : 400));
        return switch (dice.nextInt(16)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> Arrays.copyOfRange(bytes, at, bytes.length);
            case 2 -> flipped(bytes, at, dice);
            case 3 -> with(bytes, at, at, piece(dice));
            case 4 -> with(bytes, at, to, piece(dice));
            case 5 -> with(bytes, at, to, new byte[0]);
            case 6 -> with(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
            case 7 -> with(bytes, at(bytes, dice), -1, Arrays.copyOfRange(bytes, at, to));
            case 8 -> with(bytes, at, to, donated(dice));
            case 9 -> with(bytes, at, bytes.length, donated(dice));
            case 10 -> with(bytes, at, at, lineAt(bytes, dice));
            case 11 -> quoted(bytes, at, dice);
            case 12 -> wrapped(bytes, at, dice);
            case 13 -> bracketed(bytes, at, dice);
            case 14 -> digits(bytes, at, dice);
            default -> dice.nextInt(4) == 0 ? recoded(bytes, dice) : flipped(bytes, at, dice);
        };
    }

    private static byte[] flipped(byte[] bytes, int at, Random dice) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= (byte) (1 << dice.nextInt(8));
        return flipped;
    }

    /** Anywhere, or where a line or a piece of syntax begins. */
    private static int at(byte[] bytes, Random dice) {
        int at = dice.nextInt(bytes.length);
        if (dice.nextBoolean()) {
            String marks = dice.nextBoolean() ? "\n" : "\"{}[]:,|\t; ";
            for (int i = at; i < Math.min(bytes.length - 1, at + 2000); i++) {
                if (marks.indexOf(bytes[i]) >= 0) {
                    return dice.nextBoolean() ? i : i + 1;
                }
            }
        }
        return at;
    }

    private byte[] piece(Random dice) {
        return switch (dice.nextInt(8)) {
            case 0 -> RAW.get(dice.nextInt(RAW.size()));
            case 1, 2, 3 -> bytes(PIECES.get(dice.nextInt(PIECES.size())));
            default -> words.get(dice.nextInt(words.size()));
        };
    }

    private byte[] donated(Random dice) {
        byte[] donor = donors.get(dice.nextInt(donors.size()));
        if (donor.length == 0) {
            return donor;
        }
        int from = dice.nextInt(4) == 0 ? 0 : at(donor, dice);
        return Arrays.copyOfRange(donor, from, Math.min(donor.length, from + dice.nextInt(2000)));
    }

    private static byte[] lineAt(byte[] bytes, Random dice) {
        int from = dice.nextInt(bytes.length);
        int start = from;
        while (start > 0 && bytes[start - 1] != '\n') {
            start--;
        }
        int end = from;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        byte[] line = Arrays.copyOfRange(bytes, start, Math.min(bytes.length, end + 1));
        byte[][] lines = new byte[1 + dice.nextInt(4)][];
        Arrays.fill(lines, line);
        return Packing.joined(lines);
    }

    /** A quoted text, in whole, by something else. */
    private byte[] quoted(byte[] bytes, int at, Random dice) {
        int open = Swar.indexOf(bytes, at, bytes.length, (byte) '"');
        int close = open + 1 < bytes.length ? Swar.indexOf(bytes, open + 1, bytes.length, (byte) '"') : bytes.length;
        return close < bytes.length ? with(bytes, open, close + 1, piece(dice)) : bytes;
    }

    private static byte[] wrapped(byte[] bytes, int at, Random dice) {
        int end = balanced(bytes, at);
        int times = 1 << dice.nextInt(12);
        byte[] value = Arrays.copyOfRange(bytes, at, end);
        boolean list = dice.nextBoolean();
        return with(
                bytes,
                at,
                end,
                Packing.joined(
                        bytes((list ? "[" : "{\"a\":").repeat(times)), value, bytes((list ? "]" : "}").repeat(times))));
    }

    /** A value in brackets in place of what stands elsewhere. */
    private static byte[] bracketed(byte[] bytes, int at, Random dice) {
        int from = at(bytes, dice);
        return with(bytes, at, balanced(bytes, at), Arrays.copyOfRange(bytes, from, balanced(bytes, from)));
    }

    /** Where the brackets that open there are closed again, or soon after. */
    private static int balanced(byte[] bytes, int from) {
        int depth = 0;
        for (int i = from; i < Math.min(bytes.length, from + 4000); i++) {
            depth += bytes[i] == '{' || bytes[i] == '[' ? 1 : 0;
            depth -= bytes[i] == '}' || bytes[i] == ']' ? 1 : 0;
            if (depth <= 0) {
                return i + 1;
            }
        }
        return Math.min(bytes.length, from + 100);
    }

    /** A run of digits by another number. */
    private static byte[] digits(byte[] bytes, int at, Random dice) {
        int start = at;
        while (start < bytes.length && !isDigit(bytes[start])) {
            start++;
        }
        int end = start;
        while (end < bytes.length && isDigit(bytes[end])) {
            end++;
        }
        String number = switch (dice.nextInt(6)) {
            case 0 -> "0";
            case 1 -> "-1";
            case 2 -> String.valueOf(dice.nextLong());
            case 3 -> "9".repeat(1 + dice.nextInt(40));
            case 4 -> dice.nextInt() + "." + dice.nextInt() + "e" + dice.nextInt();
            default -> String.valueOf(dice.nextInt(1000));
        };
        return with(bytes, start, end, bytes(number));
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }

    private static byte[] recoded(byte[] bytes, Random dice) {
        String text = text(bytes);
        List<Charset> charsets =
                List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.ISO_8859_1);
        return switch (dice.nextInt(4)) {
            case 0 -> bytes(text.replace("\n", "\r\n"));
            case 1 -> bytes(text.replace("\n", "\r"));
            case 2 -> ("\uFEFF" + text).getBytes(charsets.get(dice.nextInt(2)));
            default -> text.getBytes(charsets.get(dice.nextInt(charsets.size())));
        };
    }

    /**
     * Almost as large as it may be, by some piece of it, or by a hostile one, again and again; that finds what takes long
     * sooner than damage does. Half of the times nothing follows.
     */
    private byte[] grown(byte[] bytes, Random dice) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = at(bytes, dice);
        byte[] piece = repeated(bytes, Math.min(at, bytes.length - 1), dice);
        int room = LARGEST - 1 - bytes.length;
        if (piece.length == 0 || room <= 0) {
            return bytes;
        }
        byte[][] pieces = new byte[Math.max(1, dice.nextInt(room) / piece.length)][];
        Arrays.fill(pieces, piece);
        return with(bytes, at, dice.nextBoolean() ? at : bytes.length, Packing.joined(pieces));
    }

    private byte[] repeated(byte[] bytes, int at, Random dice) {
        return switch (dice.nextInt(6)) {
            case 0 -> piece(dice);
            case 1 -> Packing.joined(piece(dice), bytes("\n"));
            case 2 -> Packing.joined(piece(dice), piece(dice), piece(dice));
            case 3 -> Arrays.copyOfRange(bytes, at, balanced(bytes, at));
            case 4 -> lineAt(bytes, dice);
            default -> Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 1 + dice.nextInt(3000)));
        };
    }

    /** With a stretch of it put in place of another; an end before the start stands for the start. */
    private static byte[] with(byte[] bytes, int from, int to, byte[] piece) {
        return Packing.joined(
                Arrays.copyOf(bytes, from), piece, Arrays.copyOfRange(bytes, Math.max(from, to), bytes.length));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

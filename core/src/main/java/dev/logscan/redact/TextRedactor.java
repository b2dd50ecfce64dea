package dev.logscan.redact;

import com.google.common.net.InetAddresses;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One pass over a text that leaves what is known to be harmless and puts pseudonyms in the place of all else.
 *
 * <p>What is between words stays as it is written, so that a text keeps its form, be it JSON, HTML, Ruby or an address.
 */
final class TextRedactor {
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}(?:\\.[0-9]{1,6}){0,3}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2})?");
    private static final Pattern SECOND = Pattern.compile("[0-9]{2}(?:\\.[0-9]{1,9})?Z");

    /** Browsers have stopped telling more of their version. */
    private static final Pattern AGENT_VERSION = Pattern.compile("[0-9]{1,4}\\.0\\.0\\.0");

    private static final Pattern AGENT_DAY = Pattern.compile("20[0-9]{6}");

    private static final Pattern HARDWARE = Pattern.compile("[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}");
    private static final Pattern MASK = Pattern.compile("\\[[A-Za-z0-9-]{1,40} #[0-9]{1,9}\\]");
    private static final Pattern FULL_STOPS = Pattern.compile("[\u3002\uff0e\uff61]");

    /** What the app's key begins with, before the name of the GitLab that serves it. */
    private static final String APP_KEY = "gitlab-jira-connect-";

    /** Parts of the names of scanners: that it is one matters, which one does not. */
    private static final List<String> SCANNERS = List.of("scan", "crawl", "spider", "bot");

    private static final int LONGEST_MASK = 56;
    private static final int HARDWARE_LENGTH = 17;
    private static final int LONGEST_ADDRESS = 45;
    private static final int LONGEST_PORT = 5;

    /** Each word would otherwise look to the end of what plus signs join. */
    private static final int LONGEST_LOCAL = 256;

    private static final int LONGEST_NUMBER = 12;

    private final Vocabulary vocabulary;
    private final Letters letters;
    private final boolean agent;
    private final StringBuilder out = new StringBuilder();
    private int at;

    /**
     * What a text is redacted with.
     *
     * @param names gives pseudonyms
     * @param hosts gives those of hosts
     * @param addresses gives those of addresses
     * @param words what stays in prose
     */
    record Vocabulary(Pseudonyms names, Hosts hosts, Addresses addresses, HarmlessWords words) {}

    private TextRedactor(Vocabulary vocabulary, String text, boolean agent) {
        this.vocabulary = vocabulary;
        this.letters = Letters.of(text);
        this.agent = agent;
    }

    static String text(Vocabulary vocabulary, String text) {
        return new TextRedactor(vocabulary, text, false).run();
    }

    /** The name of a browser or another client, in which a slash stands before a version. */
    static String agent(Vocabulary vocabulary, String text) {
        return new TextRedactor(vocabulary, text, true).run();
    }

    /** Whether a text begins with what has taken the place of a secret. */
    static boolean isMask(String text) {
        return MASK.matcher(text.stripLeading()).lookingAt();
    }

    private String run() {
        while (at < letters.length()) {
            int point = letters.at(at);
            if (!mask(point) && !hardwareAddress() && !ipv6(point)) {
                if (isWord(point)) {
                    word();
                } else {
                    keep(at + 1);
                }
            }
        }
        return out.toString();
    }

    private void keep(int end) {
        out.append(letters.written(at, end));
        at = end;
    }

    private void replace(int end, String pseudonym) {
        out.append(pseudonym);
        at = end;
    }

    /** A mask stays: it has taken the place of a secret. */
    private boolean mask(int point) {
        if (point != '[') {
            return false;
        }
        int end = at + 1;
        while (end < letters.length() && end < at + LONGEST_MASK && letters.at(end) != ']') {
            end++;
        }
        boolean mask = letters.at(end) == ']'
                && MASK.matcher(letters.meant(at, end + 1)).matches();
        if (mask) {
            keep(end + 1);
        }
        return mask;
    }

    private boolean hardwareAddress() {
        int end = at + HARDWARE_LENGTH;
        boolean fits = end <= letters.length()
                && !isWord(letters.at(at - 1))
                && !isWord(letters.at(end))
                && (letters.at(at + 2) == ':' || letters.at(at + 2) == '-')
                && HARDWARE.matcher(letters.meant(at, end)).matches();
        if (fits) {
            replace(end, name("word", letters.meant(at, end)));
        }
        return fits;
    }

    private boolean ipv6(int point) {
        boolean begins = point == ':' ? letters.at(at + 1) == ':' : isHex(point);
        int before = letters.at(at - 1);
        if (!begins || isWord(before) || before == ':') {
            return false;
        }
        int end = at;
        int colons = 0;
        while (end - at < LONGEST_ADDRESS
                && (isHex(letters.at(end)) || letters.at(end) == ':' || letters.at(end) == '.')) {
            colons += letters.at(end) == ':' ? 1 : 0;
            end++;
        }
        if (colons < 2 || (isWord(letters.at(end)) && letters.at(end) != '-')) {
            return false;
        }
        while (end > at && (letters.at(end - 1) == '.' || (letters.at(end - 1) == ':' && letters.at(end - 2) != ':'))) {
            end--;
        }
        String address = letters.meant(at, end);
        if (!InetAddresses.isInetAddress(address)) {
            return false;
        }
        replace(end, vocabulary.addresses().pseudonym(address));
        return true;
    }

    private void word() {
        int end = at;
        while (isWord(letters.at(end))) {
            end++;
        }
        if (email(end)) {
            return;
        }
        // A full stop or a hyphen behind a word belongs to the sentence.
        int stop = end;
        while (stop > at && (letters.at(stop - 1) == '.' || letters.at(stop - 1) == '-')) {
            stop--;
        }
        int start = at;
        while (start < stop && (letters.at(start) == '.' || letters.at(start) == '-')) {
            start++;
        }
        keep(start);
        if (start < stop) {
            classified(stop);
        }
        keep(end);
    }

    private boolean email(int end) {
        int sign = end;
        while (sign - at < LONGEST_LOCAL && (isWord(letters.at(sign)) || letters.at(sign) == '+')) {
            sign++;
        }
        if (letters.at(sign) != '@' || !isWord(letters.at(sign + 1))) {
            return false;
        }
        int stop = sign + 1;
        while (isWord(letters.at(stop))) {
            stop++;
        }
        while (stop > sign + 1 && (letters.at(stop - 1) == '.' || letters.at(stop - 1) == '-')) {
            stop--;
        }
        if (stop == sign + 1) {
            return false;
        }
        String host = folded(letters.meant(sign + 1, stop));
        out.append(name("user", letters.meant(at, sign))).append(letters.written(sign, sign + 1));
        replace(
                stop,
                IPV4.matcher(host).matches() ? host(host) : vocabulary.hosts().pseudonym(host));
        return true;
    }

    private void classified(int end) {
        String word = folded(letters.meant(at, end));
        if (word.startsWith(APP_KEY) && word.length() > APP_KEY.length()) {
            keep(at + APP_KEY.length());
            word = word.substring(APP_KEY.length());
        }
        boolean authority = letters.at(at - 1) == '/' && letters.at(at - 2) == '/' && letters.at(at - 3) != '/';
        if (authority) {
            replace(end, host(word));
        } else if (agent
                && (AGENT_VERSION.matcher(word).matches()
                        || AGENT_DAY.matcher(word).matches())) {
            keep(end);
        } else if (IPV4.matcher(word).matches()) {
            replace(end, host(word));
        } else if (isTechnical(word)) {
            keep(end);
        } else if (word.indexOf('.') > 0 && Hosts.endsLikeOne(word)) {
            replace(end, vocabulary.hosts().pseudonym(word));
        } else if (isHarmless(word, end)) {
            keep(end);
        } else if (word.indexOf('.') > 0 && isAscii(word)) {
            replace(end, vocabulary.hosts().pseudonym(word));
        } else if (isPort(end)) {
            replace(end, name("host", word.toLowerCase(Locale.ROOT)));
        } else {
            replace(end, name(inPath(end) && !agent ? "path" : "word", word) + scanner(word));
        }
    }

    private boolean isHarmless(String word, int end) {
        // Behind a backslash, a name without its first letter may be left.
        if (letters.isEscape(at - 1) && word.length() <= 2) {
            return false;
        }
        if (inPath(end) && !agent) {
            return HarmlessWords.ofPaths().contain(word);
        }
        return vocabulary.words().contain(word);
    }

    /** Numbers, versions, days, and ids of requests and commits. */
    private static boolean isTechnical(String word) {
        boolean number = word.length() <= LONGEST_NUMBER && NUMBER.matcher(word).matches();
        return number || DAY.matcher(word).matches() || SECOND.matcher(word).matches() || Ids.isShared(word);
    }

    /** Whether a slash stands beside it that is none of HTML's. */
    private boolean inPath(int end) {
        return (letters.at(at - 1) == '/' && letters.at(at - 2) != '<')
                || (letters.at(end) == '/' && letters.at(end + 1) != '>');
    }

    private boolean isPort(int end) {
        int digits = end + 1;
        while (letters.at(digits) >= '0' && letters.at(digits) <= '9' && digits - end <= LONGEST_PORT) {
            digits++;
        }
        return letters.at(end) == ':' && digits > end + 2 && !isWord(letters.at(digits));
    }

    private String scanner(String word) {
        if (!agent) {
            return "";
        }
        String lower = word.toLowerCase(Locale.ROOT);
        return SCANNERS.stream()
                .filter(part -> part.equals("bot") ? lower.endsWith(part) : lower.contains(part))
                .findFirst()
                .map(part -> "-" + part)
                .orElse("");
    }

    /** What stands for a host or an address, whatever the word says. */
    private String host(String word) {
        if (InetAddresses.isInetAddress(word)) {
            return vocabulary.addresses().pseudonym(word);
        }
        return NUMBER.matcher(word).matches() || IPV4.matcher(word).matches()
                ? name("host", word)
                : vocabulary.hosts().pseudonym(word);
    }

    private String name(String kind, String value) {
        return vocabulary.names().name(kind, value);
    }

    private static String folded(String word) {
        return FULL_STOPS.matcher(word).replaceAll(".");
    }

    private static boolean isAscii(String word) {
        return word.chars().allMatch(c -> c < 128);
    }

    private static boolean isHex(int point) {
        return (point >= '0' && point <= '9') || (point >= 'a' && point <= 'f') || (point >= 'A' && point <= 'F');
    }

    /** Letters and digits of all scripts, what joins them, and what cannot be seen and would part a name in two. */
    private static boolean isWord(int point) {
        return point >= 0
                && point != '\n'
                && (point == '-'
                        || point == '.'
                        || point == '\u3002'
                        || point == '\uff0e'
                        || point == '\uff61'
                        || point == 0xfffd
                        || Character.isUnicodeIdentifierPart(point)
                        || Character.getType(point) == Character.SURROGATE
                        || Character.getType(point) == Character.PRIVATE_USE);
    }
}

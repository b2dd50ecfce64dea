package dev.logscan.input;

import dev.logscan.entry.Component;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of NGINX's access or error log, its format recognised by shape: the Linux package's, the ingress controller's,
 * {@code combined} and what is near it. Its fields have the names that Workhorse and Rails use.
 *
 * @param component which of the two logs it is
 * @param fields what it says
 */
record NginxLine(Component component, Fields fields) {
    /** Longer than any request line that NGINX accepts by default, with its referrer and agent. */
    private static final int MAX_LENGTH = 32 << 10;

    /** Addresses, a user and a host stand before the time. */
    private static final int MAX_BEFORE_TIME = 400;

    /** Stamps, a pod and a container. */
    private static final int MAX_PREFIX_WORDS = 4;

    private static final String QUOTED = "\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"";

    private static final Pattern ACCESS = Pattern.compile("^([^\\[]{2," + MAX_BEFORE_TIME
            + "})\\[(\\d{2})/(\\w{3})/(\\d{4}):(\\d{2}:\\d{2}:\\d{2}) ([+-]\\d{4})\\] " + QUOTED
            + " (\\d{3})(?: (?:\\d+|-))?(?: " + QUOTED + " " + QUOTED + ")?");

    private static final Pattern ERROR = Pattern.compile(
            "^(\\d{4})/(\\d{2})/(\\d{2}) (\\d{2}:\\d{2}:\\d{2}) \\[(\\w+)\\] \\d+#\\d+: (?:\\*\\d+ )?(.*)$",
            Pattern.DOTALL);

    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]*[.:][0-9a-fA-F:.]*");
    private static final Pattern HOST = Pattern.compile("(?=.*[a-z])[a-z0-9-]+(?:\\.[a-z0-9-]+)+(?::\\d+)?");
    private static final Pattern PART = Pattern.compile(", (client|server|request|upstream|host|referrer): ");

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    /** The offset at which NGINX's own text begins, behind stamps and names that a collector wrote; -1 when it is none. */
    static int start(byte[] bytes, int start, int end) {
        if (Swar.indexOf(bytes, start, end, (byte) '[') == end) {
            return -1;
        }
        int at = LinePrefix.behindMarks(bytes, start, end);
        for (int words = 0; at >= 0 && words <= MAX_PREFIX_WORDS; words++) {
            if (isError(bytes, at, end) || isAccess(bytes, at, end)) {
                return at;
            }
            at = LinePrefix.behindWord(bytes, at, end);
        }
        return -1;
    }

    private static boolean isError(byte[] bytes, int at, int end) {
        return end - at > 24
                && bytes[at + 4] == '/'
                && bytes[at + 7] == '/'
                && bytes[at + 10] == ' '
                && bytes[at + 20] == '[';
    }

    /** Begins with an address or a host, and has {@code [11/Feb/2025:} near. */
    private static boolean isAccess(byte[] bytes, int start, int end) {
        int limit = Math.min(end - 28, start + MAX_BEFORE_TIME);
        int at = Swar.indexOf(bytes, start, Math.max(start, limit), (byte) '[');
        return at > start
                && at < limit
                && bytes[start] > ' '
                && bytes[start] != '['
                && bytes[at + 3] == '/'
                && bytes[at + 7] == '/'
                && bytes[at + 12] == ':'
                && bytes[at + 27] == ']';
    }

    /** Reads a line; null when it is none of NGINX's after all. */
    static @Nullable NginxLine of(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        Matcher access = ACCESS.matcher(text);
        if (access.find()) {
            return access(access);
        }
        Matcher error = ERROR.matcher(text);
        return error.find() ? error(error) : null;
    }

    private static @Nullable NginxLine access(Matcher line) {
        int month = MONTHS.indexOf(line.group(3)) / 3 + 1;
        Fields fields = new Fields();
        fields.set(
                "time",
                String.format(
                        Locale.ROOT,
                        "%s-%02d-%sT%s%s",
                        line.group(4),
                        month,
                        line.group(2),
                        line.group(5),
                        line.group(6)));
        before(line.group(1), fields);
        if (!fields.has("remote_ip")) {
            return null;
        }
        request(line.group(7), fields);
        fields.set("status", line.group(8));
        optional("referrer", line.group(9), fields);
        optional("ua", line.group(10), fields);
        return new NginxLine(Component.NGINX_ACCESS, fields);
    }

    private static void before(String words, Fields fields) {
        for (String word : words.split("[ ,]+", -1)) {
            if (!fields.has("remote_ip") && (ADDRESS.matcher(word).matches() || word.equals("unix:"))) {
                fields.set("remote_ip", word);
            } else if (!fields.has("host") && HOST.matcher(word).matches()) {
                fields.set("host", word);
            }
        }
    }

    private static void request(String request, Fields fields) {
        String[] words = request.split(" ", 3);
        if (words.length >= 2 && words[0].chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            fields.set("method", words[0]);
            fields.set("uri", words[1]);
            fields.set("path", words[1].split("[?#]", 2)[0]);
        }
    }

    private static void optional(String name, @Nullable String text, Fields fields) {
        if (text != null && !text.isEmpty() && !text.equals("-")) {
            fields.set(name, text);
        }
    }

    private static NginxLine error(Matcher line) {
        Fields fields = new Fields();
        fields.set("time", line.group(1) + "-" + line.group(2) + "-" + line.group(3) + "T" + line.group(4));
        fields.set("severity", line.group(5));
        String said = line.group(6);
        Matcher part = PART.matcher(said);
        int end = said.length();
        boolean more = part.find();
        fields.set("message", said.substring(0, more ? part.start() : end));
        while (more) {
            String name = part.group(1);
            int start = part.end();
            more = part.find();
            named(name, unquoted(said.substring(start, more ? part.start() : end)), fields);
        }
        return new NginxLine(Component.NGINX_ERROR, fields);
    }

    private static void named(String name, String value, Fields fields) {
        switch (name) {
            case "client" -> fields.set("remote_ip", value);
            case "request" -> request(value, fields);
            default -> fields.set(name, value);
        }
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}

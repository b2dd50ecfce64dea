package dev.logscan.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells by a line, and the one behind it, where another form begins. */
final class SectionStart {
    /** Headers are short, and an honest line of a log that looks like one is not. */
    private static final int MAX_HEADER = 16 << 10;

    /** Names, and labels with a name behind them. */
    private static final Pattern CELL = Pattern.compile("[@\\w][\\w.@{}\\\\-]{0,200}");

    /** What every telling name holds, by the sign in it that ordinary text has least of; then what stands before it, and behind. */
    private static final List<TellingPart> TELLING_PARTS = List.of(
            new TellingPart('@', "", "timestamp"),
            new TellingPart('@', "", "message"),
            new TellingPart('_', "", "raw"),
            new TellingPart('_', "correlation", "id"),
            new TellingPart('_', "caller", "id"),
            new TellingPart('_', "jira", ""),
            new TellingPart('T', "", "ime"),
            new TellingPart('.', "event", "id"),
            new TellingPart('.', "event\\", "id"),
            new TellingPart('.', "exception", ""),
            new TellingPart('.', "exception\\", ""));

    /** What a printer of JSON puts in the line behind a brace. */
    private static final Pattern MEMBER = Pattern.compile("^\\s*(?:\"(?:[^\"\\\\]|\\\\.)*+\"\\s*:|\\}\\s*,?\\s*$)");

    /** How the lines of most logs begin, and no response does; that saves taking them apart. */
    private static final List<String> RECORD_STARTS =
            List.of("{\"severity\":\"", "{\"time\":\"", "{\"method\":\"", "{\"level\":\"", "{\"correlation_id\":\"");

    /** As long as {@code {"hits":[{}]}}; what is shorter holds no entry, and there may be very many of it. */
    private static final int SHORTEST_DOCUMENT = 13;

    private SectionStart() {}

    /** Whether it is worth looking at the next line. */
    static boolean mayBeDocument(String line) {
        return line.charAt(0) == '{' || line.charAt(0) == '[';
    }

    /**
     * Whether a JSON document begins that goes on over several lines, or holds several entries in one line. A line that was
     * torn is none, or the good one behind it would be taken for a part of it.
     *
     * @param line the next line of the text
     */
    static boolean isDocument(String line, SectionText text) throws IOException {
        char last = line.charAt(line.length() - 1);
        if (last == '{' || last == '[') {
            String next = text.peekSecond();
            String ahead = next.strip();
            char then = ahead.isEmpty() ? ' ' : ahead.charAt(0);
            boolean indented = !next.isEmpty() && next.charAt(0) <= ' ';
            boolean element = (then == '{' || then == '[') && (indented || line.length() == 1);
            return last == '{' ? MEMBER.matcher(next).find() : element || (indented && then == '"');
        }
        boolean holdsNone = line.charAt(0) == '{' && line.length() < SHORTEST_DOCUMENT;
        if (holdsNone || RECORD_STARTS.stream().anyMatch(line::startsWith)) {
            return false;
        }
        Head head = new Head(line.getBytes(StandardCharsets.UTF_8));
        return line.startsWith("[{")
                || line.startsWith("[[{")
                || JsonHead.isSearchResponse(head)
                || Envelope.of(head) != null;
    }

    /** The header that the line is, where lines of any other kind may stand as well; or null. */
    static @Nullable TableHeader header(String line) {
        char first = line.charAt(0);
        if (line.length() > MAX_HEADER || first == '{' || first == '[' || first == '<') {
            return null;
        }
        if (!holdsTellingPart(line)) {
            return null;
        }
        TableHeader header = TableHeader.of(line, 1);
        boolean telling = header != null
                && header.names().stream().allMatch(name -> CELL.matcher(name).matches())
                && header.names().stream().anyMatch(TableHeader::isTelling)
                && new HashSet<>(header.names()).size() == header.names().size();
        return telling ? header : null;
    }

    /** A part of a name around a sign. */
    private record TellingPart(char sign, String before, String behind) {
        boolean isAt(String line, int at) {
            int start = at - before.length();
            // Paths of the app are no names.
            return line.startsWith(behind, at + 1)
                    && line.startsWith(before, start)
                    && !(before.equals("jira") && start > 0 && line.charAt(start - 1) == '/');
        }
    }

    /** Each row of a table is looked at, and few rows hold such a part, so that few must be taken apart. */
    private static boolean holdsTellingPart(String line) {
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '_' || c == '@' || c == '.' || c == 'T') {
                for (TellingPart part : TELLING_PARTS) {
                    if (part.sign() == c && part.isAt(line, at)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /**
     * Whether a line that stands where a row could cannot be one, whatever {@link #header} says of it.
     *
     * @param separator what stands between the row's cells
     */
    static boolean isNoRow(String line, String separator) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        int json = LinePrefix.jsonStart(bytes, 0, bytes.length);
        boolean behindPrefix = json > 0
                && json + 1 < bytes.length
                && bytes[json + 1] == '"'
                && !line.substring(0, Math.min(json, line.length())).contains(separator);
        boolean object = json == 0 || behindPrefix;
        return object
                || line.startsWith("[{")
                || line.equals("[")
                || line.startsWith("```")
                || NginxLine.start(bytes, 0, bytes.length) >= 0;
    }
}

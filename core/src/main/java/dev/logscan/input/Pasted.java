package dev.logscan.input;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What terminals, web pages and mail programs do to a text on its way from a log to us. */
enum Pasted {
    RETURNS("lines end in carriage returns alone"),
    COLOURS("terminal colours taken out"),
    ENTITIES("HTML entities decoded"),
    QUOTES("typographic quotes read as plain ones"),
    BLANKS("no-break spaces read as blanks"),
    QUOTATION("marks of a quotation taken off"),
    NUMBERS("line numbers taken off"),
    WRAPPED("wrapped lines joined: line numbers count the joined ones");

    private static final byte ESCAPE = 0x1b;

    /** The last byte of one in UTF-8. */
    private static final byte NO_BREAK_SPACE = (byte) 0xa0;

    private static final Pattern ENTITY = Pattern.compile("[{\\[]\\s*&(?:quot|#34|#x22);");
    private static final Pattern QUOTE = Pattern.compile("[{\\[]\\s*[\u201c\u201d\u201e\u201f]");
    private static final Pattern BLANK = Pattern.compile("[{\\[,:\\n]\u00a0+[\"{\\[]");
    private static final Pattern MARKED = Pattern.compile("^[ \t]{0,3}>.*");
    private static final Pattern NUMBERED = Pattern.compile("^ {0,10}(\\d{1,7})(?:\t| {1,4}|: ?)(.*)$");
    private static final Pattern NAME = Pattern.compile("[{,]\\s{0,8}\"[\\w.@-]{1,80}\"\\s?:");

    /** Fewer lines have their marks by chance. */
    private static final int MIN_LINES = 3;

    /** Nobody's window is wider. */
    private static final int MAX_WIDTH = 1000;

    private final String note;

    Pasted(String note) {
        this.note = note;
    }

    /** What is said of it. */
    String note() {
        return note;
    }

    /** Whether the text may have been through anything of this. */
    static boolean isLikely(Head head) {
        return !of(head).isEmpty() || isWrapped(head);
    }

    /** What the text was through, but for wrapping, which is seen best when all else is undone. */
    static Set<Pasted> of(Head head) {
        Set<Pasted> found = EnumSet.noneOf(Pasted.class);
        if (endsLinesInReturns(head)) {
            found.add(RETURNS);
        }
        if (holds(head, ESCAPE) && hasColours(head.bytes())) {
            found.add(COLOURS);
        }
        boolean plain = head.at(head.firstInk()) == '{' && hasPlainName(head);
        boolean blanks = holds(head, NO_BREAK_SPACE);
        if (plain && !blanks) {
            return found;
        }
        String text = new String(head.bytes(), StandardCharsets.UTF_8);
        if (blanks && BLANK.matcher(text).find()) {
            found.add(BLANKS);
        }
        if (plain) {
            return found;
        }
        if (ENTITY.matcher(text).find()) {
            found.add(ENTITIES);
        }
        if (QUOTE.matcher(text).find()) {
            found.add(QUOTES);
        }
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (isMarked(lines)) {
            found.add(QUOTATION);
        } else if (isNumbered(lines)) {
            found.add(NUMBERS);
        }
        return found;
    }

    /** As spreadsheets for the Mac save tables. */
    private static boolean endsLinesInReturns(Head head) {
        byte[] bytes = head.bytes();
        int first = Swar.indexOf(bytes, 0, bytes.length, (byte) '\r');
        return head.at(head.inkFrom(first)) != 0 && !holds(head, (byte) '\n');
    }

    private static boolean holds(Head head, byte sign) {
        byte[] bytes = head.bytes();
        return Swar.indexOf(bytes, 0, bytes.length, sign) < bytes.length;
    }

    /** Whether a line begins with a colour, or something clears lines; colours inside a log's texts are the log's own. */
    private static boolean hasColours(byte[] bytes) {
        boolean lineStart = true;
        for (int at = 0; at + 2 < bytes.length; at++) {
            int colour = bytes[at] == 0x1b ? PastedStream.colour(bytes, at, bytes.length) : 0;
            if (colour > 0 && (lineStart || bytes[at + colour - 1] == 'K')) {
                return true;
            }
            lineStart = bytes[at] == '\n' || (lineStart && bytes[at] == ' ');
        }
        return false;
    }

    /** Whether the first thing is an object as programs write them, which saves looking at the rest. */
    private static boolean hasPlainName(Head head) {
        int at = head.inkFrom(head.firstInk() + 1);
        return head.at(at) == '"' || head.at(at) == '}';
    }

    private static boolean isMarked(List<String> lines) {
        long marked =
                lines.stream().filter(line -> MARKED.matcher(line).matches()).count();
        return marked >= 2 && marked * 2 >= lines.size();
    }

    /** Whether each line has the number that follows the one before; one document over many lines is numbered like that. */
    private static boolean isNumbered(List<String> lines) {
        int next = -1;
        for (String line : lines) {
            var matcher = NUMBERED.matcher(line);
            if (!matcher.matches()) {
                return false;
            }
            int number = Integer.parseInt(matcher.group(1));
            if (next >= 0 && number != next) {
                return false;
            }
            next = number + 1;
        }
        return lines.size() >= MIN_LINES && lines.get(0).strip().matches("\\d+[\t :]+[\\[{#\"].*");
    }

    /** Whether objects that stood on a line each were broken at the width of a window; no line holds one whole then. */
    static boolean isWrapped(Head head) {
        int start = head.firstInk();
        if (head.at(start) != '{' || head.at(start + 1) != '"') {
            return false;
        }
        int end = Swar.indexOf(head.bytes(), start, head.bytes().length, (byte) '\n');
        boolean narrow = end - start <= MAX_WIDTH && end < head.bytes().length;
        if (!narrow || JsonHead.hasObjectLine(head)) {
            return false;
        }
        String first = new String(head.bytes(), start, end - start, StandardCharsets.UTF_8);
        String last = first.stripTrailing();
        // A printer of JSON ends its lines behind a whole value, and begins the next with blanks.
        boolean printed =
                last.endsWith("{") || last.endsWith("[") || head.at(end + 1) == ' ' || head.at(end + 1) == '}';
        return !printed && NAME.matcher(first).find() && !JsonHead.isDocument(head);
    }
}

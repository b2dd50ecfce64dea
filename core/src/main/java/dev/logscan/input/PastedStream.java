package dev.logscan.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A text as it was before it was pasted. */
final class PastedStream extends InputStream {
    private static final int SIZE = 8 << 10;

    /** The longest of what is recognised in one look. */
    private static final int LOOK = 64;

    private static final List<Map.Entry<String, Character>> ENTITIES = List.of(
            Map.entry("&quot;", '"'),
            Map.entry("&#34;", '"'),
            Map.entry("&#x22;", '"'),
            Map.entry("&amp;", '&'),
            Map.entry("&lt;", '<'),
            Map.entry("&gt;", '>'),
            Map.entry("&#39;", '\''),
            Map.entry("&#x27;", '\''),
            Map.entry("&#x2F;", '/'),
            Map.entry("&nbsp;", ' '));

    private final InputStream in;
    private final Set<Pasted> marks;
    private final byte[] buffer = new byte[SIZE];
    private int at;
    private int end;
    private boolean lineStart = true;
    private int column;
    private int width;
    private byte lastInk;

    PastedStream(InputStream in, Set<Pasted> marks) {
        this.in = in;
        this.marks = marks.isEmpty() ? EnumSet.noneOf(Pasted.class) : EnumSet.copyOf(marks);
    }

    /** How many bytes the sequence there has that changes colours or clears a line; 0 when there is none. */
    static int colour(byte[] bytes, int at, int end) {
        int next = at + 2;
        if (next >= end || bytes[at] != 0x1b || bytes[at + 1] != '[') {
            return 0;
        }
        while (next < end && (PrefixWord.isDigit(bytes[next]) || bytes[next] == ';')) {
            next++;
        }
        return next < end && (bytes[next] == 'm' || bytes[next] == 'K') ? next + 1 - at : 0;
    }

    @Override
    public int read() throws IOException {
        while (look()) {
            if (lineStart && buffer[at] != 0) {
                lineStart = false;
                skipMarks();
                continue;
            }
            int skipped = marks.contains(Pasted.COLOURS) ? colour(buffer, at, end) : 0;
            if (skipped > 0) {
                at += skipped;
                continue;
            }
            int changed = changed();
            if (changed >= 0) {
                return counted(changed);
            }
            byte next = buffer[at++];
            if (next == '\r' && marks.contains(Pasted.RETURNS)) {
                next = '\n';
            }
            if (next == '\r' && marks.contains(Pasted.WRAPPED)) {
                continue;
            }
            if (next == '\n') {
                int joint = marks.contains(Pasted.WRAPPED) ? joint() : '\n';
                column = 0;
                lineStart = joint == '\n';
                if (joint >= 0) {
                    return joint;
                }
                continue;
            }
            return counted(next & 0xff);
        }
        return -1;
    }

    private int counted(int c) {
        column++;
        lastInk = c > ' ' ? (byte) c : lastInk;
        return c;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int next = count > 0 && at == end ? -1 : read();
            if (next < 0) {
                break;
            }
            target[from + count++] = (byte) next;
        }
        return count > 0 || length == 0 ? count : -1;
    }

    /** Makes sure that there is enough to look at, as long as there is more; false at the end. */
    private boolean look() throws IOException {
        if (end - at >= LOOK) {
            return true;
        }
        System.arraycopy(buffer, at, buffer, 0, end - at);
        end -= at;
        at = 0;
        while (end < LOOK) {
            int count = in.read(buffer, end, SIZE - end);
            if (count < 0) {
                break;
            }
            end += count;
        }
        return end > 0;
    }

    private void skipMarks() {
        if (marks.contains(Pasted.QUOTATION)) {
            int next = at;
            int behind = at;
            while (next < end && (buffer[next] == '>' || buffer[next] == ' ')) {
                if (buffer[next] == '>') {
                    behind = next + 1;
                }
                next++;
            }
            boolean blank = behind > at && behind < end && buffer[behind] == ' ';
            at = blank ? behind + 1 : behind;
        } else if (marks.contains(Pasted.NUMBERS)) {
            int next = at;
            while (next < end && buffer[next] == ' ') {
                next++;
            }
            int digits = next;
            while (next < end && PrefixWord.isDigit(buffer[next])) {
                next++;
            }
            boolean number = next > digits && next < end && ("\t: \n".indexOf(buffer[next]) >= 0);
            at = number ? next + (buffer[next] == '\n' ? 0 : 1) : at;
        }
    }

    /** The byte for which others stand there, or -1. */
    private int changed() {
        byte first = buffer[at];
        if (first == '&' && marks.contains(Pasted.ENTITIES)) {
            String ahead = new String(buffer, at, Math.min(8, end - at), StandardCharsets.ISO_8859_1);
            for (Map.Entry<String, Character> entity : ENTITIES) {
                if (ahead.startsWith(entity.getKey())) {
                    at += entity.getKey().length();
                    return entity.getValue();
                }
            }
        }
        if (first == (byte) 0xe2 && marks.contains(Pasted.QUOTES) && isQuote()) {
            at += 3;
            return '"';
        }
        if (first == (byte) 0xc2 && marks.contains(Pasted.BLANKS) && at + 1 < end && buffer[at + 1] == (byte) 0xa0) {
            at += 2;
            return ' ';
        }
        return -1;
    }

    private boolean isQuote() {
        return at + 2 < end
                && buffer[at + 1] == (byte) 0x80
                && (buffer[at + 2] & 0xff) >= 0x9c
                && (buffer[at + 2] & 0xff) <= 0x9f;
    }

    /** What a line end that was just read stands for: itself, a blank at which a line was broken, or -1 for nothing. */
    private int joint() throws IOException {
        width = Math.max(width, column);
        look();
        boolean blankLine = at < end && (buffer[at] == '\n' || buffer[at] == '\r');
        boolean begins = at < end && buffer[at] == '{' && (lastInk == '}' || lastInk == ',');
        if (at >= end || blankLine || begins) {
            return '\n';
        }
        return column == width ? -1 : ' ';
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

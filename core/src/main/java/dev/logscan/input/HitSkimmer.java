package dev.logscan.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A search response without the hits that hold no literal: these are known by their bytes alone, and counted by a {@link
 * SkimMark} in their place. Of them only the line ends are left; all other bytes stay as they are, and so does everything from
 * the first byte on that is not plain JSON.
 *
 * <p>The first bytes of the source are left alone, so that what people attach to tickets is counted exactly.
 */
final class HitSkimmer extends InputStream {
    /** Holds hundreds of usual hits. */
    private static final int BUFFER = 256 << 10;

    /** A longer hit is passed on as it comes; pages of HTML in an answer's body are shorter. */
    private static final int MAX_HIT = 2 << 20;

    /** A name, among the signs. */
    private static final byte NAME = -1;

    /** A whole value, among the signs. */
    private static final byte VALUE = -2;

    /** The names that matter are shorter. */
    private static final int MAX_NAME = 32;

    /** What the text is inside of; {@link DocumentWalk} has the same levels. */
    private enum Level {
        /** A list of objects, of which each may be a response. */
        CANDIDATES,
        /** An object that may be a response. */
        CANDIDATE,
        /** An object inside one, under a wrapper's name. */
        WRAPPER,
        /** An object inside one, under the name of hits. */
        HITS,
        /** The list of hits. */
        RECORDS,
        /** Any other object. */
        OTHER,
        /** Any other list. */
        OTHER_LIST
    }

    /** What stands in a hit outside of texts and brackets; a bare word shows that something is broken. */
    private static final boolean[] MAY_STAND = signs(" \t\r\n,:0123456789+-.eEtrufalsn");

    private final InputStream in;
    private final LiteralSearch literals;
    private final SkimMark mark;
    private final boolean drop;
    private final long exact;
    private final SkimmedHits skimmed = new SkimmedHits();

    /** What was read; bytes before {@code from} are done with, those before {@code at} were looked at. */
    private byte[] bytes = new byte[BUFFER];

    private long position;
    private int from;
    private int at;
    private int end;
    private boolean ended;

    private byte[] out = new byte[BUFFER];
    private int outAt;
    private int outEnd;

    private final Level[] levels = new Level[Json.MAX_DEPTH];
    private int depth;
    private String name = "";

    /** The sign before, outside of hits. */
    private byte before;

    private boolean gaveUp;

    /** How deep the text is inside a hit, 0 outside. */
    private int hitDepth;

    /** A bit for each of these levels, the innermost one last: whether it is a list. */
    private long lists;

    private boolean passedOn;
    private boolean escaped;
    private int newlines;
    private boolean behindHit;

    /** Where a hit without a literal ends, as long as it is not known what follows it; -1 when there is none. */
    private int undecided = -1;

    private boolean behindSkimmed;
    private boolean telling;

    /**
     * Reads on from where a stream stands.
     *
     * @param drop whether hits that hold no literal are left out; if not, each is only marked
     * @param exact how many bytes are left alone
     */
    HitSkimmer(InputStream in, LiteralSearch literals, SkimMark mark, boolean drop, long exact) {
        this.in = in;
        this.literals = literals;
        this.mark = mark;
        this.drop = drop;
        this.exact = exact;
    }

    private static boolean[] signs(String signs) {
        boolean[] table = new boolean[128];
        signs.chars().forEach(sign -> table[sign] = true);
        return table;
    }

    @Override
    public int read() throws IOException {
        return more() ? out[outAt++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (!more()) {
            return -1;
        }
        int count = Math.min(length, outEnd - outAt);
        System.arraycopy(out, outAt, target, offset, count);
        outAt += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean more() throws IOException {
        while (outAt == outEnd) {
            outAt = 0;
            outEnd = 0;
            if (gaveUp ? from == end : needsMore()) {
                if (ended && from == end) {
                    return false;
                }
                if (ended) {
                    giveUp();
                } else {
                    fill();
                }
            } else if (gaveUp) {
                emitTo(end);
            }
        }
        return true;
    }

    private void fill() throws IOException {
        if (from > 0) {
            System.arraycopy(bytes, from, bytes, 0, end - from);
            skimmed.moveBack(from);
            position += from;
            at -= from;
            end -= from;
            undecided = Math.max(-1, undecided - from);
            from = 0;
        }
        if (end >= MAX_HIT) {
            passOn();
            return;
        }
        if (end == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        // What is held is looked at again when there is more: by then it is half as much again, however little comes at
        // once.
        int enough = Math.min(bytes.length, end + end / 2 + 1);
        while (end < enough && !ended) {
            int count = in.read(bytes, end, bytes.length - end);
            ended = count < 0;
            end += Math.max(count, 0);
        }
    }

    /** Makes room where a hit, or a text outside of hits, is longer than what is held of it. */
    private void passOn() {
        if (hitDepth == 0 || at == from) {
            giveUp();
            return;
        }
        if (!passedOn) {
            emitMark();
            passedOn = true;
        }
        emitTo(at);
    }

    /** From here on everything is passed on as it is. */
    private void giveUp() {
        emitMark();
        gaveUp = true;
    }

    /** Looks at what was read; true when more is needed to go on, false when something can be delivered. */
    private boolean needsMore() {
        boolean enough = true;
        while (enough && !gaveUp && outEnd < BUFFER) {
            if (at == end) {
                enough = false;
            } else {
                enough = hitDepth > 0 ? hit() : structure();
            }
        }
        if (!enough && undecided < 0 && (hitDepth == 0 || passedOn)) {
            emitTo(at);
        }
        return !enough && outEnd == 0;
    }

    /** Looks at what stands outside of hits; false when more bytes are needed. */
    private boolean structure() {
        byte sign = bytes[at];
        if (depth > 0 && levels[depth - 1] == Level.RECORDS) {
            betweenHits(sign);
            return true;
        }
        if (!mayFollow(sign)) {
            giveUp();
            return true;
        }
        switch (sign) {
            case '"' -> {
                return text();
            }
            case '{' -> open(object());
            case '[' -> open(list());
            case '}', ']' -> leave();
            default -> {
                if (sign < 0 || sign == 0 || sign == '#' || (depth == 0 && sign > ' ' && sign != ',')) {
                    giveUp();
                } else {
                    before = sign > ' ' ? sign : before;
                    at++;
                }
            }
        }
        return true;
    }

    /** Whether a sign may follow the one before it in an object; who reads a broken one begins anew somewhere behind. */
    private boolean mayFollow(byte sign) {
        if (depth == 0 || sign <= ' ' || !isObject(levels[depth - 1])) {
            return true;
        }
        return switch (before) {
            case '{' -> sign == '"' || sign == '}';
            case ',' -> sign == '"';
            case NAME -> sign == ':';
            case ':' -> sign != ',' && sign != ':' && sign != '}' && sign != ']';
            case VALUE -> sign == ',' || sign == '}';
            default -> sign != '"' && sign != '{' && sign != '[' && sign != ':' && sign != ']';
        };
    }

    private static boolean isObject(Level level) {
        return switch (level) {
            case CANDIDATE, WRAPPER, HITS, OTHER -> true;
            case CANDIDATES, RECORDS, OTHER_LIST -> false;
        };
    }

    /** A name, or a text that does not matter. */
    private boolean text() {
        int close = textEnd(at + 1);
        if (close == end) {
            return false;
        }
        if (bytes[close] != '"' || (close + 1 < end && bytes[close + 1] == '"')) {
            giveUp();
            return true;
        }
        int length = close - at - 1;
        name = length <= MAX_NAME ? new String(bytes, at + 1, length, StandardCharsets.UTF_8) : "";
        before = before == ':' ? VALUE : NAME;
        at = close + 1;
        return true;
    }

    private void open(Level level) {
        if (depth == levels.length) {
            giveUp();
            return;
        }
        levels[depth++] = level;
        name = "";
        before = bytes[at];
        at++;
    }

    private void leave() {
        if (depth == 0) {
            giveUp();
            return;
        }
        depth--;
        before = VALUE;
        at++;
    }

    private Level object() {
        if (depth == 0) {
            return Level.CANDIDATE;
        }
        return switch (levels[depth - 1]) {
            case CANDIDATES -> Level.CANDIDATE;
            case CANDIDATE, WRAPPER, HITS -> {
                Level wrapper = DocumentWalk.WRAPPERS.contains(name) ? Level.WRAPPER : Level.OTHER;
                yield name.equals("hits") ? Level.HITS : wrapper;
            }
            case RECORDS, OTHER, OTHER_LIST -> Level.OTHER;
        };
    }

    private Level list() {
        if (depth == 0) {
            return Level.CANDIDATES;
        }
        return switch (levels[depth - 1]) {
            case HITS -> name.equals("hits") ? Level.RECORDS : Level.OTHER_LIST;
            case CANDIDATE -> DocumentWalk.GROUPS.contains(name) ? Level.CANDIDATES : Level.OTHER_LIST;
            case CANDIDATES, WRAPPER, RECORDS, OTHER, OTHER_LIST -> Level.OTHER_LIST;
        };
    }

    private void betweenHits(byte sign) {
        if (undecided >= 0 && sign > ' ') {
            decide(sign);
        }
        if (gaveUp) {
            return;
        }
        if (sign == '{' && behindHit) {
            emitTo(at);
            giveUp();
        } else if (sign == '{') {
            emitTo(at);
            hitDepth = 1;
            lists = 0;
            newlines = 0;
            escaped = false;
            passedOn = false;
            behindSkimmed = false;
            skimmed.begin();
            at++;
        } else if (sign == ']') {
            emitTo(at);
            emitMark();
            behindHit = false;
            behindSkimmed = false;
            leave();
        } else if (sign == ',' && behindSkimmed) {
            emitTo(at);
            from = ++at;
            behindHit = false;
            behindSkimmed = false;
        } else if (sign == ',') {
            behindHit = false;
            at++;
        } else if (sign == ' ' || sign == '\n' || sign == '\r' || sign == '\t') {
            at++;
        } else {
            emitTo(at);
            giveUp();
        }
    }

    /** Leaves a hit out, unless what follows it shows that it has swallowed something else. */
    private void decide(byte sign) {
        int hitEnd = undecided;
        undecided = -1;
        if (sign != ',' && sign != ']') {
            giveUp();
            return;
        }
        if (!skimmed.add(bytes)) {
            emitMark();
            skimmed.add(bytes);
        }
        from = hitEnd;
        behindSkimmed = true;
        emit('\n', newlines);
    }

    /** Looks at a hit from where it was left; false when more bytes are needed. */
    private boolean hit() {
        byte[] text = bytes;
        int i = at;
        while (i < end) {
            byte sign = text[i];
            if ((sign == '"' || sign == '{' || sign == '[') && i > 0 && !mayStandBeforeValue(text[i - 1])) {
                giveUp();
                return true;
            }
            if (sign == '"') {
                int close = textEnd(i + 1);
                if (close + 1 >= end) {
                    at = i;
                    return false;
                }
                byte next = text[close + 1];
                if (text[close] != '"' || !mayFollowText(next)) {
                    giveUp();
                    return true;
                }
                if (next == ':') {
                    skimmed.name(text, i + 1, close);
                }
                i = close + 1;
            } else if (sign == '{' || sign == '[') {
                if (hitDepth == Long.SIZE) {
                    giveUp();
                    return true;
                }
                lists = (lists << 1) | (sign == '[' ? 1 : 0);
                hitDepth++;
                i++;
            } else if (sign == '}' || sign == ']') {
                if ((lists & 1) != (sign == ']' ? 1 : 0)) {
                    giveUp();
                    return true;
                }
                lists >>>= 1;
                i++;
                if (--hitDepth == 0) {
                    at = i;
                    endHit();
                    return true;
                }
            } else if (sign > 0 && MAY_STAND[sign]) {
                newlines += sign == '\n' ? 1 : 0;
                i++;
            } else {
                giveUp();
                return true;
            }
        }
        at = i;
        return false;
    }

    private static boolean mayFollowText(byte sign) {
        return switch (sign) {
            case ':', ',', '}', ']', ' ', '\n', '\r', '\t' -> true;
            default -> false;
        };
    }

    /** Whether a name or a value may follow; behind another value a comma was lost, and maybe much more. */
    private static boolean mayStandBeforeValue(byte sign) {
        return switch (sign) {
            case ':', ',', '{', '[', ' ', '\n', '\r', '\t' -> true;
            default -> false;
        };
    }

    /** The quote that closes a text, or the control character that breaks it; the end when neither was read yet. */
    private int textEnd(int start) {
        int i = Swar.nextInText(bytes, start, end);
        while (i < end && bytes[i] == '\\') {
            if (i + 1 >= end) {
                return end;
            }
            escaped |= bytes[i + 1] == 'u' || bytes[i + 1] == '/';
            i = Swar.nextInText(bytes, i + 2, end);
        }
        return Math.min(i, end);
    }

    private void endHit() {
        behindHit = true;
        if (passedOn) {
            emitTo(at);
        } else if (position + from < exact || mayTell()) {
            emitMark();
            emitTo(at);
        } else if (drop) {
            undecided = at;
        } else {
            skimmed.add(bytes);
            emit('{', 1);
            byte[] members = mark.members(skimmed);
            emit(members, 0, members.length);
            from++;
            emitTo(at);
        }
    }

    private boolean mayTell() {
        telling = false;
        for (int i = from; escaped && !telling && i < at; i++) {
            telling = bytes[i] == '\\' && Escapes.spellsLiteral(bytes, i, at);
        }
        if (!telling) {
            literals.find(bytes, from, at, start -> {
                telling = true;
                return at;
            });
        }
        return telling;
    }

    private void emitMark() {
        if (skimmed.count() > 0) {
            byte[] members = mark.members(skimmed);
            emit('{', 1);
            emit(members, 0, members.length);
            emit('}', 1);
            emit(',', 1);
        }
    }

    private void emitTo(int to) {
        emit(bytes, from, to - from);
        from = to;
    }

    private void emit(byte[] source, int start, int length) {
        ensure(length);
        System.arraycopy(source, start, out, outEnd, length);
        outEnd += length;
    }

    private void emit(char sign, int times) {
        ensure(times);
        Arrays.fill(out, outEnd, outEnd + times, (byte) sign);
        outEnd += times;
    }

    private void ensure(int length) {
        if (outEnd + length > out.length) {
            out = Arrays.copyOf(out, Math.max(2 * out.length, outEnd + length));
        }
    }
}

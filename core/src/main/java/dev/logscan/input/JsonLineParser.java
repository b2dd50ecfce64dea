package dev.logscan.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.logscan.entry.LogEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a JSON object a line, behind a collector's prefix or not. */
final class JsonLineParser implements LineParser {
    /** A torn line may hold many braces; trying each would square the work. */
    private static final int MAX_RESCUES = 32;

    /** What stands where a member's value does is seldom another record. */
    private static final int MAX_MEMBERS = 4;

    /** Only an object with one of these behind a torn piece is a record, and not a member of the torn one. */
    private static final List<String> RECORD_MARKS =
            List.of("time", "timestamp", "@timestamp", "severity", "correlation_id");

    private final EntryFactory factory;
    private String reason = "";
    private boolean cutOff;
    private boolean idle;

    JsonLineParser(EntryFactory factory) {
        this.factory = factory;
    }

    @Override
    public @Nullable LogEntry parse(byte[] bytes, int start, int end, long line, long position) {
        cutOff = false;
        idle = false;
        int json = LinePrefix.jsonStart(bytes, start, end);
        if (json < 0) {
            byte[] text = isText(bytes, start, end) ? text(bytes, start, end) : null;
            if (text != null) {
                return parse(text, 0, text.length, line, position);
            }
            reason = "not JSON";
            return null;
        }
        if (endsInName(bytes, json, end)) {
            // Jackson writes a long message about each, and there may be very many.
            reason = "cut off";
            cutOff = true;
            return null;
        }
        int last = withoutComma(bytes, json, end);
        Fields fields = beginsObject(bytes, json, last) ? object(bytes, json, last) : null;
        if (fields == null) {
            fields = rescued(bytes, json, last);
        }
        if (fields == null) {
            return null;
        }
        idle = Transport.isIdle(fields);
        if (idle) {
            reason = "no entry, but part of its transport";
            return null;
        }
        Instant stamp = json == start ? null : LinePrefix.stamp(bytes, start, json);
        LogEntry entry = factory.fromRecord(fields, line, position, stamp);
        if (stamp != null && factory.stamped() && LinePrefix.isZoneless(bytes, start, json)) {
            factory.assumedZone();
        }
        return entry;
    }

    /** Whether an object ends before or in its first name. */
    private static boolean endsInName(byte[] bytes, int json, int end) {
        int at = json + 1;
        while (at < end && bytes[at] == ' ') {
            at++;
        }
        return at == end || (bytes[at] == '"' && Swar.nextInText(bytes, at + 1, end) == end);
    }

    /** Whether a name or the end stands behind the brace; nothing else makes an object, and the parser says so at length. */
    private boolean beginsObject(byte[] bytes, int json, int end) {
        int at = json + 1;
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
            at++;
        }
        boolean begins = at == end || bytes[at] == '"' || bytes[at] == '}';
        reason = "broken JSON";
        return begins;
    }

    /** Whether the line is an object that was made a JSON text once more. */
    static boolean isText(byte[] bytes, int start, int end) {
        return end - start > 3 && bytes[start] == '"' && bytes[start + 1] == '{' && bytes[start + 2] == '\\';
    }

    private static byte @Nullable [] text(byte[] bytes, int start, int end) {
        String text = EmbeddedJson.text(
                new String(bytes, start, withoutComma(bytes, start, end) - start, StandardCharsets.UTF_8));
        return text == null || !text.startsWith("{") ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    /** The end of the line without the comma that stands behind an element of a list. */
    static int withoutComma(byte[] bytes, int start, int end) {
        int last = end - 1;
        while (last > start && bytes[last] <= ' ' && bytes[last] >= 0) {
            last--;
        }
        return last > start && bytes[last] == ',' ? last : end;
    }

    private @Nullable Fields object(byte[] bytes, int start, int end) {
        Fields fields = tryObject(bytes, start, end);
        if (fields == null && !isAscii(bytes, start, end)) {
            // Jackson refuses invalid UTF-8; decoding puts replacement characters in its place.
            byte[] repaired =
                    new String(bytes, start, end - start, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
            fields = tryObject(repaired, 0, repaired.length);
        }
        return fields;
    }

    private @Nullable Fields tryObject(byte[] bytes, int start, int end) {
        try (JsonParser parser = Json.LINES.createParser(bytes, start, end - start)) {
            Fields fields = new Fields();
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                reason = "not a JSON object";
                return null;
            }
            Flattener.readObject(parser, "", fields);
            int rest = start + (int) parser.currentLocation().getByteOffset();
            if (isRemark(bytes, rest, end) && (isBlank(bytes, rest, end) || isRecord(fields))) {
                return fields;
            }
            reason = "text after the JSON object";
            return null;
        } catch (JsonEOFException cut) {
            reason = "cut off";
            cutOff = true;
        } catch (StreamConstraintsException limit) {
            reason = "beyond a limit of the JSON reader";
        } catch (IOException broken) {
            reason = "broken JSON";
        }
        return null;
    }

    /** The whole object behind a torn one, as interleaved writes leave it. */
    private @Nullable Fields rescued(byte[] bytes, int json, int end) {
        String why = reason;
        boolean cut = cutOff;
        if (end > json && bytes[end - 1] == '}') {
            int members = 0;
            int others = 0;
            for (int at = nextObject(bytes, json + 1, end);
                    at < end && others < MAX_RESCUES;
                    at = nextObject(bytes, at + 1, end)) {
                boolean member = ":,[".indexOf(bytes[at - 1]) >= 0;
                if (member && ++members > MAX_MEMBERS) {
                    continue;
                }
                others += member ? 0 : 1;
                Fields fields = object(bytes, at, end);
                if (fields != null && isRecord(fields)) {
                    return fields;
                }
            }
        }
        reason = why;
        cutOff = cut;
        return null;
    }

    /** Whether what stands behind an object is no other object, but a person's remark or a list's comma. */
    private static boolean isRemark(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '{' || bytes[at] == '}') {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] < 0 || bytes[at] > ' ') {
                return false;
            }
        }
        return true;
    }

    private static boolean isRecord(Fields fields) {
        return RECORD_MARKS.stream().anyMatch(fields::has) || Unwrapper.isRecord(fields);
    }

    private static int nextObject(byte[] bytes, int from, int end) {
        int at = from;
        while (at + 1 < end && !(bytes[at] == '{' && bytes[at + 1] == '"')) {
            at++;
        }
        return at + 1 < end ? at : end;
    }

    private static boolean isAscii(byte[] bytes, int start, int end) {
        for (int at = start; at < end; at++) {
            if (bytes[at] < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public boolean cutOff() {
        return cutOff;
    }

    @Override
    public boolean idle() {
        return idle;
    }

    @Override
    public boolean dressed() {
        return factory.dressed();
    }

    @Override
    public boolean zoneless() {
        return factory.zoneless();
    }

    @Override
    public boolean looksLikeEntry(byte[] bytes, int start, int end) {
        int json = LinePrefix.jsonStart(bytes, start, end);
        if (json < 0) {
            return isText(bytes, start, end);
        }
        int last = withoutComma(bytes, json, end) - 1;
        while (last > json && bytes[last] <= ' ' && bytes[last] >= 0) {
            last--;
        }
        byte second = json + 1 < end ? bytes[json + 1] : 0;
        return last > json
                && bytes[last] == '}'
                && !Transport.isAction(bytes, json)
                && (second == '"' || second == '}' || second == ' ' || second == '\t');
    }
}

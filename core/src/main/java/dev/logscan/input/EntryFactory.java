package dev.logscan.input;

import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import dev.logscan.entry.Origin;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the fields of one record into an entry: the one place that knows what GitLab's fields mean. Not thread-safe. */
final class EntryFactory {
    /** Fields whose text is JSON again. */
    static final Set<String> JSON_TEXT = Set.of("jira_response");

    /** Rails truncates longer request ids, so a longer one is no id. */
    private static final int MAX_CORRELATION_ID = 255;

    private static final List<String> STATUS =
            List.of("status", "jira_status_code", "jira_response.responseCode", "http.response.status_code");

    private final Source source;
    private final Set<String> jsonText;
    private final int longestLine;
    private @Nullable ZoneOffset zone;
    private boolean zoneless;
    private boolean stamped;
    private boolean dressed;

    EntryFactory(Source source, Set<String> jsonText) {
        this(source, jsonText, Limits.MAX_LINE);
    }

    EntryFactory(Source source, Set<String> jsonText, int longestLine) {
        this.source = source;
        this.jsonText = jsonText;
        this.longestLine = longestLine;
    }

    /** The longest line that is parsed where lines stand among other forms, in bytes. */
    int longestLine() {
        return longestLine;
    }

    /** Says how times without a zone are meant from here on; null when nothing tells. */
    void zone(@Nullable ZoneOffset offset) {
        zone = offset;
    }

    /** Whether the last record came in another's dress. */
    boolean dressed() {
        return dressed;
    }

    /** Whether the last entry had no time but the one at which its line was received, if any. */
    boolean stamped() {
        return stamped;
    }

    /** Says that the last entry's time had no zone of its own. */
    void assumedZone() {
        zoneless = true;
    }

    /** Whether the zone of the last entry's time had to be assumed. */
    boolean zoneless() {
        return zoneless;
    }

    /**
     * Makes an entry of a record in its transport's dress.
     *
     * @param stamp the time that the line was received, for records without a time of their own
     */
    LogEntry fromRecord(Fields record, long line, long position, @Nullable Instant stamp) {
        if (record.names().isEmpty()) {
            // Nothing follows from it, and there may be very many of them.
            dressed = false;
            zoneless = false;
            stamped = true;
            Component component = component(record, source.nameKind());
            return understood(component, stamp, null, record, line, position);
        }
        Fields bare = Unwrapper.unwrap(record);
        dressed = bare != record;
        return fromFields(bare, line, position, stamp);
    }

    /** Makes an entry of fields under GitLab's own names. */
    LogEntry fromFields(Fields fields, long line, long position, @Nullable Instant stamp) {
        return fromFields(fields, null, line, position, stamp);
    }

    /**
     * Makes an entry of fields that only one component has.
     *
     * @param writer the component
     */
    LogEntry writtenBy(Component writer, Fields fields, long line, long position) {
        return fromFields(fields, writer, line, position, null);
    }

    /** Makes an entry of what was understood before; nothing is derived from the fields. */
    LogEntry understood(
            Component component, @Nullable Instant time, @Nullable String id, Fields fields, long line, long position) {
        LogEntry.Builder entry = LogEntry.at(new Origin(source.name(), line, position))
                .component(component)
                .time(time)
                .correlationId(id);
        return entry.putAll(fields.map()).build();
    }

    private LogEntry fromFields(
            Fields fields, @Nullable Component writer, long line, long position, @Nullable Instant stamp) {
        Params.complete(fields);
        for (String name : jsonText) {
            expand(name, fields);
        }
        for (String name : STATUS) {
            fields.edit(name, EntryFactory::leadingInteger);
        }
        Instant time = time(fields, stamp);
        fields.remove(Unwrapper.SORT);
        Component component = component(fields, writer);
        LogEntry.Builder entry = LogEntry.at(new Origin(source.name(), line, position))
                .component(component)
                .time(time)
                .correlationId(correlationId(fields));
        return entry.putAll(fields.map()).build();
    }

    private Component component(Fields fields, @Nullable Component writer) {
        Component forced = source.forcedKind();
        if (forced != null) {
            return forced;
        }
        return writer == null ? Components.of(fields, source.nameKind()) : writer;
    }

    private static void expand(String name, Fields fields) {
        String text = fields.first(name);
        if (text != null && (text.startsWith("{") || text.startsWith("["))) {
            EmbeddedJson.read(text, name + ".", fields);
        }
    }

    private @Nullable Instant time(Fields fields, @Nullable Instant stamp) {
        Times.Reading reading = Times.of(fields, zone == null ? ZoneOffset.UTC : zone);
        zoneless = reading.zoneless() && zone == null;
        stamped = reading.time() == null;
        return reading.time() == null ? stamp : reading.time();
    }

    private static @Nullable String correlationId(Fields fields) {
        String own = usableId(fields.all("correlation_id"));
        return own != null || fields.has("correlation_id") ? own : usableId(fields.all("tags.correlation_id"));
    }

    private static @Nullable String usableId(List<String> values) {
        if (values.size() != 1) {
            return null;
        }
        String id = values.get(0);
        boolean usable = !id.isBlank()
                && !id.equals("-")
                && !id.equals("null")
                && !id.equals("true")
                && !id.equals("false")
                && id.length() <= MAX_CORRELATION_ID;
        return usable ? id : null;
    }

    /** {@code 422}, {@code 422.0}, {@code 4,127} and {@code 422 Unprocessable Entity} as their integer. */
    static String leadingInteger(String text) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean separator = c == ',' && i > 0 && i + 1 < text.length() && isDigit(text.charAt(i + 1));
            if (isDigit(c)) {
                digits.append(c);
            } else if (!separator) {
                break;
            }
        }
        return digits.isEmpty() ? text : digits.toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

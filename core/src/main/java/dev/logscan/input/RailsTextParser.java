package dev.logscan.input;

import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Joins the lines of a request in {@code production.log}: Started, Processing, Parameters, Completed. The lines have no id;
 * where several requests are written at once, nobody can tell whose they are, and each is an entry without its outcome.
 */
final class RailsTextParser implements LineParser {
    /** Parameters may be long; a line that is longer is cut by Rails itself. */
    private static final int MAX_LINE = 256 << 10;

    private static final Pattern STARTED = Pattern.compile(
            "^Started ([A-Z]{3,10}) \"([^\"]*)\" for (\\S+) at (\\d{4}-\\d{2}-\\d{2}) (\\d{2}:\\d{2}:\\d{2}) ([+-]\\d{4})\\s*$");
    private static final Pattern PROCESSING = Pattern.compile("^Processing by ([\\w:]+)#(\\w+) as (.*)$");
    private static final Pattern COMPLETED = Pattern.compile("^Completed (\\d{3})\\b.*? in (\\d+)ms");
    private static final String PARAMETERS = "Parameters: ";

    private final EntryFactory factory;
    private @Nullable Fields open;
    private long openLine;
    private long openPosition;
    private boolean mixed;
    private boolean joined;

    RailsTextParser(EntryFactory factory) {
        this.factory = factory;
    }

    /** Whether a request begins with the line. */
    static boolean isStart(String line) {
        return STARTED.matcher(line).find() || PROCESSING.matcher(line).find();
    }

    @Override
    public @Nullable LogEntry parse(byte[] bytes, int start, int end, long line, long position) {
        joined = false;
        if (end - start > MAX_LINE) {
            return null;
        }
        String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        Matcher started = STARTED.matcher(text);
        if (started.find()) {
            return started(started, line, position);
        }
        Matcher completed = COMPLETED.matcher(text);
        if (completed.find()) {
            return completed(completed);
        }
        joined = open != null;
        Matcher processing = PROCESSING.matcher(text);
        if (processing.find()) {
            processing(processing, line, position);
        } else if (open != null && !mixed && text.strip().startsWith(PARAMETERS)) {
            String hash = text.strip().substring(PARAMETERS.length());
            if (RubyHash.flatten(hash, "params", open)) {
                open.set("params", Params.PRESENT);
            }
        }
        return null;
    }

    private @Nullable LogEntry started(Matcher line, long number, long position) {
        LogEntry before = null;
        if (open != null) {
            mixed = true;
            before = close();
        }
        Fields fields = begin(number, position);
        fields.set("method", line.group(1));
        fields.set("path", line.group(2).split("[?#]", 2)[0]);
        fields.set("remote_ip", line.group(3));
        fields.set("time", line.group(4) + "T" + line.group(5) + line.group(6));
        joined = before == null;
        return before;
    }

    private Fields begin(long number, long position) {
        Fields fields = new Fields();
        open = fields;
        openLine = number;
        openPosition = position;
        return fields;
    }

    /** A log that was cut may begin here. */
    private void processing(Matcher line, long number, long position) {
        Fields fields = open == null ? begin(number, position) : open;
        joined = true;
        if (!mixed && !fields.has("controller")) {
            fields.set("controller", line.group(1));
            fields.set("action", line.group(2));
            fields.set("format", line.group(3).strip());
        }
    }

    private @Nullable LogEntry completed(Matcher line) {
        Fields fields = open;
        if (fields == null) {
            return null;
        }
        if (!mixed) {
            fields.set("status", line.group(1));
            fields.set(
                    "duration_s",
                    String.valueOf(Long.parseLong(
                                    line.group(2), 0, Math.min(9, line.group(2).length()), 10)
                            / 1000.0));
        }
        mixed = false;
        return close();
    }

    private @Nullable LogEntry close() {
        Fields fields = open;
        open = null;
        return fields == null ? null : factory.writtenBy(Component.PRODUCTION_TEXT, fields, openLine, openPosition);
    }

    @Override
    public boolean isStateful() {
        return true;
    }

    @Override
    public boolean joined() {
        return joined;
    }

    @Override
    public String reason() {
        return "not part of a request";
    }

    @Override
    public boolean cutOff() {
        return false;
    }

    @Override
    public boolean zoneless() {
        return factory.zoneless();
    }

    @Override
    public boolean looksLikeEntry(byte[] bytes, int start, int end) {
        return false;
    }
}

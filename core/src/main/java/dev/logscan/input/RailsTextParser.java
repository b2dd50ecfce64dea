package dev.logscan.input;

import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Joins the lines of a request in {@code production.log}: Started, Processing, Parameters, Completed. Where the lines are tagged
 * with the request's id, they are told apart by it. Without, nobody can tell whose the lines are once several requests are
 * written at once, and each is an entry without its outcome.
 */
final class RailsTextParser implements LineParser {
    /** Parameters may be long; a line that is longer is cut by Rails itself. */
    private static final int MAX_LINE = 256 << 10;

    /** More requests than a server's threads answer at once. */
    private static final int MAX_OPEN = 256;

    /** Ruby's own logger, and what Rails is told to put in front of a request's lines. */
    private static final Pattern TAGS = Pattern.compile(
            "^(?:[DIWEFU], \\[[^\\]]{10,40}?( #\\d{1,10})?\\] {1,2}[A-Z]{3,7} -- : )?((?:\\[[^\\[\\]]{1,80}\\] )*+)");

    private static final Pattern ID = Pattern.compile(
            "\\[([0-9A-HJKMNP-TV-Z]{26}|[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\]");

    private static final Pattern STARTED = Pattern.compile(
            "^Started ([A-Z]{3,10}) \"([^\"]*)\" for (\\S+) at (\\d{4}-\\d{2}-\\d{2}) (\\d{2}:\\d{2}:\\d{2}) ([+-]\\d{4})\\s*$");
    private static final Pattern PROCESSING = Pattern.compile("^Processing by ([\\w:]+)#(\\w+) as (.*)$");
    private static final Pattern COMPLETED = Pattern.compile("^Completed (\\d{3})\\b.*? in (\\d+)ms");
    private static final String PARAMETERS = "Parameters: ";

    /** A request of which the last line has not been seen. */
    private static final class Request {
        private final Fields fields = new Fields();
        private final long line;
        private final long position;
        private final boolean mixed;

        Request(long line, long position, boolean mixed) {
            this.line = line;
            this.position = position;
            this.mixed = mixed;
        }
    }

    private final EntryFactory factory;
    private final Map<String, Request> open = new LinkedHashMap<>();
    private boolean joined;

    RailsTextParser(EntryFactory factory) {
        this.factory = factory;
    }

    /** Whether a request begins with the line. */
    static boolean isStart(String line) {
        Matcher tags = TAGS.matcher(line);
        String text = tags.find() ? line.substring(tags.end()) : line;
        return STARTED.matcher(text).find() || PROCESSING.matcher(text).find();
    }

    @Override
    public @Nullable LogEntry parse(byte[] bytes, int start, int end, long line, long position) {
        joined = false;
        if (end - start > MAX_LINE) {
            return null;
        }
        String whole = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        Matcher tags = TAGS.matcher(whole);
        if (!tags.find()) {
            return null;
        }
        String key = Objects.toString(tags.group(1), "") + tags.group(2);
        return parse(key, whole.substring(tags.end()), line, position);
    }

    private @Nullable LogEntry parse(String key, String text, long line, long position) {
        Matcher started = STARTED.matcher(text);
        if (started.find()) {
            return started(key, started, line, position);
        }
        Matcher completed = COMPLETED.matcher(text);
        if (completed.find()) {
            return completed(key, completed);
        }
        Request request = open.get(key);
        joined = request != null;
        Matcher processing = PROCESSING.matcher(text);
        if (processing.find()) {
            return processing(key, processing, line, position);
        }
        if (request != null && !request.mixed && text.strip().startsWith(PARAMETERS)) {
            String hash = text.strip().substring(PARAMETERS.length());
            if (RubyHash.flatten(hash, "params", request.fields)) {
                request.fields.set("params", Params.PRESENT);
            }
        }
        return null;
    }

    private @Nullable LogEntry started(String key, Matcher line, long number, long position) {
        Matcher id = ID.matcher(key);
        boolean identified = id.find();
        Request before = open.remove(key);
        Request request = new Request(number, position, before != null && !identified);
        LogEntry done = before == null ? begin(key, request) : entry(before);
        if (before != null) {
            open.put(key, request);
        }
        request.fields.set("method", line.group(1));
        request.fields.set("path", line.group(2).split("[?#]", 2)[0]);
        request.fields.set("remote_ip", line.group(3));
        request.fields.set("time", line.group(4) + "T" + line.group(5) + line.group(6));
        if (identified) {
            request.fields.set("correlation_id", id.group(1));
        }
        joined = done == null;
        return done;
    }

    /** Returns a request that was let go for it, whose last line is too far away. */
    private @Nullable LogEntry begin(String key, Request request) {
        LogEntry oldest = null;
        if (open.size() == MAX_OPEN) {
            Map.Entry<String, Request> first = open.entrySet().iterator().next();
            open.remove(first.getKey());
            oldest = entry(first.getValue());
        }
        open.put(key, request);
        return oldest;
    }

    /** A log that was cut may begin here. */
    private @Nullable LogEntry processing(String key, Matcher line, long number, long position) {
        Request request = open.get(key);
        LogEntry oldest = null;
        if (request == null) {
            request = new Request(number, position, false);
            oldest = begin(key, request);
            Matcher id = ID.matcher(key);
            if (id.find()) {
                request.fields.set("correlation_id", id.group(1));
            }
        }
        joined = oldest == null;
        if (!request.mixed && !request.fields.has("controller")) {
            request.fields.set("controller", line.group(1));
            request.fields.set("action", line.group(2));
            request.fields.set("format", line.group(3).strip());
        }
        return oldest;
    }

    private @Nullable LogEntry completed(String key, Matcher line) {
        Request request = open.remove(key);
        if (request == null) {
            return null;
        }
        if (!request.mixed) {
            String millis = line.group(2);
            request.fields.set("status", line.group(1));
            request.fields.set(
                    "duration_s", String.valueOf(Long.parseLong(millis, 0, Math.min(9, millis.length()), 10) / 1000.0));
        }
        return entry(request);
    }

    private LogEntry entry(Request request) {
        return factory.writtenBy(Component.PRODUCTION_TEXT, request.fields, request.line, request.position);
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

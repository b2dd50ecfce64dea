package dev.logscan.input;

import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads each line for itself, whoever wrote it, for one stream may hold several components' lines. */
final class AnyLineParser implements LineParser {
    private final EntryFactory factory;
    private final JsonLineParser json;
    private boolean tentative;
    private String reason = "";
    private boolean cutOff;
    private boolean idle;

    AnyLineParser(EntryFactory factory) {
        this.factory = factory;
        this.json = new JsonLineParser(factory);
    }

    @Override
    public @Nullable LogEntry parse(byte[] bytes, int start, int end, long line, long position) {
        tentative = false;
        cutOff = false;
        idle = false;
        if (LinePrefix.jsonStart(bytes, start, end) >= 0 || JsonLineParser.isText(bytes, start, end)) {
            LogEntry entry = json.parse(bytes, start, end, line, position);
            reason = json.reason();
            cutOff = json.cutOff();
            idle = json.idle();
            return entry;
        }
        reason = "not JSON";
        LogEntry request = nginx(bytes, start, end, line, position);
        return request == null ? spoken(bytes, start, end, line, position) : request;
    }

    private @Nullable LogEntry nginx(byte[] bytes, int start, int end, long line, long position) {
        int at = NginxLine.start(bytes, start, end);
        if (at < 0) {
            return null;
        }
        NginxLine nginx = NginxLine.of(new String(bytes, at, end - at, StandardCharsets.UTF_8));
        return nginx == null ? null : factory.writtenBy(nginx.component(), nginx.fields(), line, position);
    }

    private @Nullable LogEntry spoken(byte[] bytes, int start, int end, long line, long position) {
        String message = SpokenLine.of(bytes, start, end);
        if (message == null) {
            return null;
        }
        tentative = true;
        Fields fields = new Fields();
        fields.set("message", message);
        return factory.writtenBy(Component.BROWSER, fields, line, position);
    }

    @Override
    public boolean tentative() {
        return tentative;
    }

    @Override
    public boolean idle() {
        return idle;
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
    public boolean dressed() {
        return factory.dressed();
    }

    @Override
    public boolean zoneless() {
        return factory.zoneless();
    }

    @Override
    public boolean looksLikeEntry(byte[] bytes, int start, int end) {
        return json.looksLikeEntry(bytes, start, end) || NginxLine.start(bytes, start, end) >= 0;
    }
}

package dev.logscan.input;

import dev.logscan.entry.LogEntry;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the pieces of a container's lines together, and reads the lines. */
final class ContainerLineParser implements LineParser {
    private final AnyLineParser lines;
    private final Map<String, Pending> pending = new HashMap<>();
    private boolean joined;

    ContainerLineParser(AnyLineParser lines) {
        this.lines = lines;
    }

    private static final class Pending {
        private final StringBuilder text = new StringBuilder();
        private final long line;
        private final long position;

        Pending(long line, long position) {
            this.line = line;
            this.position = position;
        }
    }

    @Override
    public @Nullable LogEntry parse(byte[] bytes, int start, int end, long line, long position) {
        joined = false;
        ContainerPiece piece = ContainerPiece.of(bytes, start, end);
        if (piece == null) {
            return lines.parse(bytes, start, end, line, position);
        }
        // Two streams there are; another name is made up.
        String stream = piece.stream().equals("stderr") ? "stderr" : "stdout";
        Pending begun = pending.remove(stream);
        if (begun == null && !piece.partial()) {
            return lines(piece.stamp(), piece.text(), line, position);
        }
        Pending whole = begun == null ? new Pending(line, position) : begun;
        if (whole.text.length() + piece.text().length() <= Limits.MAX_LINE) {
            whole.text.append(piece.text());
        }
        if (piece.partial()) {
            pending.put(stream, whole);
            joined = true;
            return null;
        }
        return lines(piece.stamp(), whole.text.toString(), whole.line, whole.position);
    }

    private @Nullable LogEntry lines(String stamp, String text, long line, long position) {
        // The stamp is the time of entries that have none of their own.
        byte[] bytes = (text.startsWith("{") ? stamp + " " + text : text).getBytes(StandardCharsets.UTF_8);
        return lines.parse(bytes, 0, bytes.length, line, position);
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
    public boolean tentative() {
        return lines.tentative();
    }

    @Override
    public boolean dressed() {
        return lines.dressed();
    }

    @Override
    public String reason() {
        return lines.reason();
    }

    @Override
    public boolean cutOff() {
        return lines.cutOff();
    }

    @Override
    public boolean zoneless() {
        return lines.zoneless();
    }

    @Override
    public boolean looksLikeEntry(byte[] bytes, int start, int end) {
        return false;
    }
}

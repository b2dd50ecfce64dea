package dev.logscan.input;

import java.nio.charset.StandardCharsets;

/** {@code production.log}: a request in several lines of text. */
final class RailsTextFormat implements LineFormat {
    @Override
    public String id() {
        return "rails-text";
    }

    @Override
    public boolean accepts(String name, Head head) {
        byte[] bytes = head.bytes();
        int start = 0;
        while (start < bytes.length) {
            int end = Swar.indexOf(bytes, start, bytes.length, (byte) '\n');
            if (RailsTextParser.isStart(new String(bytes, start, end - start, StandardCharsets.UTF_8))) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    @Override
    public boolean inPieces() {
        return false;
    }

    @Override
    public LineParser parser(EntryFactory factory) {
        return new RailsTextParser(factory);
    }
}

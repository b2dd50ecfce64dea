package dev.logscan.input;

import dev.logscan.entry.LogEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Pulls the entries of lines, until another form begins. */
final class SectionLines implements EntryReader {
    private final SectionText text;
    private final LineParser parser;
    private final int longest;
    private final Tally tally;
    private final Predicate<SectionText> goesOn;
    private boolean first = true;

    SectionLines(SectionText text, LineParser parser, int longest, Tally tally, Predicate<SectionText> goesOn) {
        this.text = text;
        this.parser = parser;
        this.longest = longest;
        this.tally = tally;
        this.goesOn = goesOn;
    }

    @Override
    public @Nullable LogEntry next() throws IOException {
        while (text.more() && (first || goesOn.test(text))) {
            first = false;
            long line = text.line();
            long position = text.position();
            String taken = text.take(longest);
            if (taken.length() > longest) {
                tally.unparsed(line, "longer than " + Limits.say(longest));
                tally.note("line " + line + ": longer than " + Limits.say(longest) + ", skipped");
            } else if (taken.isBlank()) {
                tally.blank();
            } else {
                byte[] bytes = taken.stripTrailing().getBytes(StandardCharsets.UTF_8);
                LogEntry entry = parser.parse(bytes, 0, bytes.length, line, position);
                if (entry != null) {
                    return entry;
                }
                none(line);
            }
        }
        return null;
    }

    private void none(long line) throws IOException {
        if (parser.idle()) {
            tally.blank();
            return;
        }
        tally.unparsed(line, parser.reason());
        if (parser.cutOff() && !text.more()) {
            tally.note("line " + line + ": cut off");
        }
    }

    @Override
    public boolean tentative() {
        return parser.tentative();
    }
}

package dev.logscan.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Pulls the exchanges of an HTTP archive that concern the app; those of other pages are read over. Behind a broken exchange
 * it reads on at the next line that begins an object.
 */
final class HarReader implements EntryReader {
    /** Printed prettily, each exchange has about a hundred lines that begin an object. */
    private static final int MAX_RESUMPTIONS = 10_000;

    private final DocumentText text;
    private final EntryFactory factory;
    private final Tally tally;
    private final RewindableText read;
    private JsonParser parser;
    private long lineBase = 1;
    private long positionBase;
    private int resumptions;
    private boolean fragment;
    private boolean inEntries;
    private boolean ended;

    HarReader(DocumentText text, EntryFactory factory, Tally tally) throws IOException {
        this.text = text;
        this.factory = factory;
        this.tally = tally;
        this.read = new RewindableText(text);
        this.parser = Json.DOCUMENTS.createParser(read);
    }

    @Override
    public @Nullable LogEntry next() throws IOException {
        while (!ended) {
            try {
                LogEntry entry = advance();
                if (entry != null) {
                    return entry;
                }
                if (!fragment || !resume()) {
                    end();
                }
            } catch (JsonEOFException cut) {
                if (!fragment || inEntries) {
                    tally.unparsed(line(), "cut off");
                    tally.incomplete("line " + line() + ": cut off");
                }
                end();
            } catch (JsonProcessingException broken) {
                broken();
            }
        }
        return null;
    }

    private @Nullable LogEntry advance() throws IOException {
        JsonToken token = parser.nextToken();
        while (token != null) {
            if (inEntries && token == JsonToken.START_OBJECT) {
                LogEntry entry = exchange();
                if (entry != null) {
                    return entry;
                }
            } else if (inEntries && token == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else if (inEntries && token == JsonToken.END_ARRAY) {
                inEntries = false;
                if (fragment) {
                    return null;
                }
            } else if (token == JsonToken.FIELD_NAME) {
                field(parser.currentName(), parser.nextToken());
            }
            token = parser.nextToken();
        }
        return null;
    }

    private void field(String name, @Nullable JsonToken value) throws IOException {
        boolean entered = name.equals("log") && value == JsonToken.START_OBJECT;
        if (name.equals("entries") && value == JsonToken.START_ARRAY) {
            inEntries = true;
        } else if (!entered) {
            parser.skipChildren();
        }
    }

    private @Nullable LogEntry exchange() throws IOException {
        long line = lineBase + parser.currentTokenLocation().getLineNr() - 1;
        long position = positionBase + parser.currentTokenLocation().getCharOffset();
        Fields fields = HarExchange.read(parser).fields();
        return fields == null ? null : factory.writtenBy(Component.BROWSER, fields, line, position);
    }

    private void broken() throws IOException {
        long line = line();
        // Inside a fragment, what is no list of exchanges breaks again and again; only the first break is the damage.
        boolean first = !fragment;
        if (first) {
            tally.unparsed(line, "broken JSON");
        }
        if (!resume()) {
            drain();
            if (first) {
                tally.incomplete("line " + line + ": broken JSON, nothing after it could be read");
            }
            end();
        } else if (first) {
            tally.note("line " + line + ": broken JSON, read on at line " + lineBase);
        }
    }

    private boolean resume() throws IOException {
        if (resumptions++ >= MAX_RESUMPTIONS) {
            return false;
        }
        long reached = position();
        long line = line();
        read.rewind(parser.releaseBuffered(Writer.nullWriter()));
        // A newline inside a text breaks it, and the parser has not counted it as a line's end.
        boolean atLineStart = read.isAtLineStart();
        LineSkipper skipper = new LineSkipper(read, line + (atLineStart ? 1 : 0), reached, atLineStart, false);
        if (!skipper.nextObject()) {
            return false;
        }
        lineBase = skipper.line();
        positionBase = skipper.position();
        fragment = true;
        inEntries = false;
        read.precede('[');
        parser = Json.DOCUMENTS.createParser(read);
        parser.nextToken();
        inEntries = true;
        return true;
    }

    private void drain() throws IOException {
        char[] rest = new char[8192];
        while (text.read(rest, 0, rest.length) >= 0) {
            // Only its lines are counted.
        }
    }

    private long position() {
        return positionBase + parser.currentLocation().getCharOffset();
    }

    private long line() {
        return lineBase + parser.currentLocation().getLineNr() - 1;
    }

    private void end() {
        ended = true;
        tally.lines(text.lines());
        if (text.nuls() > 0) {
            tally.note(text.nuls() + " NUL bytes skipped");
        }
    }
}

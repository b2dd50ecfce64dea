package dev.logscan.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks through documents token by token and picks the records, in constant memory: hits of search responses in any of their
 * wrappers, elements of a list, whole objects.
 */
final class DocumentWalk {
    /** Objects that may hold hits further down. */
    private static final Set<String> WRAPPERS = Set.of("rawResponse", "response", "hits");

    /** A record, and where it starts. */
    record Item(Fields fields, long line, long position) {}

    /** What the walk is inside of. */
    private sealed interface Level {}

    /** A list of records. */
    private record Records() implements Level {}

    /** A list of responses. */
    private record Responses() implements Level {}

    /** An object that is a response, a part of one, or a record: only its end tells. */
    private record Candidate(Response response, String prefix) implements Level {}

    private final JsonParser parser;
    private final long lineBase;
    private final long positionBase;
    private final boolean fragment;
    private final Tally tally;
    private final Deque<Level> levels = new ArrayDeque<>();
    private final Delivered text;
    private boolean leftFragment;

    /** The line on which the newest object started. */
    private long startLine;

    /**
     * Starts a walk.
     *
     * @param fragment whether the text starts somewhere inside a damaged document; then only what looks like a record is one
     */
    DocumentWalk(Reader text, long line, long position, boolean fragment, Tally tally) throws IOException {
        this.lineBase = line;
        this.positionBase = position;
        this.fragment = fragment;
        this.tally = tally;
        // Inside a list, as a fragment is, commas stand between the records.
        this.text = new Delivered(fragment ? new JoinedReader(new StringReader("["), text) : text);
        this.parser = Json.DOCUMENTS.createParser(this.text);
        this.startLine = line;
    }

    /** The line reached. */
    long line() {
        return lineBase + parser.currentLocation().getLineNr() - 1;
    }

    /** The offset reached. */
    long position() {
        return positionBase + parser.currentLocation().getCharOffset();
    }

    /** Whether the list that the fragment was inside of has ended; what follows closes what nobody opened. */
    boolean leftFragment() {
        return leftFragment;
    }

    /**
     * Looks for the next line that begins an object; the walk is over then. The line on which it broke is such a line too,
     * unless the broken object itself started there.
     */
    LineSkipper skipper() throws IOException {
        StringWriter ahead = new StringWriter();
        parser.releaseBuffered(ahead);
        String buffered = ahead.toString();
        String line = text.currentLine(buffered.length());
        // A newline inside a text breaks it, and the parser has not counted it as a line's end.
        long number = line() + (line != null && line.isEmpty() ? 1 : 0);
        Reader unread = new JoinedReader(new StringReader(buffered), text);
        return line != null && number > startLine
                ? new LineSkipper(new JoinedReader(new StringReader(line), unread), number, position(), true)
                : new LineSkipper(unread, number, position(), false);
    }

    /** The next record, or null at the end. */
    @Nullable
    Item next() throws IOException {
        JsonToken token = parser.nextToken();
        while (token != null) {
            Level level = levels.peek();
            Item item = switch (token) {
                case START_OBJECT -> startObject(level);
                case START_ARRAY -> startArray(level);
                case END_ARRAY -> endArray();
                case END_OBJECT -> endObject();
                case FIELD_NAME -> field((Candidate) levels.element());
                default -> null;
            };
            if (item != null) {
                return item;
            }
            token = parser.nextToken();
        }
        return null;
    }

    private @Nullable Item startObject(@Nullable Level level) throws IOException {
        long line = lineBase + parser.currentTokenLocation().getLineNr() - 1;
        long position = positionBase + parser.currentTokenLocation().getCharOffset();
        startLine = line;
        if (level instanceof Records) {
            Fields fields = new Fields();
            Flattener.readObject(parser, "", fields);
            return !fragment || Unwrapper.isRecord(fields) ? new Item(fields, line, position) : null;
        }
        levels.push(new Candidate(new Response(line, position), ""));
        return null;
    }

    private @Nullable Item startArray(@Nullable Level level) throws IOException {
        if (level == null) {
            levels.push(new Records());
        } else {
            parser.skipChildren();
        }
        return null;
    }

    private @Nullable Item endArray() {
        levels.pop();
        leftFragment = fragment && levels.isEmpty();
        return null;
    }

    private @Nullable Item endObject() {
        Candidate candidate = (Candidate) levels.pop();
        Response response = candidate.response();
        if (!candidate.prefix().isEmpty()) {
            return null;
        }
        if (response.isRecord(tally)) {
            return new Item(response.fields(), response.line(), response.position());
        }
        return null;
    }

    private @Nullable Item field(Candidate inside) throws IOException {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        String full = inside.prefix() + name;
        if (value == JsonToken.START_OBJECT && WRAPPERS.contains(name)) {
            levels.push(new Candidate(inside.response(), full + "."));
        } else if (value == JsonToken.START_ARRAY && name.equals("hits")) {
            inside.response().foundHits();
            levels.push(new Records());
        } else if (value == JsonToken.START_ARRAY && full.equals("responses")) {
            inside.response().foundHits();
            levels.push(new Responses());
        } else {
            Flattener.readValue(parser, full, inside.response().fields());
        }
        return null;
    }
}

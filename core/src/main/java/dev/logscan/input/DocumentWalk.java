package dev.logscan.input;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks through documents token by token and picks the records, in constant memory: hits of search responses in any of their
 * wrappers, rows of tables, what other log stores hand out, elements of a list, whole objects.
 */
final class DocumentWalk {
    /** Objects that may hold hits further down. */
    static final Set<String> WRAPPERS = Set.of("rawResponse", "response", "hits", "data", "result");

    /** Lists of objects that have lists of their own, down to OpenTelemetry's entries. */
    static final Set<String> GROUPS = Set.of("responses", "resourceLogs", "scopeLogs");

    /** The parser makes an exception of each, with all that belongs to one. */
    private static final int MOST_COMMAS = 16;

    /** Where a walk starts: in front of a document, or somewhere inside a damaged one. */
    enum Start {
        DOCUMENT,
        AMONG_RECORDS,
        AMONG_ROWS
    }

    /** A record, and where it starts. */
    record Item(Fields fields, long line, long position) {}

    /** What the walk is inside of. */
    private sealed interface Level {}

    /** A list of objects of which each may be a response, or a record. */
    private record Candidates() implements Level {}

    /** A list of hits, or of what stands for them elsewhere. */
    private record Records(Response response) implements Level {}

    /** The rows of a table. */
    private record Rows(Response response, boolean first) implements Level {}

    /** Loki's list of streams. */
    private record Streams(Response response) implements Level {}

    /** One of Loki's streams. */
    private record Stream(Response response) implements Level {}

    /** The lines of one of Loki's streams. */
    private record StreamLines(Response response) implements Level {}

    /** An object that is a response, a part of one, or a record: only its end tells. */
    private record Candidate(Response response, String prefix) implements Level {}

    private final JsonParser parser;
    private final long lineBase;
    private final long positionBase;
    private final DocumentContext context;
    private final boolean fragment;
    private final Deque<Level> levels = new ArrayDeque<>();
    private final Deque<Item> turned = new ArrayDeque<>();
    private final RewindableText text;
    private boolean leftFragment;
    private final boolean amongRows;

    /** The line and the offset at which the newest object or row started. */
    private long startLine;

    private long startPosition;

    DocumentWalk(RewindableText text, long line, long position, Start start, DocumentContext context)
            throws IOException {
        this.fragment = start != Start.DOCUMENT;
        this.lineBase = line;
        this.positionBase = fragment ? position - 1 : position;
        this.context = context;
        this.amongRows = start == Start.AMONG_ROWS;
        this.text = text;
        if (fragment) {
            // Inside a list, as a fragment is, commas stand between the records.
            text.precede('[');
        }
        this.parser = Json.DOCUMENTS.createParser(text);
        this.startLine = line;
        this.startPosition = position;
    }

    /** The line reached. */
    long line() {
        return shownLine(parser.currentLocation().getLineNr(), position());
    }

    private long shownLine(int parserLine, long position) {
        return lineBase + parserLine - 1 + context.quotes().lostLines(position);
    }

    /** The offset reached. */
    private long position() {
        return positionBase + parser.currentLocation().getCharOffset();
    }

    /** Whether no document is being read, or what was damaged has come to its end. */
    boolean isBetween() {
        return fragment ? leftFragment : levels.isEmpty();
    }

    /** Whether the list that the fragment was inside of has ended; what follows closes what nobody opened. */
    boolean leftFragment() {
        return leftFragment;
    }

    /**
     * Looks for the next line that begins an object, or the next object of a list; the walk is over then. What the broken
     * object has swallowed is looked through again, as far as it is still at hand.
     */
    LineSkipper skipper() throws IOException {
        long parserLine = lineBase + parser.currentLocation().getLineNr() - 1;
        long reached = position();
        boolean rows = context.table().isKnown();
        text.rewind(parser.releaseBuffered(Writer.nullWriter()));
        // A newline inside a text breaks it, and the parser has not counted it as a line's end.
        long uncounted = text.isAtLineStart() ? 1 : 0;
        int again = text.rewind(Math.max(0, reached - startPosition - 1));
        long line = parserLine + (again == 0 ? 0 : uncounted) - text.newlines(again);
        return new LineSkipper(text, line, reached - again, false, rows);
    }

    /** The next record, or null at the end. */
    @Nullable
    Item next() throws IOException {
        if (!turned.isEmpty()) {
            return turned.remove();
        }
        JsonToken token = nextToken();
        while (token != null) {
            Item item = item(token, levels.peek());
            if (item != null) {
                return item;
            }
            token = nextToken();
        }
        return null;
    }

    /** Commas between documents stand where a list was copied without its brackets; a long run of them is damage. */
    private @Nullable JsonToken nextToken() throws IOException {
        for (int commas = 0; ; commas++) {
            try {
                return parser.nextToken();
            } catch (JsonParseException broken) {
                if (!levels.isEmpty()
                        || commas == MOST_COMMAS
                        || !broken.getOriginalMessage().startsWith("Unexpected character (','")) {
                    throw broken;
                }
            }
        }
    }

    private @Nullable Item item(JsonToken token, @Nullable Level level) throws IOException {
        return switch (token) {
            case START_OBJECT -> startObject(level);
            case START_ARRAY -> startArray(level);
            case END_ARRAY -> endArray();
            case END_OBJECT -> endObject();
            case FIELD_NAME -> field(level);
            case VALUE_STRING -> level instanceof Candidates ? text() : null;
            default -> null;
        };
    }

    /** An object that a text in a list spells. */
    private @Nullable Item text() throws IOException {
        start();
        Fields line = new Fields();
        Flattener.readValue(parser, "line", line);
        boolean counts = Unwrapper.isRecord(line);
        if (!counts) {
            context.tally().unparsed(shownStart(), "a text that is no entry");
        }
        return counts ? new Item(line, shownStart(), startPosition) : null;
    }

    private void start() {
        long offset = parser.currentTokenLocation().getCharOffset();
        startPosition = positionBase + offset;
        startLine = lineBase + parser.currentTokenLocation().getLineNr() - 1;
    }

    private long shownStart() {
        return startLine + context.quotes().lostLines(startPosition);
    }

    private @Nullable Item startObject(@Nullable Level level) throws IOException {
        start();
        long line = shownStart();
        long position = startPosition;
        if (level instanceof Records records) {
            Fields fields = new Fields();
            Flattener.readObject(parser, "", fields);
            records.response().deliver(context.marked(fields) ? context.skimmed(fields) : 1);
            return new Item(fields, line, position);
        }
        if (level instanceof Streams streams) {
            levels.push(new Stream(streams.response()));
        } else if (level instanceof Rows || level instanceof StreamLines) {
            parser.skipChildren();
        } else {
            levels.push(new Candidate(new Response(line, position), ""));
        }
        return null;
    }

    private @Nullable Item startArray(@Nullable Level level) throws IOException {
        if (level == null) {
            levels.push(amongRows ? new Rows(new Response(startLine, startPosition), false) : new Candidates());
            return null;
        }
        start();
        long line = shownStart();
        long position = startPosition;
        if (level instanceof Rows rows) {
            return row(rows, line, position);
        }
        if (level instanceof StreamLines lines) {
            lines.response().deliver(1);
            return new Item(LogStores.lokiLine(parser), line, position);
        }
        Fields insights = level instanceof Streams ? null : LogStores.insightsRow(parser);
        if (insights == null) {
            parser.skipChildren();
            return null;
        }
        return new Item(insights, line, position);
    }

    private @Nullable Item row(Rows rows, long line, long position) throws IOException {
        List<List<String>> cells = QueryTable.cells(parser);
        QueryTable table = context.table();
        if (!rows.first() || !table.isColumn(cells)) {
            if (rows.first()) {
                levels.pop();
                levels.push(new Rows(rows.response(), false));
            }
            if (cells.size() != table.size()) {
                context.tally().unparsed(line, "not as many cells as columns");
                return null;
            }
            rows.response().deliver(1);
            return new Item(table.row(cells), line, position);
        }
        levels.pop();
        Deque<Fields> read = table.rows(cells, parser);
        if (read == null) {
            context.tally()
                    .incomplete("line " + line + ": a table by columns, too large to be turned into rows"
                            + " (run the query again without columnar)");
            return null;
        }
        read.forEach(fields -> turned.add(new Item(fields, line, position)));
        return turned.poll();
    }

    private @Nullable Item endArray() {
        levels.pop();
        leftFragment = fragment && levels.isEmpty();
        return null;
    }

    private @Nullable Item endObject() {
        if (!(levels.pop() instanceof Candidate candidate)
                || !candidate.prefix().isEmpty()) {
            return null;
        }
        Response response = candidate.response();
        if (!response.isRecord(context.completeness(), context.tally())) {
            return null;
        }
        boolean counts = !fragment || Unwrapper.isRecord(response.fields()) || context.marked(response.fields());
        return counts ? new Item(response.fields(), response.line(), response.position()) : null;
    }

    private @Nullable Item field(@Nullable Level level) throws IOException {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (level instanceof Stream stream) {
            if (name.equals("values") && value == JsonToken.START_ARRAY) {
                levels.push(new StreamLines(stream.response()));
            } else {
                parser.skipChildren();
            }
            return null;
        }
        if (!(level instanceof Candidate inside)) {
            return null;
        }
        String full = inside.prefix() + name;
        if (value == JsonToken.START_OBJECT && WRAPPERS.contains(name)) {
            levels.push(new Candidate(inside.response(), full + "."));
        } else if (value == JsonToken.START_ARRAY) {
            return list(inside.response(), name, full);
        } else {
            Flattener.readValue(parser, full, inside.response().fields());
        }
        return null;
    }

    private @Nullable Item list(Response response, String name, String full) throws IOException {
        if (full.endsWith("hits.hits")) {
            found(response, new Records(response));
        } else if (GROUPS.contains(full)) {
            found(response, new Candidates());
        } else if (full.equals("data.result")) {
            found(response, new Streams(response));
        } else if ((name.equals("values") || name.equals("rows"))
                && context.table().isKnown()) {
            found(response, new Rows(response, name.equals("values")));
        } else if (LogStores.MEMBERS.containsKey(name) || name.equals("columns") || name.equals("rows")) {
            return ambiguous(response, name, full);
        } else {
            Flattener.readValue(parser, full, response.fields());
        }
        return null;
    }

    private void found(Response response, Level level) {
        response.foundHits();
        levels.push(level);
    }

    /** A list whose name is a usual word: its first element tells whether it is a store's list of entries. */
    private @Nullable Item ambiguous(Response response, String name, String full) throws IOException {
        JsonToken first = parser.nextToken();
        start();
        long line = shownStart();
        long position = startPosition;
        if (first == JsonToken.START_OBJECT && name.equals("columns")) {
            context.table().columns(parser);
            response.foundHits();
            return null;
        }
        if (first == JsonToken.START_OBJECT && !name.equals("rows")) {
            Fields element = new Fields();
            Flattener.readObject(parser, "", element);
            if (LogStores.isElement(name, element)) {
                found(response, new Records(response));
                response.deliver(1);
                return new Item(element, line, position);
            }
            element.map().forEach((member, values) -> response.fields().addAll(full + "." + member, values));
        } else if (first == JsonToken.START_ARRAY && name.equals("results")) {
            Fields row = LogStores.insightsRow(parser);
            if (row != null) {
                found(response, new Records(response));
                return new Item(row, line, position);
            }
        } else if (first == JsonToken.START_ARRAY && name.equals("rows")) {
            context.tally().note("rows without their columns (put the query's first page in front)");
            parser.skipChildren();
        } else if (first == JsonToken.END_ARRAY) {
            response.foundEmptyList();
        } else {
            Flattener.readElement(parser, full, response.fields());
        }
        if (first != JsonToken.END_ARRAY) {
            Flattener.readRest(parser, full, response.fields());
        }
        return null;
    }
}

package dev.logscan.input;

import dev.logscan.entry.LogEntry;
import java.io.IOException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Pulls the entries of a text whose form changes on the way, each stretch in its own form: JSON documents, tables, lines. That
 * is what is left of several files that were printed one after the other, or of a message with an export in it.
 */
final class SectionReader implements EntryReader {
    /** The form of one stretch. */
    private enum Form {
        DOCUMENTS,
        TABLE,
        LINES
    }

    private final DocumentText whole;
    private final SectionText text;
    private final EntryFactory factory;
    private final Tally tally;
    private final QueryTable columns = new QueryTable();
    private final Completeness completeness;
    private final @Nullable SkimMark mark;
    private @Nullable TableHeader header;
    private @Nullable Form form;
    private @Nullable EntryReader section;
    private String separator = "";
    private String headerLine = "";
    private @Nullable TableHeader headerOfLine;
    private long documents;

    private SectionReader(DecodedInput input, EntryFactory factory, Tally tally) {
        this.mark = input.skimMark();
        this.whole = new DocumentText(input.content());
        this.text = new SectionText(whole);
        this.factory = factory;
        this.tally = tally;
        this.completeness = new Completeness(tally);
    }

    /** Reads a text that begins with JSON documents. */
    static SectionReader ofDocuments(DecodedInput input, EntryFactory factory, Tally tally) throws IOException {
        SectionReader reader = new SectionReader(input, factory, tally);
        reader.begin(Form.DOCUMENTS);
        return reader;
    }

    /** Reads a text that begins with a table. */
    static SectionReader ofTable(TableHeader header, DecodedInput input, EntryFactory factory, Tally tally)
            throws IOException {
        SectionReader reader = new SectionReader(input, factory, tally);
        reader.header = header;
        reader.begin(Form.TABLE);
        return reader;
    }

    /** Reads a text that begins with anything. */
    static SectionReader ofAny(DecodedInput input, EntryFactory factory, Tally tally) {
        return new SectionReader(input, factory, tally);
    }

    @Override
    public @Nullable LogEntry next() throws IOException {
        while (section != null || text.more()) {
            EntryReader present = section == null ? begin(next(text)) : section;
            LogEntry entry = present.next();
            if (entry != null) {
                documents += form == Form.DOCUMENTS && !present.counted() ? 1 : 0;
                return entry;
            }
            section = null;
            text.finishLine();
        }
        end();
        return null;
    }

    @Override
    public boolean tentative() {
        return section != null && section.tentative();
    }

    @Override
    public boolean counted() {
        return section != null && section.counted();
    }

    private EntryReader begin(Form next) throws IOException {
        if (form != null && form != next) {
            tally.mixed();
        }
        form = next;
        EntryReader begun = switch (next) {
            case DOCUMENTS -> documents();
            case TABLE -> table();
            case LINES -> lines();
        };
        section = begun;
        return begun;
    }

    private EntryReader documents() throws IOException {
        TripleQuotes quotes = new TripleQuotes(text, text.position());
        DocumentReader reader =
                new DocumentReader(text, factory, new DocumentContext(quotes, columns, completeness, tally, mark));
        text.begin(false, reader::isBetween, SectionReader::isJson);
        return reader;
    }

    private EntryReader table() throws IOException {
        TableHeader named = header;
        header = null;
        if (named == null) {
            throw new IllegalStateException("a table's header was seen before");
        }
        factory.zone(null);
        separator = named.separator();
        TableReader reader = new TableReader(text, named, factory, tally);
        boolean markdown = named.kind() == TableHeader.Kind.MARKDOWN;
        text.begin(true, reader::isBetween, markdown ? this::isBarred : this::isRow);
        return reader;
    }

    private EntryReader lines() {
        factory.zone(null);
        return new SectionLines(
                text, new AnyLineParser(factory), factory.longestLine(), tally, ahead -> next(ahead) == Form.LINES);
    }

    /** The form of what comes next. */
    private Form next(SectionText ahead) {
        try {
            String line = ahead.peek();
            if (line.isEmpty()) {
                return Form.LINES;
            }
            char first = line.charAt(0);
            if (SectionStart.mayBeDocument(line) && SectionStart.isDocument(line, ahead)) {
                return Form.DOCUMENTS;
            }
            TableHeader found = first == '|' ? TableHeader.ofMarkdown(line, ahead.peekSecond()) : header(line);
            if (found != null) {
                header = found;
                return Form.TABLE;
            }
            return Form.LINES;
        } catch (IOException unreadable) {
            // Whoever reads on meets it again.
            return Form.LINES;
        }
    }

    /** The header that a line is, or null; the line that ends a table is the one that begins the next. */
    private @Nullable TableHeader header(String line) {
        if (!line.equals(headerLine)) {
            headerOfLine = SectionStart.header(line);
            headerLine = line;
        }
        return headerOfLine;
    }

    private static boolean isJson(SectionText ahead) {
        return is(ahead, line -> "{[,#}]".indexOf(line.charAt(0)) >= 0);
    }

    private boolean isBarred(SectionText ahead) {
        return is(ahead, line -> line.indexOf('|') >= 0) && isRow(ahead);
    }

    private boolean isRow(SectionText ahead) {
        try {
            String line = ahead.peek();
            if (line.startsWith("|")) {
                return TableHeader.ofMarkdown(line, ahead.peekSecond()) == null;
            }
            return line.isBlank() || !(SectionStart.isNoRow(line, separator) || header(line) != null);
        } catch (IOException unreadable) {
            return true;
        }
    }

    private static boolean is(SectionText ahead, Predicate<String> test) {
        try {
            String line = ahead.peek();
            return line.isBlank() || test.test(line);
        } catch (IOException unreadable) {
            return true;
        }
    }

    private void end() {
        completeness.end(documents + tally.skimmed());
        tally.lines(whole.lines());
        if (whole.nuls() > 0) {
            tally.note(whole.nuls() + " NUL bytes skipped");
        }
    }
}

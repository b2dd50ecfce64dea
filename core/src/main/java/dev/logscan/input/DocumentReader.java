package dev.logscan.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.logscan.entry.LogEntry;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Pulls the entries of JSON documents, and of the responses that wrap them. Behind a broken record it reads on at the next
 * line that begins an object.
 */
final class DocumentReader implements EntryReader {
    /** Each costs a few lines; a text that needs more is no document. */
    private static final int MAX_RESUMPTIONS = 1000;

    private final SectionText text;
    private final RewindableText read;
    private final EntryFactory factory;
    private final Tally tally;
    private final DocumentContext context;
    private DocumentWalk walk;
    private long entries;
    private int resumptions;
    private boolean ended;
    private boolean skipping;
    private boolean gaveUp;
    private boolean counted;

    DocumentReader(SectionText text, EntryFactory factory, DocumentContext context) throws IOException {
        this.text = text;
        this.factory = factory;
        this.tally = context.tally();
        this.context = context;
        this.read = new RewindableText(context.quotes());
        this.walk = new DocumentWalk(read, text.line(), text.position(), DocumentWalk.Start.DOCUMENT, context);
    }

    /** Whether no document is being read, so that anything may follow. */
    boolean isBetween() {
        return gaveUp || (!skipping && walk.isBetween());
    }

    @Override
    public @Nullable LogEntry next() throws IOException {
        while (!ended) {
            try {
                DocumentWalk.Item record = walk.next();
                if (record == null) {
                    end();
                    break;
                }
                counted = context.marked(record.fields());
                entries += counted ? context.skimmed(record.fields()) : 1;
                if (counted && !isMarkedHit(record.fields())) {
                    continue;
                }
                return factory.fromRecord(record.fields(), record.line(), record.position(), null);
            } catch (JsonEOFException cut) {
                if (!walk.leftFragment()) {
                    tally.unparsed(walk.line(), "cut off");
                    tally.incomplete(
                            "line " + walk.line() + ": cut off, the input ends early at record " + (entries + 1));
                }
                end();
            } catch (JsonProcessingException broken) {
                resume();
            }
        }
        return null;
    }

    /** Takes the mark off; whether anything else is left. */
    private boolean isMarkedHit(Fields record) {
        if (context.mark() != null) {
            context.mark().move(record, tally);
        }
        return !record.names().isEmpty();
    }

    @Override
    public boolean counted() {
        return counted;
    }

    private void resume() throws IOException {
        long brokenLine = walk.line();
        boolean expected = walk.leftFragment();
        if (!expected) {
            tally.unparsed(brokenLine, "broken JSON");
        }
        LineSkipper skipper = walk.skipper();
        skipping = !expected;
        boolean found = resumptions++ < MAX_RESUMPTIONS && skipper.nextObject();
        skipping = false;
        if (!found) {
            if (!expected) {
                tally.incomplete("line " + brokenLine + ": broken JSON, nothing after it could be read");
            }
            drain();
            end();
        } else {
            if (!expected) {
                long line = skipper.line() + context.quotes().lostLines(skipper.position());
                tally.note("line " + brokenLine + ": broken JSON, read on at line " + line);
            }
            DocumentWalk.Start start =
                    skipper.foundRow() ? DocumentWalk.Start.AMONG_ROWS : DocumentWalk.Start.AMONG_RECORDS;
            walk = new DocumentWalk(read, skipper.line(), skipper.position(), start, context);
        }
    }

    private void drain() throws IOException {
        gaveUp = true;
        char[] buffer = new char[8192];
        while (text.read(buffer, 0, buffer.length) >= 0) {
            // Only its lines are counted.
        }
    }

    private void end() {
        ended = true;
    }
}

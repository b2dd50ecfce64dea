package dev.logscan.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lines among which JSON documents or tables stand: files printed one after the other, a message with an export in it. */
final class MixedFormat implements DocumentFormat {
    static final String ID = "mixed";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean accepts(String name, Head head) {
        InputStream bytes = new ByteArrayInputStream(head.bytes());
        try (SectionText text = new SectionText(new DocumentText(bytes))) {
            while (text.more()) {
                String line = text.peek();
                if (!line.isEmpty() && begins(line, text)) {
                    return true;
                }
                text.take(0);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from memory failed", impossible);
        }
        return false;
    }

    private static boolean begins(String line, SectionText text) throws IOException {
        if (SectionStart.mayBeDocument(line)) {
            return SectionStart.isDocument(line, text);
        }
        return line.charAt(0) == '|'
                ? TableHeader.ofMarkdown(line, text.peekSecond()) != null
                : SectionStart.header(line) != null;
    }

    @Override
    public EntryReader open(DecodedInput input, EntryFactory factory, Tally tally) {
        return SectionReader.ofAny(input, factory, tally);
    }
}

package dev.logscan.input;

import java.io.IOException;

/** JSON that is not a line a record: one document, a list of them, or several behind each other, printed in any way. */
final class JsonDocumentsFormat implements DocumentFormat {
    @Override
    public String id() {
        return "json-documents";
    }

    @Override
    public boolean accepts(String name, Head head) {
        return JsonHead.isDocument(head);
    }

    @Override
    public EntryReader open(DecodedInput input, EntryFactory factory, Tally tally) throws IOException {
        return SectionReader.ofDocuments(input, factory, tally);
    }
}

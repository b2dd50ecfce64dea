package dev.logscan.input;

import java.io.IOException;

/** What a browser's developer tools saved of their Network tab: an HTTP archive. */
final class HarFormat implements DocumentFormat {
    static final String ID = "har";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean accepts(String name, Head head) {
        return JsonHead.isHar(head);
    }

    @Override
    public EntryReader open(DecodedInput input, EntryFactory factory, Tally tally) throws IOException {
        return new HarReader(new DocumentText(input.content()), factory, tally);
    }
}

package dev.logscan.input;

import java.io.IOException;

/** Entries as a log store hands them out, in its own envelope. */
final class EnvelopeFormat implements DocumentFormat {
    private final Envelope envelope;

    EnvelopeFormat(Envelope envelope) {
        this.envelope = envelope;
    }

    @Override
    public String id() {
        return envelope.id();
    }

    @Override
    public boolean accepts(String name, Head head) {
        return Envelope.of(head) == envelope;
    }

    @Override
    public EntryReader open(DecodedInput input, EntryFactory factory, Tally tally) throws IOException {
        return SectionReader.ofDocuments(input, factory, tally);
    }
}

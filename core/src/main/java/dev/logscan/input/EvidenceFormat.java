package dev.logscan.input;

/** What {@link EvidenceWriter} wrote: entries as they were understood, one a line, whoever wrote them and in whatever form. */
final class EvidenceFormat implements LineFormat {
    @Override
    public String id() {
        return "evidence";
    }

    @Override
    public boolean accepts(String name, Head head) {
        return head.contains(EvidenceWriter.START, head.firstInk());
    }

    @Override
    public LineParser parser(EntryFactory factory) {
        return new EvidenceParser(factory);
    }
}

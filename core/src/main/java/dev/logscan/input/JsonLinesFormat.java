package dev.logscan.input;

/** A JSON object a line: GitLab's own logs, and the exports that keep that shape. */
final class JsonLinesFormat implements LineFormat {
    @Override
    public String id() {
        return "json-lines";
    }

    @Override
    public boolean accepts(String name, Head head) {
        return JsonHead.hasObjectLine(head);
    }

    @Override
    public LineParser parser(EntryFactory factory) {
        return new AnyLineParser(factory);
    }
}

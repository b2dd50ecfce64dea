package dev.logscan.input;

/** Any other text: access logs, what the app said to a user, JSON lines that come after all. Other lines count as unparsed. */
final class TextFormat implements LineFormat {
    @Override
    public String id() {
        return "text";
    }

    @Override
    public boolean accepts(String name, Head head) {
        return true;
    }

    @Override
    public LineParser parser(EntryFactory factory) {
        return new AnyLineParser(factory);
    }
}

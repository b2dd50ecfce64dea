package dev.logscan.input;

/** Any other text. Its lines count as unparsed, but for JSON objects that come after all. */
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
        return new JsonLineParser(factory);
    }
}

package dev.logscan.input;

import java.io.IOException;

/** What Elasticsearch or OpenSearch answered to one or several searches, in Kibana's wrappers or without. */
final class SearchResponseFormat implements DocumentFormat {
    static final String ID = "search-response";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean accepts(String name, Head head) {
        return JsonHead.isSearchResponse(head);
    }

    @Override
    public EntryReader open(DecodedInput input, EntryFactory factory, Tally tally) throws IOException {
        return SectionReader.ofDocuments(input, factory, tally);
    }
}

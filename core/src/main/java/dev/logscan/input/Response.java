package dev.logscan.input;

/** An object that is a search response or a record; what stands beside the hits tells how complete they are. */
final class Response {
    private final long line;
    private final long position;
    private final Fields fields = new Fields();
    private boolean hits;
    private boolean emptyList;
    private long delivered;

    Response(long line, long position) {
        this.line = line;
        this.position = position;
    }

    long line() {
        return line;
    }

    long position() {
        return position;
    }

    Fields fields() {
        return fields;
    }

    void foundHits() {
        hits = true;
    }

    /** An empty list with the name of a store's list of entries tells nothing by itself. */
    void foundEmptyList() {
        emptyList = true;
    }

    void deliver(long hitCount) {
        delivered += hitCount;
    }

    /** Whether it is a record after all; says of a response what its reader should know. */
    boolean isRecord(Completeness completeness, Tally tally) {
        if (isError()) {
            tally.note("line " + line + ": an error response of Elasticsearch"
                    + " (run the search again, and export its hits)");
            return false;
        }
        if (!hits) {
            return !isEmptyResponse() && !(emptyList && !Unwrapper.isRecord(fields));
        }
        if (delivered == 0 && fields.names().stream().anyMatch(name -> name.contains("aggregations."))) {
            tally.note("the response holds aggregations and no hits"
                    + " (set the search's size above 0, or export a CSV report from Discover)");
            return false;
        }
        for (String prefix : new String[] {"", "rawResponse.", "response."}) {
            warn(prefix, tally);
            completeness.found(
                    fields.first(prefix + "hits.total.value"),
                    fields.first(prefix + "hits.total"),
                    fields.first(prefix + "hits.total.relation"),
                    delivered);
        }
        return false;
    }

    private boolean isError() {
        if (hits) {
            return false;
        }
        boolean error = false;
        for (String name : fields.names()) {
            boolean told = name.equals("error") || name.startsWith("error.");
            if (!told && !name.equals("status")) {
                return false;
            }
            error |= told;
        }
        return error;
    }

    private boolean isEmptyResponse() {
        return fields.has("took") && (fields.has("timed_out") || fields.has("_shards.total"));
    }

    private void warn(String prefix, Tally tally) {
        if ("true".equals(fields.first(prefix + "timed_out"))) {
            tally.note("the search had timed out: hits may be missing");
        }
        if ("true".equals(fields.first("isPartial")) || "true".equals(fields.first(prefix + "is_partial"))) {
            tally.note("the search was still running: hits may be missing");
        }
        String failed = fields.first(prefix + "_shards.failed");
        if (failed != null && !failed.equals("0")) {
            tally.note("shards had failed: hits may be missing");
        }
    }
}

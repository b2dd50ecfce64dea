package dev.logscan.benchmark;

import java.io.IOException;
import java.io.OutputStream;

/** One response of Elasticsearch's search, all of it on one line, however large. */
final class SearchResponse {
    private static final String HEAD =
            "{\"took\":41,\"timed_out\":false,\"_shards\":{\"total\":30,\"successful\":30,\"skipped\":0,\"failed\":0},"
                    + "\"hits\":{\"total\":{\"value\":10000,\"relation\":\"gte\"},\"max_score\":null,\"hits\":[";
    private static final String TAIL = "]}}\n";

    private final Settings settings;
    private final Telling telling;

    /** The kinds of the settings must be {@link LogKind#KIBANA} alone. */
    SearchResponse(Settings settings) throws UsageException {
        this.settings = settings;
        telling = Telling.of(settings);
    }

    void write(OutputStream out) throws IOException {
        Line line = new Line();
        line.add(HEAD).writeTo(out);
        boolean[] first = {true};
        Writing writing = new Writing(
                settings,
                LogKind.KIBANA,
                "search-response",
                Settings.START,
                Settings.START + Settings.SPAN,
                settings.size() - HEAD.length() - TAIL.length(),
                telling.lines());
        writing.write(
                one -> {
                    if (!first[0]) {
                        out.write(',');
                    }
                    first[0] = false;
                    one.writeTo(out);
                },
                1);
        line.clear();
        line.add(TAIL).writeTo(out);
    }

    Telling telling() {
        return telling;
    }
}

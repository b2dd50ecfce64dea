package dev.logscan.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** A stretch of a log in memory, for benchmarks of the inner parts. */
public final class Excerpt {
    private static final Template CSV = Template.of(
            "\"${ms}\",\"${id}\",\"GET\",\"/${project}/-/issues/${int:1:9000}\","
                    + "\"${pick:200|404}\",\"Projects::IssuesController#show\",\"${dec}\",\"-\",\"a \"\"quoted\"\" word, and more\"\n");

    private Excerpt() {}

    /**
     * Everyday lines of a kind.
     *
     * @param kind a kind as {@code --kinds} names it
     * @param size about how many bytes
     * @param nearMisses the share of lines that hold a literal of the catalog, from 0 to 1
     * @return the lines
     */
    public static byte[] of(String kind, int size, double nearMisses) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(size);
        try {
            LogKind log = LogKind.of(kind);
            Settings settings = new Settings(size, 1, Settings.Gzip.NONE, 0, nearMisses, 1, 1, List.of(log));
            new Writing(settings, log, kind, Settings.START, Settings.START + Settings.SPAN, size, List.of())
                    .write(Writing.lines(out), 1);
        } catch (IOException | UsageException e) {
            throw new IllegalArgumentException(e);
        }
        return out.toByteArray();
    }

    /**
     * A CSV report of Discover.
     *
     * @param rows how many rows stand below the header
     * @return the report
     */
    public static byte[] csv(int rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Line line = new Line();
        line.add("\"@timestamp\",\"json.correlation_id\",\"json.method\",\"json.path\",\"json.status\",")
                .add("\"json.meta.caller_id\",\"json.duration_s\",\"json.exception.class\",\"json.message\"\n");
        Moment moment = new Moment(new RandomBits(1));
        try {
            line.writeTo(out);
            for (int i = 0; i < rows; i++) {
                moment.begin(Settings.START + i * 1000L, 0);
                line.clear();
                CSV.write(line, moment);
                line.writeTo(out);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }
}

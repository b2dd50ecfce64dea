package dev.logscan.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * One stretch of a log: everyday lines up to a size, evenly spread over a span of time, and what tells among them.
 *
 * @param settings what is generated
 * @param kind the log
 * @param name tells this stretch from others, so that each has lines of its own
 * @param from when it begins, in milliseconds since 1970
 * @param to when it ends
 * @param size its bytes
 * @param telling the lines of problems in it, by time
 */
record Writing(Settings settings, LogKind kind, String name, long from, long to, long size, List<TellingLine> telling) {
    /** Puts lines together. */
    interface Sink {
        void put(Line line) throws IOException;
    }

    /** Ends every line with a line feed. */
    static Sink lines(OutputStream out) {
        return line -> line.add('\n').writeTo(out);
    }

    /** Writes the stretch; {@code overhead} is what the sink adds to a line, in bytes. */
    void write(Sink sink, int overhead) throws IOException {
        Line line = new Line();
        long room = size
                - telling.stream().mapToLong(t -> length(t, line) + overhead).sum();
        List<Template> everyday = kind.lines();
        List<Template> nearMisses = kind.nearMisses();
        RandomBits random = RandomBits.of(settings.seed(), name, 0);
        Moment moment = new Moment(random);
        long written = 0;
        double owed = 0.5;
        int next = 0;
        while (true) {
            long now = from + (long) ((double) (to - from) * written / Math.max(1, room));
            for (; next < telling.size() && telling.get(next).time() <= now; next++) {
                put(telling.get(next), line, sink);
            }
            owed += settings.nearMisses();
            List<Template> some = owed >= 1 ? nearMisses : everyday;
            owed -= owed >= 1 ? 1 : 0;
            moment.begin(now, 0);
            line.clear();
            some.get(random.below(some.size())).write(line, moment);
            int length = line.length() + overhead;
            // Ends where it is nearest to the size, so that many small files are as large as one.
            if (written + length / 2 >= room) {
                break;
            }
            sink.put(line);
            written += length;
        }
        for (; next < telling.size(); next++) {
            put(telling.get(next), line, sink);
        }
    }

    private int length(TellingLine telling, Line line) {
        line.clear();
        telling.write(line, settings);
        return line.length();
    }

    private void put(TellingLine telling, Line line, Sink sink) throws IOException {
        line.clear();
        telling.write(line, settings);
        sink.put(line);
    }
}

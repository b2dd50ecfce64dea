package dev.logscan.benchmark;

import java.io.IOException;
import java.io.OutputStream;

/** A log of nothing but attempts that failed, each under an id of its own: lines of an audience that was refused. */
final class Flood {
    private final Settings settings;
    private final long attempts;

    Flood(Settings settings, long attempts) {
        this.settings = settings;
        this.attempts = attempts;
    }

    void write(OutputStream out) throws IOException, UsageException {
        // An exception tells enough by itself, in the shortest of its lines.
        Problem.Trace trace = Problem.all().get(0).lines().get(0);
        Moment moment = new Moment(RandomBits.of(settings.seed(), "flood", 0));
        Writing.Sink sink = Writing.lines(out);
        Line line = new Line();
        for (long i = 0; i < attempts; i++) {
            moment.begin(Settings.START + (long) ((double) Settings.SPAN * i / attempts), i % settings.hosts());
            line.clear();
            trace.template().write(line, moment);
            sink.put(line);
        }
    }
}

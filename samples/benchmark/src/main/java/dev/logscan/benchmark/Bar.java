package dev.logscan.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What logscan must reach at one work.
 *
 * @param figure what is looked at
 * @param peer the peer that it is compared with; empty when the figure stands for itself
 * @param bar the value that must be reached
 * @param aim the value that is wanted
 */
record Bar(Figure figure, String peer, double bar, double aim) {
    /** The number of threads that all figures but the memory are of. */
    private static final String LOGSCAN = "logscan-2";

    /** A figure, and whether less of it is better. */
    enum Figure {
        TIME_OF_PEER("time, in times of", true),
        SECONDS("seconds", true),
        MEGABYTES_PER_SECOND("MB/s", false),
        PEAK_MEGABYTES("peak MB", true),
        GAIN_BY_THREADS("one thread's time, in times of two", false);

        private final String words;
        private final boolean lessIsBetter;

        Figure(String words, boolean lessIsBetter) {
            this.words = words;
            this.lessIsBetter = lessIsBetter;
        }
    }

    /** A row of a Markdown table. */
    String row(String work, List<Result> results) {
        Map<String, Result> byPeer =
                results.stream().collect(Collectors.toMap(r -> r.peer().name(), r -> r));
        Result ours = byPeer.get(LOGSCAN);
        Result other = figure == Figure.GAIN_BY_THREADS ? byPeer.get("logscan-1") : byPeer.get(peer);
        boolean needsOther = figure == Figure.GAIN_BY_THREADS || !peer.isEmpty();
        String measured = ours == null || (needsOther && other == null) ? "not measured" : judged(ours, other);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s |%n",
                work,
                (figure.words + " " + peer).strip(),
                text(bar),
                text(aim),
                measured);
    }

    private String judged(Result ours, @Nullable Result other) {
        double value = switch (figure) {
            case SECONDS -> ours.wall();
            case MEGABYTES_PER_SECOND -> ours.bytesPerSecond() / 1e6;
            case PEAK_MEGABYTES -> ours.memory() / 1e6;
            case TIME_OF_PEER -> other == null ? Double.NaN : other.bytesPerSecond() / ours.bytesPerSecond();
            case GAIN_BY_THREADS -> other == null ? Double.NaN : other.wall() / ours.wall();
        };
        String verdict = reaches(value, aim) ? "aim reached" : reaches(value, bar) ? "bar reached" : "**missed**";
        return text(value) + " | " + verdict;
    }

    private boolean reaches(double value, double wanted) {
        return figure.lessIsBetter ? value <= wanted : value >= wanted;
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 0.1 ? "%.2f" : "%.3f", value);
    }
}

package dev.logscan.benchmark;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The runs of one peer over one work.
 *
 * @param work what it had to do
 * @param peer who did it
 * @param runs all of them, in their order
 */
record Result(String work, Peer peer, List<Run> runs) {
    double wall() {
        return median(Run::wall);
    }

    double cpu() {
        return median(Run::cpu);
    }

    /** The largest that any run needed. */
    double memory() {
        return runs.stream().mapToDouble(Run::memory).max().orElse(Double.NaN);
    }

    double bytesPerSecond() {
        return peer.bytes() / wall();
    }

    double fastest() {
        return runs.stream().mapToDouble(Run::wall).min().orElse(Double.NaN);
    }

    double slowest() {
        return runs.stream().mapToDouble(Run::wall).max().orElse(Double.NaN);
    }

    private double median(ToDoubleFunction<Run> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

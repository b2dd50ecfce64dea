package dev.logscan.spark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Shares files out so that all partitions have about the same bytes to read. */
final class Balance {
    /** What it costs to open a file, in bytes that could be read meanwhile. */
    private static final long OPENING = 1 << 20;

    private Balance() {}

    /** The largest file first, each to the partition that has least; none is empty, and the fullest is the first. */
    static List<List<LakeFile>> share(List<LakeFile> files, int partitions) {
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < Math.min(partitions, files.size()); i++) {
            shares.add(new Share(i));
        }
        PriorityQueue<Share> emptiest =
                new PriorityQueue<>(Comparator.comparingLong(Share::weight).thenComparingInt(Share::number));
        emptiest.addAll(shares);
        files.stream()
                .sorted(Comparator.comparingLong(LakeFile::size).reversed().thenComparingInt(LakeFile::number))
                .forEach(file -> {
                    Share share = emptiest.remove();
                    share.add(file);
                    emptiest.add(share);
                });
        return shares.stream()
                .sorted(Comparator.comparingLong(Share::weight).reversed().thenComparingInt(Share::number))
                .map(Share::files)
                .toList();
    }

    private static final class Share {
        private final int number;
        private final List<LakeFile> files = new ArrayList<>();
        private long weight;

        Share(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }

        long weight() {
            return weight;
        }

        void add(LakeFile file) {
            files.add(file);
            weight += file.size() + OPENING;
        }

        /** As an ordinary list, which Spark can send. */
        List<LakeFile> files() {
            return files;
        }
    }
}

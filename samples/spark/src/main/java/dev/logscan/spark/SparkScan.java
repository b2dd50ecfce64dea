package dev.logscan.spark;

import dev.logscan.LogScan;
import dev.logscan.ScanPart;
import dev.logscan.SpreadScan;
import dev.logscan.input.LogInput;
import dev.logscan.report.Report;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.Partitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import scala.Tuple2;

/**
 * A scan whose inputs are read by the executors of a Spark cluster.
 *
 * <p>Executors read whole files, the parts that these give are shuffled by key so that what tells nothing is left out, and
 * the driver takes the rest in order and reports. Immutable.
 */
final class SparkScan {
    /** So many parts, of some hundred bytes each, the driver takes at once. */
    private static final int PARTS_AT_ONCE = 50_000;

    private final JavaSparkContext spark;
    private final SharedScan shared;
    private final int partitions;

    /** A scan that reads in so many tasks, or in fewer when there are fewer files. */
    SparkScan(JavaSparkContext spark, SharedScan shared, int partitions) {
        this.spark = spark;
        this.shared = shared;
        this.partitions = partitions;
    }

    /**
     * Reads what paths lead to, and says what it shows.
     *
     * @param paths files, directories and globs
     * @param settings what the driver is to report; its catalog and its number of threads are those of the shared scan
     */
    Report scan(List<String> paths, LogScan.Builder settings) throws InterruptedException {
        Lake lake = Lake.list(spark.hadoopConfiguration(), paths);
        Broadcast<SharedScan> scan = spark.broadcast(shared);
        Broadcast<SerializableConfiguration> hadoop =
                spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
        List<LakeFile> files = withCopies(lake.files(), hadoop);
        JavaRDD<ScanPart> telling = telling(read(files, scan, hadoop)).persist(StorageLevel.DISK_ONLY());
        long count = telling.count();
        JavaRDD<ScanPart> ordered = telling.mapToPair(part -> new Tuple2<>(part, true))
                .sortByKey(true, (int) (count / PARTS_AT_ONCE + 1))
                .keys()
                .persist(StorageLevel.DISK_ONLY());
        try {
            SpreadScan here = settings.catalog(shared.catalog()).build().spread();
            return here.report(files.size(), new Ordered(ordered), lake.problems());
        } finally {
            ordered.unpersist();
            telling.unpersist();
        }
    }

    /** Compares the files of one size, of which there are few in any lake. */
    private List<LakeFile> withCopies(List<LakeFile> files, Broadcast<SerializableConfiguration> hadoop) {
        Map<Long, List<LakeFile>> bySize = new TreeMap<>();
        files.forEach(file ->
                bySize.computeIfAbsent(file.size(), s -> new ArrayList<>()).add(file));
        List<List<LakeFile>> alike =
                bySize.values().stream().filter(some -> some.size() > 1).toList();
        if (alike.isEmpty()) {
            return files;
        }
        Map<String, String> copies = new HashMap<>();
        spark.parallelize(alike, Math.min(partitions, alike.size()))
                .map(some -> new HashMap<>(LogInput.copies(some.stream()
                        .map(file -> file.input(hadoop.value().value()))
                        .toList())))
                .collect()
                .forEach(copies::putAll);
        return files.stream().map(file -> file.copyOf(copies.get(file.name()))).toList();
    }

    private JavaRDD<ScanPart> read(
            List<LakeFile> files, Broadcast<SharedScan> scan, Broadcast<SerializableConfiguration> hadoop) {
        List<List<LakeFile>> shares = Balance.share(files, partitions);
        return spark.parallelize(shares, Math.max(1, shares.size())).mapPartitions(share -> {
            PulledParts parts = new PulledParts(sink -> {
                while (share.hasNext()) {
                    for (LakeFile file : share.next()) {
                        scan.value()
                                .scan()
                                .read(file.number(), file.input(hadoop.value().value()), sink);
                    }
                }
            });
            TaskContext.get().addTaskCompletionListener((TaskCompletionListener) context -> parts.close());
            return parts;
        });
    }

    /** Brings parts of one key together, in the order in which it is soon told which of them tell. */
    private JavaRDD<ScanPart> telling(JavaRDD<ScanPart> parts) {
        return parts.mapToPair(part -> new Tuple2<>(part, true))
                .repartitionAndSortWithinPartitions(new ByKey(partitions), ScanPart.byKey())
                .keys()
                .mapPartitions(ScanPart::telling);
    }

    private static final class ByKey extends Partitioner {
        private static final long serialVersionUID = 1;

        private final int partitions;

        ByKey(int partitions) {
            this.partitions = partitions;
        }

        @Override
        public int numPartitions() {
            return partitions;
        }

        @Override
        public int getPartition(Object part) {
            return Math.floorMod(((ScanPart) part).key(), partitions);
        }
    }

    private record Ordered(JavaRDD<ScanPart> parts) implements SpreadScan.Parts {
        @Override
        public Iterator<ScanPart> all() {
            return parts.toLocalIterator();
        }

        @Override
        public Iterator<ScanPart> withKeys(Set<Long> keys) {
            HashSet<Long> wanted = new HashSet<>(keys);
            return parts.filter(part -> wanted.contains(part.key())).toLocalIterator();
        }
    }
}

package dev.logscan.spark;

import dev.logscan.scenario.RuleFile;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** The one cluster of all tests: this process, which is started once. A task that fails is tried twice more. */
final class Cluster {
    private static final JavaSparkContext SPARK = new JavaSparkContext(new SparkConf()
            .setMaster("local[2,3]")
            .setAppName("logscan")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "127.0.0.1")
            .set("spark.driver.bindAddress", "127.0.0.1")
            .set("spark.local.dir", "target/spark")
            .set("spark.hadoop.fs.failing.impl", FailingFileSystem.class.getName())
            .set("spark.hadoop.fs.failing.impl.disable.cache", "true"));

    private static final SharedScan SHARED = new SharedScan(List.of());

    private Cluster() {}

    static JavaSparkContext spark() {
        return SPARK;
    }

    static SparkScan scan(int partitions) {
        return new SparkScan(SPARK, SHARED, partitions);
    }

    static SparkScan scan(int partitions, RuleFile rule) {
        return new SparkScan(SPARK, new SharedScan(List.of(rule)), partitions);
    }
}

package dev.logscan.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.logscan.LogScan;
import dev.logscan.report.Report;
import dev.logscan.report.TextOptions;
import dev.logscan.scenario.ScenarioException;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.time.ZoneOffset;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** The program that is submitted to a cluster. */
public final class Main {
    /** Lines of a report that nobody reads on a terminal. */
    private static final int WIDTH = 80;

    /** Tasks for each core of the cluster: when one takes longer than thought, the others have something to do. */
    private static final int TASKS_A_CORE = 4;

    private Main() {}

    /**
     * Scans what the arguments lead to. A wrong argument ends it with status 2 before anything is read; findings do not
     * make the job fail.
     *
     * @param words options and paths
     * @throws IOException when the report cannot be written
     * @throws InterruptedException when the job is cancelled
     */
    public static void main(String[] words) throws IOException, InterruptedException {
        try (JavaSparkContext spark = new JavaSparkContext(new SparkConf().setIfMissing("spark.app.name", "logscan"))) {
            int status = run(spark, words, new FileOutputStream(FileDescriptor.out), System.err);
            if (status != 0) {
                spark.stop();
                System.exit(status);
            }
        }
    }

    /** Runs on a cluster that is there. */
    static int run(JavaSparkContext spark, String[] words, OutputStream standardOutput, PrintStream problems)
            throws IOException, InterruptedException {
        Configuration hadoop = spark.hadoopConfiguration();
        Arguments arguments;
        SharedScan shared;
        try {
            arguments = Arguments.of(words);
            shared = new SharedScan(arguments.rules(hadoop));
            shared.catalog();
        } catch (Arguments.UsageException | ScenarioException e) {
            problems.println("logscan-spark: " + e.getMessage());
            return 2;
        }
        int partitions =
                arguments.partitions() > 0 ? arguments.partitions() : spark.defaultParallelism() * TASKS_A_CORE;
        LogScan.Builder settings = LogScan.builder();
        arguments.apply(settings);
        Report report = new SparkScan(spark, shared, partitions).scan(arguments.paths(), settings);
        if (arguments.output() == null) {
            write(report, arguments, standardOutput);
        } else {
            Path file = new Path(arguments.output());
            try (OutputStream out = file.getFileSystem(hadoop).create(file, true)) {
                write(report, arguments, out);
            }
        }
        return 0;
    }

    private static void write(Report report, Arguments arguments, OutputStream stream) throws IOException {
        TextOptions options = new TextOptions(false, false, WIDTH, false, ZoneOffset.UTC);
        Writer out = new BufferedWriter(new OutputStreamWriter(stream, UTF_8));
        arguments.format().renderer(options).render(report, out);
        out.flush();
    }
}

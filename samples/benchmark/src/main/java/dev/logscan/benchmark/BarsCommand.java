package dev.logscan.benchmark;

import dev.logscan.benchmark.Bar.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** {@code bars}: generates the logs of every work that has a bar, measures, and says which bars are reached. */
final class BarsCommand {
    /**
     * Something that logscan must do in time.
     *
     * @param name how results call it
     * @param options what is generated
     * @param peers who is measured
     * @param bars what must be reached
     */
    private record Task(String name, String options, List<String> peers, List<Bar> bars) {}

    private static final double PEAK = 300;
    private static final double WANTED_PEAK = 150;

    private static final List<Task> TASKS = List.of(
            new Task(
                    "10 KB",
                    "--size 10KB --telling 3 --kinds exceptions_json,production_json,workhorse",
                    List.of("logscan-1", "logscan-2", "rg", "jq", "duckdb", "jackson"),
                    List.of(new Bar(Figure.SECONDS, "", 0.25, 0.12))),
            new Task(
                    "1 GB",
                    "--size 1GB --telling 16",
                    List.of("logscan-1", "logscan-2", "rg", "rg-1", "jq", "duckdb", "jackson"),
                    List.of(
                            new Bar(Figure.TIME_OF_PEER, "rg", 4, 1.5),
                            new Bar(Figure.TIME_OF_PEER, "duckdb", 0.25, 0.25),
                            new Bar(Figure.TIME_OF_PEER, "jq", 0.025, 0.025),
                            new Bar(Figure.PEAK_MEGABYTES, "", PEAK, WANTED_PEAK),
                            new Bar(Figure.GAIN_BY_THREADS, "", 1.7, 1.9))),
            new Task(
                    "1 GB with 7 % near misses",
                    "--size 1GB --telling 16 --near-misses 7%",
                    List.of("logscan-1", "logscan-2", "rg"),
                    List.of(
                            new Bar(Figure.MEGABYTES_PER_SECOND, "", 600, 1000),
                            new Bar(Figure.PEAK_MEGABYTES, "", PEAK, WANTED_PEAK))),
            new Task(
                    "gzip 8 files of 1 GB",
                    "--size 1GB --telling 16 --files 8 --gzip all --kinds production_json,api_json",
                    List.of("logscan-1", "logscan-2", "zcat|rg", "jackson"),
                    List.of(
                            new Bar(Figure.TIME_OF_PEER, "zcat|rg", 1.1, 0.7),
                            new Bar(Figure.PEAK_MEGABYTES, "", PEAK, WANTED_PEAK))),
            new Task(
                    "1 GB search response",
                    "--shape search-response --size 1GB --telling 16",
                    List.of("logscan-1", "logscan-2", "rg", "jackson"),
                    List.of(
                            new Bar(Figure.MEGABYTES_PER_SECOND, "", 250, 500),
                            new Bar(Figure.PEAK_MEGABYTES, "", PEAK, WANTED_PEAK))),
            new Task(
                    "1 GB in 10000 files",
                    "--size 1GB --telling 16 --files 10000",
                    List.of("logscan-1", "logscan-2", "rg"),
                    List.of(new Bar(Figure.PEAK_MEGABYTES, "", PEAK, WANTED_PEAK))),
            new Task(
                    "10 GB",
                    "--size 10GB --telling 16",
                    List.of("logscan-1", "logscan-2", "rg"),
                    List.of(
                            new Bar(Figure.TIME_OF_PEER, "rg", 3, 1.2),
                            new Bar(Figure.PEAK_MEGABYTES, "", PEAK, WANTED_PEAK))));

    private BarsCommand() {}

    static void run(List<String> words) throws UsageException, IOException, InterruptedException {
        Options options = Options.parse(words, Set.of("runs", "only", "results", "logscan"));
        Path folder = Path.of(options.operand("where the logs shall stand"));
        int runs = (int) Math.max(1, options.number("runs", 5));
        Path launcher =
                Path.of(options.text("logscan", CompareCommand.LAUNCHER)).toAbsolutePath();
        String kept = options.text("results", "");
        List<Result> all = new ArrayList<>();
        StringBuilder bars = new StringBuilder("""
                | work | figure | bar | aim | measured | |
                | --- | --- | ---: | ---: | ---: | --- |
                """);
        for (Task task : TASKS) {
            if (task.name().contains(options.text("only", ""))) {
                List<Result> results =
                        new Comparison(runs, task.peers(), launcher).run(task.name(), generated(task, folder));
                task.bars().forEach(bar -> bars.append(bar.row(task.name(), results)));
                all.addAll(results);
                if (!kept.isEmpty()) {
                    Results.keep(results, Path.of(kept));
                }
            }
        }
        System.out.print(Results.table(all) + "\n" + bars);
    }

    /** Logs of an earlier run are taken as they are: what stands beside them was written last. */
    private static Path generated(Task task, Path folder) throws UsageException, IOException {
        Path logs = folder.resolve(task.name().replace(" ", "-").replace("%", "percent"));
        if (!Files.exists(LogTree.expectation(logs))) {
            Files.createDirectories(folder);
            List<String> words = new ArrayList<>(Arrays.asList(task.options().split(" ", -1)));
            words.add(logs.toString());
            GenerateCommand.run(words);
        }
        return logs;
    }
}

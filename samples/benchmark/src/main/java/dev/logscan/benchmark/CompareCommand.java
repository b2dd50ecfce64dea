package dev.logscan.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** {@code compare}: measures over logs that are there. */
final class CompareCommand {
    static final String LAUNCHER = "cli/target/logscan/bin/logscan";

    private CompareCommand() {}

    static void run(List<String> words) throws UsageException, IOException, InterruptedException {
        Options options = Options.parse(words, Set.of("runs", "peers", "results", "logscan", "name"));
        Path path = Path.of(options.operand("what to read"));
        String peers = options.text("peers", "");
        Comparison comparison = new Comparison(
                (int) Math.max(1, options.number("runs", 5)),
                peers.isEmpty() ? List.of() : List.of(peers.split(",", -1)),
                Path.of(options.text("logscan", LAUNCHER)).toAbsolutePath());
        List<Result> results =
                comparison.run(options.text("name", path.getFileName().toString()), path);
        System.out.print(Results.table(results));
        String kept = options.text("results", "");
        if (!kept.isEmpty()) {
            Results.keep(results, Path.of(kept));
        }
    }
}

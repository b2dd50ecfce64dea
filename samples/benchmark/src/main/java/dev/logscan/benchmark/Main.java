package dev.logscan.benchmark;

import dev.logscan.scenario.ScenarioCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The entry point: generates logs, and measures. */
public final class Main {
    private static final String USAGE = """
            generate [--size 1GB] [--files N] [--gzip none|rotated|all] [--telling 16]
                     [--near-misses 7%] [--kinds KIND,...] [--seed 1] [--hosts 8] FOLDER
            generate --shape search-response [--size 1GB] [--telling 16] FILE
            generate --shape flood [--attempts 1000000] [--hosts 8] FILE
            compare [--runs 5] [--peers NAME,...] [--results FILE] [--logscan LAUNCHER] PATH
            bars [--runs 5] [--only TEXT] [--results FILE] [--logscan LAUNCHER] FOLDER
            literals

            FILE may be - for standard output.
            """;

    private Main() {}

    /**
     * Runs a command.
     *
     * @param args the command, and its options and operands
     * @throws InterruptedException when a measurement is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        try {
            List<String> words = Arrays.asList(args);
            List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
            switch (words.isEmpty() ? "" : words.get(0)) {
                case "generate" -> GenerateCommand.run(rest);
                case "compare" -> CompareCommand.run(rest);
                case "bars" -> BarsCommand.run(rest);
                case "literals" ->
                    ScenarioCatalog.load().literals().alternatives().stream()
                            .sorted()
                            .forEach(System.out::println);
                case "jackson" -> JacksonPass.run(rest);
                case "duckdb" -> DuckDbPass.run(Path.of(rest.get(0)));
                default -> throw new UsageException("expected one of\n" + USAGE);
            }
        } catch (UsageException | IOException e) {
            System.err.println("benchmark: " + e.getMessage());
            System.exit(2);
        }
    }
}

package dev.logscan.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.Filter;
import dev.logscan.LogScan;
import dev.logscan.input.Discovery;
import dev.logscan.language.Language;
import dev.logscan.report.Format;
import dev.logscan.report.Report;
import dev.logscan.report.TextOptions;
import dev.logscan.scenario.RuleFile;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.Severity;
import dev.logscan.scenario.Version;
import dev.logscan.scenario.VersionRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Spark says what one machine says, however the work is shared out. */
final class SparkScanTest {
    private static final Path SAMPLES = Path.of("..");
    private static final Path TREE = SAMPLES.resolve("var-log-gitlab");
    private static final List<Integer> PARTITIONS = List.of(1, 2, 7);

    /** The size of the logs that are generated. */
    private static final long BYTES = Long.getLong("logscan.spark.bytes", 50_000_000);

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everySampleGivesTheSameReport() throws IOException {
        List<Path> samples = samples();
        assertThat(samples).hasSizeGreaterThan(50);
        return Stream.concat(samples.stream(), Stream.of(TREE))
                .map(sample -> DynamicTest.dynamicTest(sample.getFileName().toString(), () -> {
                    Path input = sample.equals(TREE) ? TREE : sample.resolve("input");
                    isTheSame(input, () -> options(sample));
                }));
    }

    @Test
    void allSamplesAtOnceGiveTheSameReport() throws Exception {
        for (Path sample : samples()) {
            copy(sample.resolve("input"), folder.resolve(sample.getFileName()));
        }
        isTheSame(folder, LogScan::builder);
    }

    @Test
    void generatedLogsGiveTheSameReport() throws Exception {
        Path logs = folder.resolve("logs");
        generate(logs, "--size", BYTES / 1_000_000 + "MB", "--files", "60", "--gzip", "rotated", "--telling", "1600");
        isTheSame(logs, LogScan::builder);
    }

    @Test
    void attemptsThatFloodTheLogsGiveTheSameReport() throws Exception {
        Path flood = folder.resolve("flood.log");
        generate(flood, "--shape", "flood", "--attempts", "30000");
        isTheSame(flood, LogScan::builder, 7);
    }

    @Test
    void settingsFiltersAndRulesHold() throws Exception {
        RuleFile rule =
                new RuleFile("webhook-timeout.json", Files.readAllBytes(SAMPLES.resolve("rules/webhook-timeout.json")));
        List<Supplier<LogScan.Builder>> settings = List.of(
                () -> LogScan.builder().language(Language.JAPANESE),
                () -> LogScan.builder().showSecrets(true),
                () -> LogScan.builder().filter(since("2025-03-05T09:00:00Z")));
        for (Supplier<LogScan.Builder> setting : settings) {
            String expected = said(one(TREE, setting.get().catalog(ScenarioCatalog.load(List.of(rule)))));
            assertThat(said(Cluster.scan(3, rule).scan(List.of(TREE.toString()), setting.get())))
                    .isEqualTo(expected);
        }
        assertThat(Cluster.scan(3, rule)
                        .scan(List.of(TREE.toString()), LogScan.builder())
                        .findings())
                .anyMatch(finding -> finding.scenario().equals("webhook-timeout"));
    }

    @Test
    void aTaskThatIsTriedAgainDoublesNothing() throws Exception {
        Path input =
                SAMPLES.resolve("jwt-invalid-audience/input").toAbsolutePath().normalize();
        Path copy = Files.createDirectory(folder.resolve("tried"));
        try (Stream<Path> files = Files.walk(input)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve("once-" + file.getFileName()));
            }
        }
        int before = FailingFileSystem.failed();
        String name = "failing:" + copy;

        String report = said(Cluster.scan(2).scan(List.of(name), LogScan.builder()));

        assertThat(FailingFileSystem.failed() - before).isGreaterThan(1);
        // The names are of different lengths, so that lines are broken at other places.
        assertThat(report.replace(name, copy.toString()))
                .isEqualToNormalizingWhitespace(said(one(copy, LogScan.builder())));
    }

    @Test
    void whatCannotBeReadCostsALineAndNotTheJob() throws Exception {
        Path input =
                SAMPLES.resolve("jwt-invalid-audience/input").toAbsolutePath().normalize();
        Files.writeString(folder.resolve("lost.log"), "lost");
        Files.createDirectory(folder.resolve("closed"));

        Report report = Cluster.scan(2)
                .scan(List.of("failing:" + folder, "nowhere/*.log", "a:b", input.toString()), LogScan.builder());

        assertThat(report.findings()).isNotEmpty();
        assertThat(report.sources().stream()
                        .flatMap(source -> source.problems().stream())
                        .map(problem -> problem.source() + ": " + problem.message()))
                .containsExactlyInAnyOrder(
                        "a:b: not a path: java.net.URISyntaxException: Relative path in absolute URI: a:b",
                        "nowhere/*.log: no such file",
                        "failing:" + folder + "/closed: cannot be read: the gate is closed",
                        "failing:" + folder + "/lost.log: cannot be read: the lake is dry");
    }

    private static Filter since(String time) {
        return new Filter(Instant.parse(time), null, Set.of(), Set.of(), null, Severity.INFO);
    }

    private static List<Path> samples() throws IOException {
        try (Stream<Path> folders = Files.list(SAMPLES)) {
            return folders.filter(sample -> Files.isDirectory(sample.resolve("input")))
                    .sorted()
                    .toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }

    /** Whatever the number of partitions, and the order in which files are named. */
    private static void isTheSame(Path input, Supplier<LogScan.Builder> settings) throws Exception {
        for (int partitions : PARTITIONS) {
            isTheSame(input, settings, partitions);
        }
    }

    private static void isTheSame(Path input, Supplier<LogScan.Builder> settings, int partitions) throws Exception {
        List<String> paths = new ArrayList<>(List.of(input.toString()));
        if (partitions > 1 && Files.isDirectory(input)) {
            try (Stream<Path> children = Files.list(input)) {
                paths.addAll(0, children.map(Path::toString).toList());
            }
            Collections.shuffle(paths, new Random(partitions));
        }
        assertThat(said(Cluster.scan(partitions).scan(paths, settings.get())))
                .isEqualTo(said(one(paths, settings.get())));
    }

    private static Report one(Path input, LogScan.Builder settings) throws InterruptedException {
        return one(List.of(input.toString()), settings);
    }

    private static Report one(List<String> paths, LogScan.Builder settings) throws InterruptedException {
        return settings.build().scan(Discovery.of(paths, InputStream.nullInputStream()));
    }

    private static LogScan.Builder options(Path sample) {
        LogScan.Builder builder = LogScan.builder();
        Path file = sample.resolve("options.properties");
        if (Files.exists(file)) {
            Properties options = new Properties();
            try (InputStream in = Files.newInputStream(file)) {
                options.load(in);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            String proxyFqdn = options.getProperty("proxy-fqdn");
            if (proxyFqdn != null) {
                builder.proxyFqdn(proxyFqdn);
            }
            String version = options.getProperty("gitlab-version");
            if (version != null) {
                builder.gitlabVersion(VersionRange.exactly(Version.of(version).orElseThrow()));
            }
        }
        return builder;
    }

    private static void generate(Path target, String... options) throws Exception {
        List<String> words = new ArrayList<>(List.of("generate"));
        words.addAll(List.of(options));
        words.add(target.toString());
        dev.logscan.benchmark.Main.main(words.toArray(String[]::new));
    }

    /** The JSON report and the text. */
    private static String said(Report report) throws IOException {
        StringBuilder out = new StringBuilder();
        for (Format format : List.of(Format.JSON, Format.TEXT)) {
            format.renderer(new TextOptions(false, true, 80, true, ZoneOffset.UTC))
                    .render(report, out);
        }
        return out.toString();
    }
}

package dev.logscan.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.logscan.LogScan;
import dev.logscan.input.Discovery;
import dev.logscan.report.Report;
import dev.logscan.scenario.ScenarioCatalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {
    @TempDir
    private Path folder;

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherOneOthers() throws Exception {
        Map<String, String> one = tree("one", "--size 300KB --files 40 --gzip rotated --near-misses 7% --seed 5");
        Map<String, String> again = tree("again", "--size 300KB --files 40 --gzip rotated --near-misses 7% --seed 5");
        Map<String, String> other = tree("other", "--size 300KB --files 40 --gzip rotated --near-misses 7% --seed 6");

        assertThat(again).isEqualTo(one);
        assertThat(other.keySet()).isEqualTo(one.keySet());
        assertThat(other.values()).doesNotContainAnyElementsOf(one.values());
    }

    @Test
    void aScanFindsTheProblemsThatWereGeneratedAndNothingElse() throws Exception {
        for (String options : List.of(
                "--size 500KB",
                "--size 3MB --files 60 --gzip rotated --near-misses 7% --telling 200 --hosts 5",
                "--size 300KB --gzip all --telling 33 --kinds exceptions_json,production_json,workhorse,api_json",
                "--size 100KB --telling 1 --kinds api_json")) {
            tree("found", options);
            assertThat(found(folder.resolve("found"))).as(options).isEqualTo(expected("found"));
            delete("found");
        }
    }

    @Test
    void aScanFindsTheProblemsOfASearchResponse() throws Exception {
        Path response = folder.resolve("response");
        GenerateCommand.run(
                List.of("--shape", "search-response", "--size", "400KB", "--near-misses", "7%", response.toString()));

        assertThat(Files.size(response)).isCloseTo(400_000, within(2000L));
        assertThat(Files.readAllLines(response)).hasSize(1);
        assertThat(found(response)).isEqualTo(expected("response")).hasSize(8);
    }

    @Test
    void everyAttemptOfAFloodHasAnIdOfItsOwnAndEveryInstanceAFinding() throws Exception {
        Path flood = folder.resolve("flood");
        GenerateCommand.run(List.of("--shape", "flood", "--attempts", "600", "--hosts", "20", flood.toString()));

        Report report = scan(flood);

        assertThat(report.findings())
                .hasSize(20)
                .allSatisfy(f -> assertThat(f.count()).isEqualTo(30));
    }

    @Test
    void theSizeAndTheNumberOfFilesHold() throws Exception {
        Map<String, String> files = tree("many", "--size 2MB --files 1000 --telling 0");

        assertThat(files).hasSize(1000);
        assertThat(files.values().stream().mapToLong(String::length).sum()).isCloseTo(2_000_000, within(60_000L));
        assertThat(files.keySet()).anyMatch(f -> f.startsWith("node-10003/gitlab-workhorse/@4000"));
    }

    @Test
    void asManyLinesHoldALiteralAsWereAskedFor() throws Exception {
        Map<String, String> none = tree("none", "--size 1MB --telling 0");
        Map<String, String> some = tree("some", "--size 1MB --telling 16");
        Map<String, String> near = tree("near", "--size 1MB --telling 0 --near-misses 7%");

        assertThat(linesWithALiteral(none)).isZero();
        assertThat(linesWithALiteral(some)).isEqualTo(16);
        long lines =
                near.values().stream().mapToLong(text -> text.lines().count()).sum();
        assertThat((double) linesWithALiteral(near) / lines).isCloseTo(0.07, within(0.005));
    }

    @Test
    void whatCannotBeDoneIsSaid() {
        assertThatThrownBy(() -> tree("bad", "--size 1TB"))
                .hasMessage("--size: 1TB (expected such as 10KB, 300MB or 1GB)");
        assertThatThrownBy(() -> tree("bad", "--files 3"))
                .hasMessage("--files: 3 is too few (expected one for each of 14 kinds, or fewer --kinds)");
        assertThatThrownBy(() -> tree("bad", "--sise 3")).hasMessageStartingWith("--sise: unknown option");
    }

    private static long linesWithALiteral(Map<String, String> files) {
        Set<String> literals = ScenarioCatalog.load().literals().alternatives();
        return files.values().stream()
                .flatMap(String::lines)
                .filter(line -> literals.stream().anyMatch(line::contains))
                .count();
    }

    /** Generates a tree, and reads it: names and decompressed text. */
    private Map<String, String> tree(String name, String options) throws IOException, UsageException {
        Path tree = folder.resolve(name);
        List<String> words = new ArrayList<>(Arrays.asList(options.split(" ", -1)));
        words.add(tree.toString());
        GenerateCommand.run(words);
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(tree.relativize(file).toString(), text(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    private static String text(byte[] bytes) throws IOException {
        boolean gzip = bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
        try (InputStream in = new ByteArrayInputStream(bytes);
                InputStream plain = gzip ? new GZIPInputStream(in) : in) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            plain.transferTo(out);
            return out.toString(StandardCharsets.UTF_8);
        }
    }

    private void delete(String name) throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve(name))) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private List<String> expected(String name) throws IOException {
        return Files.readAllLines(LogTree.expectation(folder.resolve(name)));
    }

    private static List<String> found(Path path) throws InterruptedException {
        return scan(path).findings().stream()
                .flatMap(f -> f.correlationIds().stream().map(id -> f.scenario() + "\t" + id))
                .sorted()
                .toList();
    }

    private static Report scan(Path path) throws InterruptedException {
        return LogScan.builder().build().scan(Discovery.of(List.of(path.toString()), InputStream.nullInputStream()));
    }
}

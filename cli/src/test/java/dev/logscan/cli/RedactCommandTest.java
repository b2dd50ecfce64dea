package dev.logscan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RedactCommandTest {
    private static final String EXCEPTION = """
            {"severity":"ERROR","time":"2025-02-11T09:14:07.318Z","correlation_id":"01JKT4Q8V3E6ZP0X4M1W7C2D9A",\
            "meta.caller_id":"JiraConnect::EventsController#installed","exception.class":"JWT::InvalidAudError",\
            "exception.message":"Invalid audience. Expected https://git.acme.lan/-/jira_connect, received https://git.acme.com/-/jira_connect"}
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private Path log;
    private Path copy;

    @BeforeEach
    void write() throws IOException {
        log = Files.writeString(
                Files.createDirectory(folder.resolve("logs")).resolve("exceptions_json.log"), EXCEPTION);
        copy = folder.resolve("copy");
    }

    @Test
    void aCopyAndAMapAreWrittenAndNothingElse() throws IOException {
        assertThat(run("redact", "-o", copy.toString(), log.toString())).isZero();

        assertThat(out.toString(UTF_8)).isEqualTo("""
                        %1$s: 1 entry in 1 file
                        A scan of it shows the same as one of the logs: 1 finding.
                        Which pseudonym stands for what is in %1$s.map. Keep it to yourself.
                        """.formatted(copy));
        assertThat(err.toString(UTF_8)).isEmpty();
        assertThat(names(folder)).containsExactly("copy", "copy.map", "logs");
        Path map = folder.resolve("copy.map");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(map)))
                .isEqualTo("rw-------");
        assertThat(map).content().contains("git.acme.com");
        assertThat(Files.readString(log)).isEqualTo(EXCEPTION);
        assertThat(run("--fail-on", "never", "-f", "json", copy.toString())).isZero();
        assertThat(out.toString(UTF_8))
                .contains("\"scenario\": \"jwt-invalid-audience\"")
                .doesNotContain("acme");
    }

    @Test
    void anEmptyFolderIsFilledAndAFullOneRefused() throws IOException {
        Files.createDirectory(copy);
        assertThat(run("redact", "-o", copy.toString(), log.toString())).isZero();
        String map = Files.readString(folder.resolve("copy.map"));

        assertThat(run("redact", "-o", copy.toString(), log.toString())).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("is there (expected an empty folder, or a name for a new one)");
        assertThat(folder.resolve("copy.map")).hasContent(map);
    }

    @Test
    void aMapIsNeverOverwrittenAndGoesOnWhenItIsNamed() throws IOException {
        Path map = folder.resolve("copy.map");
        Files.writeString(map, "mine");
        assertThat(run("redact", "-o", copy.toString(), log.toString())).isEqualTo(2);
        assertThat(err.toString(UTF_8))
                .contains("copy.map is there (expected another DIR, or --map to go on with that map)");
        assertThat(run("redact", "-o", copy.toString(), "--map", map.toString(), log.toString()))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("line 1: no map of pseudonyms");
        assertThat(map).hasContent("mine");
        Files.delete(map);

        assertThat(run("redact", "-o", copy.toString(), log.toString())).isZero();
        List<String> first = Files.readAllLines(map);
        Files.writeString(log, EXCEPTION.replace("git.acme.com", "new.acme.com"));
        Path second = folder.resolve("second");
        assertThat(run("redact", "-o", second.toString(), "--map", map.toString(), log.toString()))
                .isZero();

        assertThat(Files.readAllLines(map))
                .startsWith(first.toArray(new String[0]))
                .hasSizeGreaterThan(first.size());
        assertThat(names(folder)).containsExactly("copy", "copy.map", "logs", "second");
    }

    @Test
    void whatCannotBeIsRefusedBeforeAnythingIsRead() throws IOException {
        assertThat(run("redact", log.toString())).isEqualTo(2);
        assertThat(run(
                        "redact",
                        "-o",
                        folder.resolve("logs/copy").toString(),
                        folder.resolve("logs").toString()))
                .isEqualTo(2);
        assertThat(run("redact", "-o", folder.resolve("none/copy").toString(), log.toString()))
                .isEqualTo(2);
        assertThat(run("redact", "-o", log.toString(), log.toString())).isEqualTo(2);
        assertThat(run(
                        "redact",
                        "-o",
                        copy.toString(),
                        "--map",
                        copy.resolve("map").toString(),
                        log.toString()))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8).lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("--output: no folder"),
                        line -> assertThat(line).contains("is inside the input"),
                        line -> assertThat(line).contains("no such folder above it"),
                        line -> assertThat(line).contains("is there"),
                        line -> assertThat(line).contains("is inside the copy"));
        assertThat(names(folder)).containsExactly("logs");
    }

    @Test
    void aCopyThatShowsSomethingElseIsNotLeft() throws IOException {
        Path rule = Files.writeString(folder.resolve("logs/rule.json"), """
                {"id": "acme-host", "title": "Acme", "severity": "error", "docs": "https://docs.gitlab.com/",
                 "signals": {"seen": {"where": {"exception.message": {"matches": "acme[.]lan"}}}},
                 "when": {"all": ["seen"]}, "facts": {}, "groupBy": [], "summary": "Acme.", "causes": [], "steps": [],
                 "examples": {"seen": {"matches": [{"exception.message": "acme.lan"}], "ignores": [{"exception.message": "x"}]}}}
                """);

        assertThat(run("redact", "-o", copy.toString(), "--rules", rule.toString(), log.toString()))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8))
                .isEqualTo("logscan: redact: a scan of the copy does not show the same, so none was left: "
                        + "acme-host: its finding is missing from the copy\n");
        assertThat(names(folder)).containsExactly("logs");
    }

    @Test
    void standardInputAndANameForTheAppAreTaken() throws IOException {
        assertThat(run("redact", "-o", copy.toString(), "--proxy-fqdn", "git.acme.com:8443", "-"))
                .isZero();

        assertThat(out.toString(UTF_8))
                .contains("The copy is scanned with: --proxy-fqdn host-2.domain-2.example:8443\n");
        assertThat(names(copy)).containsExactly("standard-input");
    }

    private int run(String... args) {
        return Main.run(
                args, new ByteArrayInputStream(EXCEPTION.getBytes(UTF_8)), out, new PrintStream(err, true, UTF_8));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

package dev.logscan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.cli.Surroundings.Stderr;
import dev.logscan.cli.Surroundings.Stdin;
import dev.logscan.cli.Surroundings.Stdout;
import dev.logscan.input.ReadProblem;
import dev.logscan.language.Language;
import dev.logscan.language.Wording;
import dev.logscan.scenario.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScanCommandTest {
    private static final ReadProblem CUT = new ReadProblem("a.gz", "damaged after byte 12", true);
    private static final ReadProblem SMALL = new ReadProblem("a.log", "3 NUL bytes skipped", false);

    @TempDir
    Path folder;

    @Test
    void whatWasFoundDecidesTheExitCode() {
        assertThat(new Run().finds(Run.report()).with("a")).isEqualTo(0);
        assertThat(new Run().finds(Run.report(Severity.INFO)).with("a")).isEqualTo(0);
        assertThat(new Run().finds(Run.report(Severity.WARNING)).with("a")).isEqualTo(1);
        assertThat(new Run().finds(Run.report(Severity.WARNING)).with("--fail-on", "error", "a"))
                .isEqualTo(0);
        assertThat(new Run().finds(Run.report(Severity.INFO)).with("--fail-on=info", "a"))
                .isEqualTo(1);
        assertThat(new Run().finds(Run.report(Severity.ERROR)).with("--fail-on", "never", "a"))
                .isEqualTo(0);
    }

    @Test
    void aMistypedCommandIsNoMissingLog() {
        Run run = new Run();

        assertThat(run.with("wach", "/var/log/gitlab")).isEqualTo(2);
        assertThat(run.err()).isEqualTo("logscan: wach: no such file, and no command (did you mean watch?)\n");
        assertThat(new Run().finds(Run.report()).with("gitlab")).isEqualTo(0);
    }

    @Test
    void optionsMayStandBeforeTheCommandToo() {
        Run explain = new Run();
        assertThat(explain.with("--lang", "ja", "explain", "jwt-invalid-audience"))
                .isZero();
        assertThat(explain.out()).contains("オーディエンス");
        Run japanese = new Run();
        japanese.with("explain", "jwt-invalid-audience", "--lang=ja");
        assertThat(explain.out()).isEqualTo(japanese.out());

        Run scan = new Run();
        assertThat(scan.with("-f", "json", "--scenario", "sync-failed", "scan", "a", "watch"))
                .isZero();
        assertThat(scan.request().paths()).containsExactly("a", "watch");
        Run value = new Run();
        value.with("--correlation-id", "explain", "--", "trace");
        assertThat(value.request().paths()).containsExactly("trace");
        assertThat(value.request().correlationIds()).containsExactly("explain");
        Run other = new Run();
        assertThat(other.with("--color", "never", "explain", "sync-failed")).isEqualTo(2);
        assertThat(other.err()).startsWith("logscan: --color: unknown option");
    }

    @Test
    void aNarrowTerminalMakesANarrowPage() {
        assertThat(width(Stdout.TERMINAL, "60")).isEqualTo(60);
        assertThat(width(Stdout.TERMINAL, "20")).isEqualTo(40);
        assertThat(width(Stdout.TERMINAL, "200")).isEqualTo(80);
        assertThat(width(Stdout.TERMINAL, "0")).isEqualTo(80);
        assertThat(width(Stdout.TERMINAL, "wide")).isEqualTo(80);
        assertThat(width(Stdout.FILE, "60")).isEqualTo(80);
        assertThat(width(Stdout.PIPE, "60")).isEqualTo(80);
    }

    private static int width(Stdout stdout, String columns) {
        Run run = new Run().stdout(stdout).environment(Map.of("COLUMNS", columns));
        run.with("a");
        return run.request().text().width();
    }

    @Test
    void progressIsForTerminalsThatWantIt() {
        Map<String, String> xterm = Map.of("TERM", "xterm");

        assertThat(asked(Stderr.TERMINAL, xterm, "a").progress()).isTrue();
        assertThat(asked(Stderr.FILE, xterm, "a").progress()).isFalse();
        assertThat(asked(Stderr.TERMINAL, Map.of("TERM", "dumb"), "a").progress())
                .isFalse();
        assertThat(asked(Stderr.TERMINAL, xterm, "-q", "a").progress()).isFalse();
        assertThat(asked(Stderr.TERMINAL, xterm, "--no-progress", "a").progress())
                .isFalse();
    }

    private static ScanRequest asked(Stderr stderr, Map<String, String> environment, String... words) {
        Run run = new Run().stderr(stderr).environment(environment);
        run.with(words);
        return run.request();
    }

    @Test
    void whatWasReadDecidesItWithoutFindings() {
        var cut = List.of(Run.source("a.gz", "json-lines", 5, CUT));

        assertThat(new Run().finds(Run.report(cut)).with("a")).isEqualTo(3);
        assertThat(new Run().finds(Run.report(cut, Severity.ERROR)).with("a")).isEqualTo(1);
        assertThat(new Run().finds(Run.report(cut, Severity.INFO)).with("a")).isEqualTo(0);
        assertThat(new Run().finds(Run.report(List.of())).with("a")).isEqualTo(3);
        assertThat(new Run()
                        .finds(Run.report(List.of(Run.source("a", "text", 0))))
                        .with("a"))
                .isEqualTo(3);
        assertThat(new Run()
                        .finds(Run.report(List.of(Run.source("a", "search-response", 0))))
                        .with("a"))
                .isEqualTo(0);
        assertThat(new Run()
                        .finds(Run.report(List.of(Run.source("a", "json-lines", 5, SMALL))))
                        .with("a"))
                .isEqualTo(0);
    }

    @Test
    void withoutAPathStandardInputIsReadUnlessSomebodyWouldHaveToType() {
        Run piped = new Run();
        assertThat(piped.with()).isEqualTo(0);
        assertThat(piped.request().paths()).containsExactly("-");

        Run typed = new Run().stdin(Stdin.TERMINAL);
        assertThat(typed.with("-v")).isEqualTo(2);
        assertThat(typed.scanned()).isFalse();
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).isEqualTo("""
                Usage: logscan [OPTION...] [PATH...], such as
                  logscan /var/log/gitlab     on the server; or any file, folder or archive
                  pbpaste | logscan           what Kibana handed out
                logscan --help tells more.
                """);

        Run asked = new Run().stdin(Stdin.TERMINAL);
        assertThat(asked.with("-")).isEqualTo(0);
    }

    @Test
    void aClosedStandardInputIsRefusedWhereItIsNeeded() {
        Run run = new Run().stdin(Stdin.CLOSED);

        assertThat(run.with("a.log", "-")).isEqualTo(2);
        assertThat(run.err()).isEqualTo("logscan: standard input: closed (expected logs there, or a PATH)\n");
        assertThat(new Run().stdin(Stdin.CLOSED).with("a.log")).isEqualTo(0);
    }

    @Test
    void theCommandMayBeLeftOutAndPathsMayStandAnywhere() {
        Run run = new Run();

        assertThat(run.with("scan", "a", "-q", "b", "--missing", "a", "--", "--help", "-x"))
                .isEqualTo(0);
        assertThat(run.request().paths()).containsExactly("a", "b", "--help", "-x");
        assertThat(run.request().text().missing()).isTrue();
    }

    @Test
    void resultsGoToStandardOutputAndNotesToStandardError() {
        var sources = List.of(Run.source("a\u001b.log", "json-lines", 5, CUT));

        Run json = new Run().finds(Run.report(sources));
        json.with("-f", "json", "a");
        assertThat(json.out()).startsWith("{\n  \"schemaVersion\": 1,").endsWith("}\n");
        assertThat(json.err()).isEqualTo("logscan: a\\u{1b}.log: damaged after byte 12\n");

        Run quiet = new Run().finds(Run.report(sources));
        quiet.with("-q", "-fjson", "a");
        assertThat(quiet.err()).isEmpty();

        Run text = new Run().finds(Run.report(sources));
        text.with("a");
        assertThat(text.out()).contains("damaged after byte 12");
        assertThat(text.err()).isEmpty();
    }

    @Test
    void aReaderThatGoesAwayIsNoErrorButAFullDiskIs() {
        Run head =
                new Run().finds(Run.report(Severity.ERROR)).stdout(Stdout.PIPE).failing("Datenübergabe unterbrochen");
        assertThat(head.with("a")).isEqualTo(1);
        assertThat(head.err()).isEmpty();

        Run full = new Run().finds(Run.report(Severity.ERROR)).failing("No space left on device");
        assertThat(full.with("a")).isEqualTo(2);
        assertThat(full.err()).isEqualTo("logscan: standard output: not written: No space left on device\n");
    }

    @Test
    void reportsAreAlsoWrittenToFiles() throws IOException {
        Path json = folder.resolve("r.json");
        Path text = Files.writeString(folder.resolve("r.txt"), "old");

        Run run = new Run().finds(Run.report(Severity.ERROR));
        assertThat(run.with("-o", "json=" + json, "-otext=" + text, "--color=always", "a"))
                .isEqualTo(1);

        assertThat(run.out()).startsWith("\u001b[1;31mERROR\u001b[0m Title\n");
        assertThat(json).content(UTF_8).startsWith("{\n  \"schemaVersion\"");
        assertThat(text).content(UTF_8).startsWith("ERROR Title\n");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(json, text);
        }
    }

    @Test
    void colourIsForTerminalsThatWantIt() {
        assertThat(color(Stdout.TERMINAL, Map.of("TERM", "xterm"))).isTrue();
        assertThat(color(Stdout.TERMINAL, Map.of("TERM", "xterm", "NO_COLOR", "1")))
                .isFalse();
        assertThat(color(Stdout.TERMINAL, Map.of("TERM", "xterm", "NO_COLOR", "")))
                .isTrue();
        assertThat(color(Stdout.TERMINAL, Map.of("TERM", "dumb"))).isFalse();
        assertThat(color(Stdout.PIPE, Map.of("TERM", "xterm"))).isFalse();
        assertThat(color(Stdout.PIPE, Map.of("NO_COLOR", "1"), "--color", "always"))
                .isTrue();
        assertThat(color(Stdout.TERMINAL, Map.of("TERM", "xterm"), "--color=never"))
                .isFalse();
    }

    @Test
    void versionAndHelpScanNothing() {
        Run version = new Run();
        assertThat(version.with("-V", "a")).isEqualTo(0);
        assertThat(version.out()).startsWith("logscan ").endsWith("\n");
        assertThat(version.scanned()).isFalse();

        Run help = new Run().stdin(Stdin.TERMINAL);
        assertThat(help.with("--help")).isEqualTo(0);
        assertThat(help.out()).isEqualTo(Help.full(Wording.of(Language.ENGLISH)));
    }

    private static boolean color(Stdout stdout, Map<String, String> environment, String... words) {
        Run run = new Run().stdout(stdout).environment(environment);
        run.with(Stream.concat(Stream.of(words), Stream.of("a")).toArray(String[]::new));
        return run.request().text().color();
    }
}

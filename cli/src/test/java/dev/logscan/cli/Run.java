package dev.logscan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.logscan.cli.Surroundings.Stderr;
import dev.logscan.cli.Surroundings.Stdin;
import dev.logscan.cli.Surroundings.Stdout;
import dev.logscan.entry.Component;
import dev.logscan.incident.Confidence;
import dev.logscan.incident.Finding;
import dev.logscan.input.ReadProblem;
import dev.logscan.report.Report;
import dev.logscan.report.SourceSummary;
import dev.logscan.scenario.Severity;
import dev.logscan.scenario.Side;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run of the command with streams, environment, clock and library of its own. */
final class Run {
    static final Instant NOW = Instant.parse("2025-02-11T12:00:00Z");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Stdin stdin = Stdin.OPEN;
    private Stdout stdout = Stdout.FILE;
    private Stderr stderr = Stderr.FILE;
    private OutputStream sink = out;
    private Map<String, String> environment = Map.of();
    private Report report = report();
    private @Nullable ScanRequest request;

    Run stdin(Stdin value) {
        stdin = value;
        return this;
    }

    Run stdout(Stdout value) {
        stdout = value;
        return this;
    }

    Run stderr(Stderr value) {
        stderr = value;
        return this;
    }

    Run environment(Map<String, String> value) {
        environment = value;
        return this;
    }

    Run finds(Report value) {
        report = value;
        return this;
    }

    /** Standard output fails as it does when the disk is full or the reader is gone. */
    Run failing(String message) {
        sink = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
        return this;
    }

    int with(String... args) {
        return Main.run(
                args,
                new Surroundings(
                        new ByteArrayInputStream(new byte[0]),
                        stdin,
                        sink,
                        stdout,
                        new PrintStream(err, true, UTF_8),
                        stderr,
                        environment,
                        Clock.fixed(NOW, ZoneOffset.UTC)),
                (wanted, in, progress) -> {
                    request = wanted;
                    return report;
                });
    }

    String out() {
        return out.toString(UTF_8);
    }

    String err() {
        return err.toString(UTF_8);
    }

    /** What the library was asked for. */
    ScanRequest request() {
        if (request == null) {
            throw new AssertionError("nothing was scanned: " + err());
        }
        return request;
    }

    boolean scanned() {
        return request != null;
    }

    static Report report(Severity... severities) {
        return report(List.of(source("a.log", "json-lines", 3)), severities);
    }

    static Report report(List<SourceSummary> sources, Severity... severities) {
        return new Report(
                "0.1.0", sources, List.of(severities).stream().map(Run::finding).toList(), List.of(), List.of());
    }

    static SourceSummary source(String name, String format, long entries, ReadProblem... problems) {
        return new SourceSummary(name, Component.API, format, 100, entries, entries, 0, 0, NOW, NOW, List.of(problems));
    }

    private static Finding finding(Severity severity) {
        return new Finding(
                "sync-failed",
                "Title",
                severity,
                Confidence.CONFIRMED,
                Side.BROWSER,
                "Summary.",
                1,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "https://docs.example.com");
    }
}

package dev.logscan.input;

import dev.logscan.LogScan;
import dev.logscan.incident.Evidence;
import dev.logscan.incident.Finding;
import dev.logscan.report.Report;
import dev.logscan.report.SourceSummary;
import dev.logscan.scenario.ScenarioCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One form in which the same two entries reach us: a folder with the file and what is expected of it. */
record Form(Path folder) {
    static final Path ALL = Path.of("src/test/resources/dev/logscan/input/forms");

    private static final ScenarioCatalog CATALOG = ScenarioCatalog.load();

    /** A scan that does not load the catalog again. */
    static LogScan.Builder builder() {
        return LogScan.builder().catalog(CATALOG);
    }

    static List<Form> all() {
        try (Stream<Path> folders = Files.list(ALL)) {
            return folders.sorted().map(Form::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return folder.getFileName().toString();
    }

    Path input() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.equals(expected())).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path expected() {
        return folder.resolve("expected.txt");
    }

    byte[] bytes() {
        try {
            return Files.readAllBytes(input());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** Whether it is plain UTF-8, so that a test may change it as text. */
    boolean isPlain() {
        byte[] bytes = bytes();
        return bytes[0] > 0 && !(bytes[0] == 0x1f && bytes[1] == (byte) 0x8b);
    }

    static Report scan(LogScan.Builder scan, LogInput input) {
        try {
            return scan.build().scan(List.of(input));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The reading and the findings in a few lines, without the name of the source. */
    static String summary(Report report) {
        SourceSummary source = report.sources().get(0);
        String problems = source.problems().stream()
                .map(p -> "  " + p.message() + (p.incomplete() ? " (incomplete)" : "") + "\n")
                .collect(Collectors.joining());
        String reading = "format: " + source.format() + "\nlines: " + source.lines() + ", entries: " + source.entries()
                + ", blank: " + source.blank() + ", unparsed: " + source.unparsed() + "\nproblems:\n" + problems;
        return reading + report.findings().stream().map(Form::summary).collect(Collectors.joining());
    }

    static String summary(Finding finding) {
        String facts = finding.facts().stream()
                .map(fact -> "  " + fact.name() + ": " + String.join(" ", fact.values()) + "\n")
                .collect(Collectors.joining());
        String lines = finding.evidence().stream()
                .map(Evidence::origin)
                .map(origin -> " " + origin.line())
                .collect(Collectors.joining());
        return "finding: " + finding.scenario() + "\nconfidence: "
                + finding.confidence().name() + "\ncount: "
                + finding.count() + "\nseen: " + finding.firstSeen() + " to " + finding.lastSeen() + "\nids: "
                + String.join(" ", finding.correlationIds()) + "\nfacts:\n" + facts + "evidence on lines:" + lines
                + "\n";
    }

    /** What must be the same in every form. */
    static String essence(Report report) {
        return report.findings().stream()
                .map(Form::summary)
                .map(text -> text.replaceAll("confidence: .*\\n", "").replaceAll("evidence on lines:.*\\n", ""))
                .collect(Collectors.joining());
    }
}

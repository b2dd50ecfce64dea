package dev.logscan.cli;

import dev.logscan.Filter;
import dev.logscan.LogScan;
import dev.logscan.input.Discovery;
import dev.logscan.input.InputFormats;
import dev.logscan.input.ReadProgress;
import dev.logscan.language.Wording;
import dev.logscan.report.Report;
import dev.logscan.scenario.VersionRange;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** The one place that calls the library's front door. */
final class LibraryScan implements Scanner {
    @Override
    public Report scan(ScanRequest request, InputStream stdin, PrintStream err) throws IOException {
        try {
            LogScan scan = of(request);
            Discovery discovery = Discovery.of(request.paths(), request.kinds(), stdin);
            boolean told = request.progress() || request.timing();
            return told ? scan(scan, discovery, request, err) : scan.scan(discovery);
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted while reading");
        }
    }

    private static Report scan(LogScan scan, Discovery discovery, ScanRequest request, PrintStream err)
            throws InterruptedException {
        ReadProgress progress = new ReadProgress();
        long begun = System.nanoTime();
        Report report;
        try (ProgressLine line = new ProgressLine(progress, discovery.inputs().size(), err)) {
            if (request.progress()) {
                line.start();
            }
            report = scan.scan(discovery, progress);
        }
        if (request.timing()) {
            Duration reading = Duration.ofNanos(progress.end() - begun);
            Duration rest = Duration.ofNanos(System.nanoTime() - progress.end());
            Wording wording = Tongue.of(request.language());
            Notes.tell(
                    err,
                    wording.say(
                            "read {bytes} in {reading} ms with {threads}, then diagnosed in {rest} ms",
                            ProgressLine.size((double) progress.bytes()),
                            reading.toMillis(),
                            wording.count(request.threads(), "{n} thread", "{n} threads"),
                            rest.toMillis()));
        }
        return report;
    }

    /** The scan that a request asks for. */
    static LogScan of(ScanRequest request) {
        Filter filter = new Filter(
                request.since(),
                request.until(),
                request.correlationIds(),
                request.scenarios(),
                request.instanceUrl(),
                request.minSeverity());
        LogScan.Builder scan = LogScan.builder()
                .catalog(request.catalog())
                .language(request.language())
                .threads(request.threads())
                .filter(filter)
                .context(request.context())
                .unparsedLines(request.text().verbose())
                .showSecrets(request.showSecrets());
        if (request.gitlabVersion() != null) {
            scan.gitlabVersion(VersionRange.exactly(request.gitlabVersion()));
        }
        if (request.proxyFqdn() != null) {
            scan.proxyFqdn(request.proxyFqdn());
        }
        return scan.build();
    }

    /** The ids of the formats in which logs may reach us. */
    static List<String> inputFormats() {
        return InputFormats.ids();
    }
}

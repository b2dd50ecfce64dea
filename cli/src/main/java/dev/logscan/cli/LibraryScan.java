package dev.logscan.cli;

import dev.logscan.Filter;
import dev.logscan.LogScan;
import dev.logscan.input.Discovery;
import dev.logscan.input.InputFormats;
import dev.logscan.report.Report;
import dev.logscan.scenario.VersionRange;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.List;

/** The one place that calls the library's front door. */
final class LibraryScan implements Scanner {
    @Override
    public Report scan(ScanRequest request, InputStream stdin) throws IOException {
        try {
            return of(request).scan(Discovery.of(request.paths(), request.kinds(), stdin));
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted while reading");
        }
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
                .threads(request.threads())
                .filter(filter)
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

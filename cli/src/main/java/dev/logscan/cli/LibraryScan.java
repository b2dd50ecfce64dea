package dev.logscan.cli;

import dev.logscan.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The one place that calls the library's front door. */
final class LibraryScan implements Scanner {
    @Override
    public Report scan(ScanRequest request, InputStream stdin) throws UsageException, IOException {
        throw new UsageException("scan", "the library's front door is not there yet");
    }

    /** The ids of the formats in which logs may reach us. */
    static List<String> inputFormats() {
        return List.of("search-response", "json-documents", "json-lines", "discover-csv", "text");
    }
}

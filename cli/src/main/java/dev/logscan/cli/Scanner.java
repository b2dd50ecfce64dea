package dev.logscan.cli;

import dev.logscan.report.Report;
import java.io.IOException;
import java.io.InputStream;

/** Does what a request asks for. */
interface Scanner {
    /** Reads the paths of the request, {@code -} from the stream given, and reports. */
    Report scan(ScanRequest request, InputStream stdin) throws IOException;
}

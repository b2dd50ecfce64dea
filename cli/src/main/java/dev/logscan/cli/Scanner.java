package dev.logscan.cli;

import dev.logscan.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

/** Does what a request asks for. */
interface Scanner {
    /** Reads the paths of the request, {@code -} from the stream given, and reports; shows on the other how far it is. */
    Report scan(ScanRequest request, InputStream stdin, PrintStream err) throws IOException;
}

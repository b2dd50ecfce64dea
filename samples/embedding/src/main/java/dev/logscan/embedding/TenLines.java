package dev.logscan.embedding;

import dev.logscan.LogScan;
import dev.logscan.incident.Finding;
import dev.logscan.input.LogInput;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Scans the files that it is given, and prints a line for each finding. */
public final class TenLines {
    private TenLines() {}

    /**
     * Scans.
     *
     * @param args the files
     * @throws InterruptedException when the thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        List<LogInput> logs = Stream.of(args).map(Path::of).map(LogInput::of).toList();
        for (Finding finding : LogScan.builder().build().scan(logs).findings()) {
            System.out.println(finding.severity() + " " + finding.scenario() + ": " + finding.summary());
        }
    }
}

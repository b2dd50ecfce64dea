package dev.logscan.cli;

import dev.logscan.report.Format;
import dev.logscan.report.Report;
import dev.logscan.report.TextOptions;
import java.io.IOException;

/** Writes a report wherever a request wants it. */
final class Reports {
    private final Surroundings around;

    Reports(Surroundings around) {
        this.around = around;
    }

    /** Writes the files first, then standard output. */
    void write(Report report, ScanRequest request, StandardOutput out) throws IOException {
        for (ReportFile file : request.files()) {
            file.write(render(report, file.format(), request.plainText()));
        }
        if (!request.format().forPeople() && !request.quiet()) {
            note(report);
        }
        out.print(render(report, request.format(), request.text()));
    }

    private static String render(Report report, Format format, TextOptions text) throws IOException {
        StringBuilder rendered = new StringBuilder();
        format.renderer(text).render(report, rendered);
        return rendered.toString();
    }

    /** What a person should know who sees no report for people. */
    private void note(Report report) {
        Notes.problems(around, report.sources());
        report.warnings().forEach(warning -> Notes.tell(around, warning));
    }
}

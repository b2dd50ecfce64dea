package dev.logscan.report;

import com.google.common.io.CharStreams;
import com.univocity.parsers.csv.CsvWriter;
import com.univocity.parsers.csv.CsvWriterSettings;
import dev.logscan.incident.CauseVerdict;
import dev.logscan.incident.Finding;
import dev.logscan.incident.Status;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes one finding a row, after RFC 4180, for spreadsheets.
 *
 * <p>Every cell is quoted and on one line, and one that a spreadsheet could take for a formula begins with a quotation
 * mark, as OWASP advises; without it, log text would run as code where the report is opened.
 */
final class CsvRenderer implements Renderer {
    private static final List<String> COLUMNS = List.of(
            "scenario",
            "title",
            "severity",
            "confidence",
            "side",
            "summary",
            "count",
            "firstSeen",
            "lastSeen",
            "correlationIds",
            "facts",
            "confirmed",
            "undecided",
            "ruledOut",
            "evidence",
            "docs");

    /** What begins a formula, full-width forms included: input methods and spreadsheets take them for the same. */
    private static final String FORMULA = "=+-@＝＋－＠";

    private static final String BETWEEN = ", ";

    @Override
    public void render(Report report, Appendable out) throws IOException {
        CsvWriter csv = new CsvWriter(CharStreams.asWriter(out), settings());
        csv.writeRow(COLUMNS);
        for (Finding finding : report.findings()) {
            csv.writeRow(cells(finding).stream().map(CsvRenderer::safe).toList());
        }
        csv.flush();
    }

    private static CsvWriterSettings settings() {
        CsvWriterSettings settings = new CsvWriterSettings();
        settings.getFormat().setLineSeparator("\r\n");
        settings.setQuoteAllFields(true);
        settings.setQuoteEscapingEnabled(true);
        settings.trimValues(false);
        settings.setSkipEmptyLines(false);
        settings.setNullValue("");
        settings.setEmptyValue("");
        return settings;
    }

    private static List<String> cells(Finding finding) {
        return List.of(
                finding.scenario(),
                finding.title(),
                finding.severity().id(),
                finding.confidence().id(),
                finding.side().id(),
                finding.summary(),
                Long.toString(finding.count()),
                time(finding.firstSeen()),
                time(finding.lastSeen()),
                String.join(BETWEEN, finding.correlationIds()),
                finding.facts().stream()
                        .map(fact -> fact.name() + "=" + String.join(BETWEEN, fact.values()))
                        .collect(Collectors.joining(BETWEEN)),
                causes(finding, Status.CONFIRMED),
                causes(finding, Status.UNDECIDED),
                causes(finding, Status.RULED_OUT),
                finding.evidence().stream()
                        .map(evidence -> Words.place(evidence.origin()))
                        .collect(Collectors.joining(BETWEEN)),
                finding.docs());
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "" : Times.rfc3339(time);
    }

    private static String causes(Finding finding, Status status) {
        return finding.causes().stream()
                .filter(cause -> cause.status() == status)
                .map(CauseVerdict::cause)
                .collect(Collectors.joining(BETWEEN));
    }

    /** Blanks in front help nobody: some programs drop them before they look for a formula. */
    private static String safe(String cell) {
        String line = Escape.line(cell);
        String begin = line.stripLeading();
        return !begin.isEmpty() && FORMULA.indexOf(begin.charAt(0)) >= 0 ? "'" + line : line;
    }
}

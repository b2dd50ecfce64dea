package dev.logscan;

import dev.logscan.input.Discovery;
import dev.logscan.input.LinesAround;
import dev.logscan.input.SourceStatistics;
import dev.logscan.language.Wording;
import dev.logscan.report.Report;
import dev.logscan.report.SourceSummary;
import dev.logscan.report.SourceSummary.UnparsedLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Puts the first lines that could not be read beside each source; those of files are read again, to be quoted. */
final class UnparsedLines {
    /** Enough to see of what kind they are. */
    private static final int SHOWN = 5;

    /** A line of a key tells nothing by itself by which it could be masked. */
    private static final Pattern KEY_LINE = Pattern.compile("[A-Za-z0-9+/=_-]{40,}");

    /** The rest of a value whose beginning stands on the line before. */
    private static final Pattern TORN = Pattern.compile("^[^\\s\"'{]+");

    private final Wording wording;
    private final Map<String, NavigableMap<Long, String>> texts;

    private UnparsedLines(Wording wording, Map<String, NavigableMap<Long, String>> texts) {
        this.wording = wording;
        this.texts = texts;
    }

    /** The same report with the lines; where they cannot be read again, with their numbers and reasons alone. */
    static Report report(Report report, List<SourceStatistics> sources, Discovery discovery)
            throws InterruptedException {
        LinesAround lines = new LinesAround(discovery, 0);
        Map<String, List<dev.logscan.input.UnparsedLine>> unparsed = new HashMap<>();
        for (SourceStatistics source : sources) {
            unparsed.put(
                    source.name(), source.unparsedLines().stream().limit(SHOWN).toList());
            unparsed.get(source.name()).forEach(line -> lines.want(source.name(), line.line()));
        }
        UnparsedLines shown = new UnparsedLines(Wording.of(report.language()), lines.read());
        return new Report(
                report.toolVersion(),
                report.sources().stream()
                        .map(source -> shown.beside(source, unparsed.getOrDefault(source.name(), List.of())))
                        .toList(),
                report.findings(),
                report.more(),
                report.unexplained(),
                report.warnings(),
                report.language());
    }

    private SourceSummary beside(SourceSummary source, List<dev.logscan.input.UnparsedLine> unparsed) {
        NavigableMap<Long, String> known = texts.getOrDefault(source.name(), new TreeMap<>());
        List<UnparsedLine> shown = new ArrayList<>();
        boolean key = false;
        long torn = 0;
        for (var line : unparsed) {
            String text = known.getOrDefault(line.line(), "").strip();
            boolean hidden = key || KEY_LINE.matcher(text).matches();
            String told = line.line() == torn ? TORN.matcher(text).replaceFirst("…") : text;
            shown.add(new UnparsedLine(line.line(), wording.message(line.reason()), hidden ? "" : told));
            key = (key || text.contains("-----BEGIN ")) && !text.contains("-----END ");
            torn = line.reason().equals("cut off") ? line.line() + 1 : 0;
        }
        return source.with(shown);
    }
}

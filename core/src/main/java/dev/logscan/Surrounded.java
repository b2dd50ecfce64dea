package dev.logscan;

import dev.logscan.incident.Evidence;
import dev.logscan.incident.Evidence.SourceLine;
import dev.logscan.incident.Finding;
import dev.logscan.incident.Unexplained;
import dev.logscan.input.Discovery;
import dev.logscan.input.LinesAround;
import dev.logscan.language.Wording;
import dev.logscan.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Puts the lines around it beside each piece of evidence. */
final class Surrounded {
    private final int count;
    private final Map<String, NavigableMap<Long, String>> lines;

    private Surrounded(int count, Map<String, NavigableMap<Long, String>> lines) {
        this.count = count;
        this.lines = lines;
    }

    /** The same report with the lines around its evidence; where they cannot be read again, it says so. */
    static Report report(Report report, Discovery discovery, int count) throws InterruptedException {
        LinesAround around = new LinesAround(discovery, count);
        List<String> unreadable = Stream.concat(
                        report.findings().stream().flatMap(f -> f.evidence().stream()),
                        report.unexplained().stream().flatMap(u -> u.evidence().stream()))
                .map(Evidence::origin)
                .filter(o -> !around.want(o.source(), o.line()))
                .map(o -> o.source())
                .distinct()
                .toList();
        List<String> warnings = new ArrayList<>(report.warnings());
        if (!unreadable.isEmpty()) {
            Wording wording = Wording.of(report.language());
            String files = unreadable.size() == 1
                    ? unreadable.get(0)
                    : wording.say("{file} and {n} more", unreadable.get(0), unreadable.size() - 1);
            warnings.add(wording.say(
                    "the lines around the evidence are shown for files alone, which can be read again; not for {files}",
                    files));
        }
        Surrounded surrounded = new Surrounded(count, around.read());
        return new Report(
                report.toolVersion(),
                report.sources(),
                report.findings().stream().map(surrounded::finding).toList(),
                report.more(),
                report.unexplained().stream().map(surrounded::unexplained).toList(),
                warnings,
                report.language());
    }

    private Finding finding(Finding finding) {
        return finding.with(finding.evidence().stream().map(this::evidence).toList());
    }

    private Unexplained unexplained(Unexplained rest) {
        return new Unexplained(
                rest.what(),
                rest.count(),
                rest.firstSeen(),
                rest.lastSeen(),
                rest.evidence().stream().map(this::evidence).toList());
    }

    private Evidence evidence(Evidence evidence) {
        NavigableMap<Long, String> known = lines.getOrDefault(evidence.origin().source(), new TreeMap<>());
        long own = evidence.origin().line();
        List<SourceLine> around = new ArrayList<>();
        known.subMap(own - count, true, own + count, true).forEach((number, text) -> {
            if (number != own) {
                around.add(new SourceLine(number, text));
            }
        });
        return evidence.with(around);
    }
}

package dev.logscan.report;

import dev.logscan.incident.Evidence;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Evidence as lines of plain text, a field on a line. */
final class EvidenceLines {
    private EvidenceLines() {}

    static List<String> of(List<Evidence> all, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        for (Evidence evidence : all) {
            lines.add(Words.place(evidence.origin()));
            String stamp = Words.stamp(evidence, zone);
            if (!stamp.isEmpty()) {
                lines.add("  " + stamp);
            }
            evidence.fields().forEach((name, values) -> lines.add("  " + name + ": " + Words.values(values)));
        }
        return lines;
    }
}

package dev.logscan.report;

import dev.logscan.incident.Evidence;
import dev.logscan.incident.Evidence.SourceLine;
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
            around(evidence).forEach(line -> lines.add("  " + line));
        }
        return lines;
    }

    /** The lines around a piece, with their numbers, and where it stands among them. */
    static List<String> around(Evidence evidence) {
        List<String> lines = new ArrayList<>();
        if (evidence.around().isEmpty()) {
            return lines;
        }
        long own = evidence.origin().line();
        boolean placed = false;
        for (SourceLine line : evidence.around()) {
            if (!placed && line.number() > own) {
                lines.add(own + ": (this entry)");
                placed = true;
            }
            lines.add(line.number() + "- " + line.text());
        }
        if (!placed) {
            lines.add(own + ": (this entry)");
        }
        return lines;
    }
}

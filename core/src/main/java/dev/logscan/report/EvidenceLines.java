package dev.logscan.report;

import dev.logscan.incident.Evidence;
import dev.logscan.incident.Evidence.SourceLine;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Evidence as lines of plain text, a field on a line. */
final class EvidenceLines {
    private EvidenceLines() {}

    static List<String> of(List<Evidence> all, Words words, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        for (Evidence evidence : all) {
            lines.add(Words.place(evidence.origin()));
            String stamp = words.stamp(evidence, zone);
            if (!stamp.isEmpty()) {
                lines.add("  " + stamp);
            }
            evidence.fields().forEach((name, values) -> lines.add("  " + name + ": " + words.values(values)));
            around(evidence, words).forEach(line -> lines.add("  " + line));
        }
        return lines;
    }

    /** The lines around a piece, with their numbers, and where it stands among them. */
    static List<String> around(Evidence evidence, Words words) {
        List<String> lines = new ArrayList<>();
        if (evidence.around().isEmpty()) {
            return lines;
        }
        long own = evidence.origin().line();
        boolean placed = false;
        for (SourceLine line : evidence.around()) {
            if (!placed && line.number() > own) {
                lines.add(words.say("{line}: (this entry)", own));
                placed = true;
            }
            lines.add(line.number() + "- " + line.text());
        }
        if (!placed) {
            lines.add(words.say("{line}: (this entry)", own));
        }
        return lines;
    }
}

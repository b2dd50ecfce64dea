package dev.logscan.report;

import dev.logscan.entry.Component;
import dev.logscan.incident.Evidence;
import dev.logscan.incident.Finding;
import dev.logscan.incident.Link;
import dev.logscan.scenario.Severity;
import dev.logscan.scenario.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attempts that a report has evidence of, over time: one lane for each side, and where two of them are one request.
 *
 * @param marks the attempts, in the order of the report
 * @param joins the requests seen by both sides
 */
record Timeline(List<Mark> marks, List<Join> joins) {
    /** One attempt as one side saw it. */
    record Mark(
            Side side,
            Instant time,
            Severity severity,
            String scenario,
            @Nullable String correlationId) {}

    /** One request that both sides saw. */
    record Join(Mark from, Mark to, long clockOffsetMs) {}

    static Timeline of(Report report) {
        List<Mark> marks = new ArrayList<>();
        List<Join> joins = new ArrayList<>();
        // What one finding rests on may be another's own attempt: it is drawn once.
        Map<String, Mark> byId = new LinkedHashMap<>();
        for (Finding finding : report.findings()) {
            Map<String, Side> sides = sides(finding);
            Side own = own(finding);
            for (Evidence evidence : finding.evidence()) {
                add(finding, evidence, sides, own, byId, marks);
            }
            for (Link link : finding.links()) {
                Mark from = link.of() == null ? null : byId.get(link.of());
                Mark to = link.correlationId() == null ? null : byId.get(link.correlationId());
                if (from != null && to != null && link.candidates() == 1) {
                    joins.add(new Join(from, to, link.clockOffsetMs()));
                }
            }
        }
        return new Timeline(List.copyOf(marks), List.copyOf(joins));
    }

    /** How many attempts are drawn for each side. */
    Map<Side, Long> counts() {
        Map<Side, Long> counts = new EnumMap<>(Side.class);
        marks.forEach(mark -> counts.merge(mark.side(), 1L, Long::sum));
        return counts;
    }

    Instant first() {
        return marks.stream().map(Mark::time).min(Instant::compareTo).orElse(Instant.EPOCH);
    }

    Instant last() {
        return marks.stream().map(Mark::time).max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    private static void add(
            Finding finding,
            Evidence evidence,
            Map<String, Side> sides,
            Side own,
            Map<String, Mark> byId,
            List<Mark> marks) {
        String id = evidence.correlationId();
        boolean browser = evidence.component() == Component.BROWSER;
        // A browser and GitLab.com know one request by the same id.
        String key = browser ? "browser " + id : id;
        if (evidence.time() == null || (id != null && byId.containsKey(key))) {
            return;
        }
        Side side = browser ? Side.BROWSER : id == null ? own : sides.getOrDefault(id, own);
        Mark mark = new Mark(side, evidence.time(), finding.severity(), finding.scenario(), id);
        marks.add(mark);
        if (id != null) {
            byId.put(key, mark);
        }
    }

    private static Map<String, Side> sides(Finding finding) {
        Map<String, Side> sides = new LinkedHashMap<>();
        for (Link link : finding.links()) {
            if (link.correlationId() != null) {
                sides.putIfAbsent(link.correlationId(), link.side());
            }
        }
        return sides;
    }

    /** A finding of both sides is seen by the one that its links do not lead to. */
    private static Side own(Finding finding) {
        if (finding.side() != Side.BOTH) {
            return finding.side();
        }
        boolean toCom = finding.links().stream().anyMatch(link -> link.side() == Side.GITLAB_COM);
        boolean noLinks = finding.links().isEmpty();
        return toCom || noLinks ? Side.SELF_MANAGED : Side.GITLAB_COM;
    }
}

package dev.logscan.report;

import dev.logscan.incident.CauseVerdict;
import dev.logscan.incident.Finding;
import dev.logscan.incident.Status;
import dev.logscan.incident.Unexplained;
import dev.logscan.language.Language;
import dev.logscan.scenario.Severity;
import java.util.List;
import java.util.Map;

/**
 * What a scan has to say: the findings, what was read, and what no scenario explains.
 *
 * @param toolVersion the version of logscan that made it
 * @param sources what was read, sorted by name
 * @param findings the findings, most severe first, then earliest; undated ones last of their severity
 * @param more how many more findings there are of each severity than are told
 * @param unexplained failing Jira Connect entries that no scenario explains
 * @param warnings what the reader of the report should know about the inputs
 * @param language the language of all that is said to people in it, and of what renderers add
 */
public record Report(
        String toolVersion,
        List<SourceSummary> sources,
        List<Finding> findings,
        Map<Severity, Long> more,
        List<Unexplained> unexplained,
        List<String> warnings,
        Language language) {
    /** Copies the lists. */
    public Report {
        sources = List.copyOf(sources);
        findings = List.copyOf(findings);
        more = Map.copyOf(more);
        unexplained = List.copyOf(unexplained);
        warnings = List.copyOf(warnings);
    }

    /**
     * A report that tells all findings, in English.
     *
     * @param toolVersion the version of logscan that made it
     * @param sources what was read, sorted by name
     * @param findings the findings, most severe first, then earliest; undated ones last of their severity
     * @param unexplained failing Jira Connect entries that no scenario explains
     * @param warnings what the reader of the report should know about the inputs
     */
    public Report(
            String toolVersion,
            List<SourceSummary> sources,
            List<Finding> findings,
            List<Unexplained> unexplained,
            List<String> warnings) {
        this(toolVersion, sources, findings, Map.of(), unexplained, warnings, Language.ENGLISH);
    }

    /**
     * Whether every input was read to its end.
     *
     * @return false when some source was not
     */
    public boolean complete() {
        return sources.stream().allMatch(SourceSummary::complete);
    }

    /**
     * How many findings have this severity, told or not.
     *
     * @param severity the severity
     * @return the number of findings
     */
    public long count(Severity severity) {
        return findings.stream().filter(f -> f.severity() == severity).count() + more.getOrDefault(severity, 0L);
    }

    /**
     * How many causes are undecided, over all findings.
     *
     * @return the number of causes
     */
    public long undecided() {
        return findings.stream()
                .flatMap(f -> f.causes().stream())
                .map(CauseVerdict::status)
                .filter(s -> s == Status.UNDECIDED)
                .count();
    }
}

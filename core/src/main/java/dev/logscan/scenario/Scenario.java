package dev.logscan.scenario;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A documented problem: how to recognise it, what it is called, what may cause it and what mends it.
 *
 * @param id the id that stands in files, folders, reports and anchors
 * @param title what it is called
 * @param severity how bad it is
 * @param docs the documentation page, a full URL
 * @param signals what is worth noticing, by name
 * @param when what an incident must show
 * @param yieldsTo the scenarios that take its place when they fit the same incident
 * @param facts what to know of a case, in the order of reports
 * @param groupBy the facts that make one finding of many attempts
 * @param summary one sentence about a case
 * @param likely when a finding is only likely
 * @param possible when a finding is only possible
 * @param lacks what would raise the confidence
 * @param causes the reasons, most frequent first
 * @param steps what holds whatever the cause
 * @param examples entries that it must notice or ignore, run in the build
 */
public record Scenario(
        String id,
        Template title,
        Severity severity,
        String docs,
        Map<String, Signal> signals,
        Decision when,
        Set<String> yieldsTo,
        List<FactSpec> facts,
        List<String> groupBy,
        Template summary,
        List<Decision> likely,
        List<Decision> possible,
        List<Lack> lacks,
        List<Cause> causes,
        List<Step> steps,
        List<Example> examples) {
    /** Copies the lists. */
    public Scenario {
        yieldsTo = Set.copyOf(yieldsTo);
        facts = List.copyOf(facts);
        groupBy = List.copyOf(groupBy);
        likely = List.copyOf(likely);
        possible = List.copyOf(possible);
        lacks = List.copyOf(lacks);
        causes = List.copyOf(causes);
        steps = List.copyOf(steps);
        examples = List.copyOf(examples);
    }

    /**
     * An entry that belongs to the definition of a scenario.
     *
     * @param signal the signal that must notice or ignore it
     * @param noticed whether it must be noticed
     * @param fields the entry's fields
     */
    public record Example(String signal, boolean noticed, Map<String, List<String>> fields) {}
}

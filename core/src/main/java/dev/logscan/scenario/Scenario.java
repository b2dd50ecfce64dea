package dev.logscan.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
    /** Copies the lists, and the signals in their order. */
    public Scenario {
        signals = Collections.unmodifiableMap(new LinkedHashMap<>(signals));
        yieldsTo = Set.copyOf(yieldsTo);
        facts = LaterList.copyOf(facts);
        groupBy = List.copyOf(groupBy);
        likely = List.copyOf(likely);
        possible = List.copyOf(possible);
        lacks = LaterList.copyOf(lacks);
        causes = LaterList.copyOf(causes);
        steps = LaterList.copyOf(steps);
        examples = LaterList.copyOf(examples);
    }

    /**
     * An entry that belongs to the definition of a scenario.
     *
     * @param signal the signal that must notice or ignore it
     * @param noticed whether it must be noticed
     * @param fields the entry's fields
     */
    public record Example(String signal, boolean noticed, Map<String, List<String>> fields) {
        /** Copies the fields. */
        public Example {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /**
     * Starts a scenario that is shown by any entry with one signal; every other part may be added.
     *
     * @param id the id that stands in reports: lower-case words joined by hyphens
     * @param signal what is worth noticing
     * @return a new builder: severity is error, title and summary are the id, there is no documentation
     */
    public static Builder builder(String id, Signal signal) {
        return new Builder(id, signal);
    }

    /** Collects the parts of a scenario that is made in Java; not thread-safe. {@link ScenarioCatalog#with} checks them. */
    public static final class Builder {
        private final String id;
        private final Map<String, Signal> signals = new LinkedHashMap<>();
        private final Set<String> yieldsTo = new LinkedHashSet<>();
        private final List<FactSpec> facts = new ArrayList<>();
        private final List<String> groupBy = new ArrayList<>();
        private final List<Decision> likely = new ArrayList<>();
        private final List<Decision> possible = new ArrayList<>();
        private final List<Lack> lacks = new ArrayList<>();
        private final List<Cause> causes = new ArrayList<>();
        private final List<Step> steps = new ArrayList<>();
        private Template title;
        private Template summary;
        private Severity severity = Severity.ERROR;
        private String docs = "";
        private Decision when;

        private Builder(String id, Signal signal) {
            this.id = id;
            title = new Template(id);
            summary = title;
            when = new Decision.Seen(signal.name());
            signals.put(signal.name(), signal);
        }

        /**
         * Names it.
         *
         * @param text what it is called, with places for facts
         * @return this builder
         */
        public Builder title(String text) {
            title = new Template(text);
            return this;
        }

        /**
         * Says how bad it is.
         *
         * @param value the severity
         * @return this builder
         */
        public Builder severity(Severity value) {
            severity = value;
            return this;
        }

        /**
         * Says where it is documented.
         *
         * @param url a full https URL
         * @return this builder
         */
        public Builder docs(String url) {
            docs = url;
            return this;
        }

        /**
         * Adds something worth noticing.
         *
         * @param value a signal of another name than those before
         * @return this builder
         * @throws IllegalArgumentException when there is one of that name
         */
        public Builder signal(Signal value) {
            if (signals.putIfAbsent(value.name(), value) != null) {
                throw new IllegalArgumentException(value.name() + ": a signal of that name is there");
            }
            return this;
        }

        /**
         * Says what an incident must show, instead of the first signal.
         *
         * @param decision the decision
         * @return this builder
         */
        public Builder when(Decision decision) {
            when = decision;
            return this;
        }

        /**
         * Names a scenario that takes its place when both fit an incident.
         *
         * @param scenario its id
         * @return this builder
         */
        public Builder yieldsTo(String scenario) {
            yieldsTo.add(scenario);
            return this;
        }

        /**
         * Adds something to know of a case.
         *
         * @param fact where it comes from
         * @return this builder
         */
        public Builder fact(FactSpec fact) {
            facts.add(fact);
            return this;
        }

        /**
         * Adds a fact by which attempts are of one finding, or of several.
         *
         * @param fact its name
         * @return this builder
         */
        public Builder groupBy(String fact) {
            groupBy.add(fact);
            return this;
        }

        /**
         * Sums a case up.
         *
         * @param sentence one sentence, with places for facts
         * @return this builder
         */
        public Builder summary(String sentence) {
            summary = new Template(sentence);
            return this;
        }

        /**
         * Says when a finding is only likely.
         *
         * @param decision the decision
         * @return this builder
         */
        public Builder likely(Decision decision) {
            likely.add(decision);
            return this;
        }

        /**
         * Says when a finding is only possible.
         *
         * @param decision the decision
         * @return this builder
         */
        public Builder possible(Decision decision) {
            possible.add(decision);
            return this;
        }

        /**
         * Adds what would raise the confidence.
         *
         * @param lack what it is, and how to get it
         * @return this builder
         */
        public Builder lack(Lack lack) {
            lacks.add(lack);
            return this;
        }

        /**
         * Adds a reason, the most frequent first.
         *
         * @param cause the cause
         * @return this builder
         */
        public Builder cause(Cause cause) {
            causes.add(cause);
            return this;
        }

        /**
         * Adds what to do whatever the cause.
         *
         * @param step the step
         * @return this builder
         */
        public Builder step(Step step) {
            steps.add(step);
            return this;
        }

        /**
         * Finishes.
         *
         * @return an immutable scenario, as yet unchecked
         */
        public Scenario build() {
            return new Scenario(
                    id, title, severity, docs, signals, when, yieldsTo, facts, groupBy, summary, likely, possible,
                    lacks, causes, steps, List.of());
        }
    }
}

package dev.logscan.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reason for a scenario, with its own decisions and steps.
 *
 * @param id the id that stands in reports
 * @param title what it is, in a few words
 * @param when of which attempts it can be the cause, or null when of all; reported when one of them is such
 * @param confirmed when it is the cause, or null when no entry can say so
 * @param ruledOut when it is not the cause, or null when no entry can say so
 * @param versions the GitLab versions of the instance for which the cause exists
 * @param whenConfirmed the sentence that names the evidence for it
 * @param whenRuledOut the sentence that names the evidence against it
 * @param whenUndecided the sentence that says what is missing
 * @param lacks what decides it, beside the logs that its decisions speak of
 * @param steps what mends it
 */
public record Cause(
        String id,
        Template title,
        @Nullable Decision when,
        @Nullable Decision confirmed,
        @Nullable Decision ruledOut,
        VersionRange versions,
        Template whenConfirmed,
        Template whenRuledOut,
        Template whenUndecided,
        List<Lack> lacks,
        List<Step> steps) {
    /** Copies the lists. */
    public Cause {
        lacks = List.copyOf(lacks);
        steps = List.copyOf(steps);
    }

    /** The same cause, of some attempts only. */
    Cause when(Decision attempts) {
        return new Cause(
                id,
                title,
                attempts,
                confirmed,
                ruledOut,
                versions,
                whenConfirmed,
                whenRuledOut,
                whenUndecided,
                lacks,
                steps);
    }
}

package dev.logscan.report;

import dev.logscan.scenario.Severity;
import dev.logscan.scenario.Side;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is said of one attempt at once, while its logs are watched. Without secrets; log text in it is as it was logged and
 * must be escaped.
 *
 * @param time when it was, or null when no entry of it has a time
 * @param side whose log shows it
 * @param status the HTTP status that it was answered with, or null when no entry tells
 * @param outcome what became of it
 * @param severity how bad the finding is, or null where there is none
 * @param text the title of the finding, or else a few words on the request
 * @param correlationId its correlation id, or null when it has none
 * @param wanted whether it shows a finding that the filter lets through
 */
public record AttemptLine(
        @Nullable Instant time,
        Side side,
        @Nullable String status,
        Outcome outcome,
        @Nullable Severity severity,
        String text,
        @Nullable String correlationId,
        boolean wanted) {
    /** What became of an attempt. */
    public enum Outcome {
        /** It shows a problem that is known. */
        FINDING,
        /** It failed, and no known problem explains it. */
        UNEXPLAINED,
        /** It was answered well. */
        OK,
        /** It was refused, which is no problem of the app: a probe, say. */
        REFUSED
    }
}

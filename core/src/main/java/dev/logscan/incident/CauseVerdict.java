package dev.logscan.incident;

import java.util.List;

/**
 * How one cause of a finding ended.
 *
 * @param cause the cause's id, such as {@code proxy-url-not-set}
 * @param title what the cause is, in a few plain words
 * @param status confirmed, undecided or ruled out
 * @param because one sentence that names the evidence, or what is missing
 * @param steps what mends it, safest first; empty when the cause is ruled out
 */
public record CauseVerdict(String cause, String title, Status status, String because, List<Advice> steps) {
    /** Copies the steps. */
    public CauseVerdict {
        steps = List.copyOf(steps);
    }
}

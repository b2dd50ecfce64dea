package dev.logscan.report;

import dev.logscan.incident.Finding;
import java.util.HashSet;
import java.util.Set;

/**
 * Replaces secrets in what is said: GitLab's tokens, JWTs, PEM blocks, passwords in URLs, and the values of telling
 * names such as {@code sharedSecret}, {@code client_id} or {@code Authorization}.
 *
 * <p>A secret becomes its kind and a number, such as {@code [glpat #1]}; within one report the same secret has the same
 * number. What GitLab filtered stays {@code [FILTERED]}; correlation ids, hashes of commits, paths, hosts, addresses and
 * names of people stay.
 */
public final class Masking {
    private Masking() {}

    /**
     * The same report without secrets.
     *
     * @param report what a scan found
     * @return a report that may be shown
     */
    public static Report mask(Report report) {
        Masks masks = new Masks(correlationIds(report));
        Rewriting rewriting = new SecretRewriting(masks);
        Report masked = ReportRewriter.rewrite(report, rewriting);
        // A client key that one field names may stand in a sentence before it: only the second pass knows it there.
        return masks.isEmpty() ? masked : ReportRewriter.rewrite(report, rewriting);
    }

    /**
     * The same message without secrets, numbered for itself.
     *
     * @param message a warning, an error or another text that may quote logs or arguments
     * @return a message that may be shown
     */
    public static String mask(String message) {
        return SecretScanner.mask(message, new Masks(Set.of()));
    }

    private static Set<String> correlationIds(Report report) {
        Set<String> ids = new HashSet<>();
        for (Finding finding : report.findings()) {
            ids.addAll(finding.correlationIds());
            finding.links().forEach(link -> {
                if (link.correlationId() != null) {
                    ids.add(link.correlationId());
                }
            });
        }
        return ids;
    }
}

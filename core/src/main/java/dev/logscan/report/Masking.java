package dev.logscan.report;

import dev.logscan.incident.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
        Rewriting rewriting = new Secrets(masks);
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

    private static final class Secrets implements Rewriting {
        private final Masks masks;

        Secrets(Masks masks) {
            this.masks = masks;
        }

        @Override
        public String text(String text) {
            return SecretScanner.mask(text, masks);
        }

        @Override
        public String command(String command) {
            return text(command);
        }

        @Override
        public String id(String id) {
            return text(id);
        }

        @Override
        public List<String> values(String name, List<String> values) {
            String kind = SecretNames.kindOfField(name);
            return values.stream().map(value -> value(kind, value)).toList();
        }

        @Override
        public Map<String, List<String>> fields(Map<String, List<String>> fields) {
            Map<String, List<String>> masked = new LinkedHashMap<>();
            fields.forEach((name, values) -> {
                List<String> names = pairNames(name, fields);
                masked.put(text(name), names.size() == values.size() ? pairs(names, values) : values(name, values));
            });
            return masked;
        }

        private List<String> pairs(List<String> names, List<String> values) {
            List<String> masked = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                masked.add(value(SecretNames.kindOfField("params." + names.get(i)), values.get(i)));
            }
            return masked;
        }

        /** The names that stand beside a field of values, as in {@code params.key} and {@code params.value}. */
        private static List<String> pairNames(String field, Map<String, List<String>> fields) {
            if (!field.endsWith(".value")) {
                return List.of();
            }
            String parent = field.substring(0, field.length() - "value".length());
            List<String> keys = fields.get(parent + "key");
            return keys != null ? keys : fields.getOrDefault(parent + "name", List.of());
        }

        private String value(@Nullable String kind, String value) {
            return kind == null ? text(value) : SecretValue.mask(kind, value, masks);
        }
    }
}

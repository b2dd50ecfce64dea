package dev.logscan.input;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives GitLab's own names back to what Elastic Agent's GitLab integration renamed to the Elastic Common Schema, after
 * {@code packages/gitlab} of elastic/integrations.
 */
final class EcsNames {
    private static final Map<String, String> OWN = Map.ofEntries(
            Map.entry("event.id", "correlation_id"),
            Map.entry("event.provider", "meta.caller_id"),
            Map.entry("event.action", "action"),
            Map.entry("http.response.status_code", "status"),
            Map.entry("http.request.method", "method"),
            Map.entry("url.path", "path"),
            Map.entry("process.pid", "pid"),
            Map.entry("source.ip", "remote_ip"),
            Map.entry("user.name", "username"),
            Map.entry("error.type", "exception.class"),
            Map.entry("error.message", "exception.message"),
            Map.entry("message", "message"));

    /** The data streams that hold a GitLab log each. */
    private static final Pattern GROUP = Pattern.compile("^gitlab\\.[a-z_]+\\.");

    private static final List<String> DATASETS = List.of("data_stream.dataset", "event.dataset");

    private EcsNames() {}

    /** Whether a record came through that integration. */
    static boolean appliesTo(Fields record) {
        if (record.has("correlation_id") || !record.has("event.id")) {
            return false;
        }
        String provider = record.first("event.provider");
        return (provider != null && (provider.contains("#") || provider.contains(" /")))
                || DATASETS.stream().anyMatch(name -> isGitlab(record.first(name)));
    }

    private static boolean isGitlab(@Nullable String dataset) {
        return dataset != null && dataset.startsWith("gitlab.");
    }

    static Fields renamed(Fields record) {
        Fields out = new Fields();
        record.map().forEach((name, values) -> {
            String own = OWN.get(name);
            if (own != null) {
                out.addAll(own, values);
            } else if (GROUP.matcher(name).find()) {
                String plain = GROUP.matcher(name).replaceFirst("");
                // Of lists that were torn apart, the values of objects have a name of their own.
                out.addAll(plain.replace("params.value_json", "params.value"), values);
            }
        });
        Unwrapper.keepMetadata(record, out);
        return out;
    }
}

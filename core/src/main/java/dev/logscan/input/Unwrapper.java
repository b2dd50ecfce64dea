package dev.logscan.input;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes the transport's dress off a record: search hits, shippers' prefixes, a log line embedded in a message. What stays
 * are GitLab's own names, and the few names of the dress that tell where the record comes from.
 */
final class Unwrapper {
    /** Where a search hit's sort value goes; the blank keeps it apart from any real field. */
    static final String SORT = "sort value";

    private static final String CORRELATION_ID = "correlation_id";
    private static final List<String> NO_PREFIX = List.of("");
    private static final List<String> USUAL_PREFIXES = List.of("", "json.", "jsonPayload.");

    /** Ends of names that tell where GitLab's own stand. */
    private static final List<String> OWN_ENDS =
            List.of(".exception.class", ".jira_status_code", ".controller", ".severity");

    /** Groups of GitLab's own lines, which may hold these names too, and never are a shipper's prefix. */
    private static final Pattern OWN_GROUP = Pattern.compile(
            "(?:^|\\.)(?:tags|extra|params|meta|exception|job|sidekiq|context|headers|jira_response)\\.$");

    /** Fields outside the prefix that tell the two sides and the components apart. */
    private static final List<String> METADATA = List.of(
            "_index",
            "environment",
            "component",
            "subcomponent",
            "tier",
            "stage",
            "shard",
            "type",
            "host.name",
            "log.file.path",
            "event.dataset",
            "data_stream.dataset",
            "@timestamp",
            SORT);

    /** Where shippers and stores put a line; a name that a client's own text could have is none of them. */
    private static final List<String> EMBEDDED = List.of(
            "_source",
            "message",
            "_raw",
            "line",
            "log",
            "event.original",
            "@message",
            "textPayload",
            "MESSAGE",
            "Message",
            "short_message",
            "LogEntry",
            "LogMessage",
            "jsonPayload",
            "event",
            "body",
            "body.stringValue",
            "attributes.message");

    private static final List<String> TIMES = List.of(
            "time",
            "timestamp",
            "@timestamp",
            "_time",
            "receiveTimestamp",
            "timeUnixNano",
            "__REALTIME_TIMESTAMP",
            "TimeGenerated");

    /** A line in a line, such as Docker's in Filebeat's; deeper is nothing that a shipper makes. */
    private static final int MAX_EMBEDDED = 2;

    private static final String TWIN = ".keyword";

    private Unwrapper() {}

    /** The record without its dress. */
    static Fields unwrap(Fields record) {
        return unwrap(record, 0);
    }

    private static Fields unwrap(Fields record, int depth) {
        Fields hit = Transport.plainNames(withoutTwins(withoutEnvelope(record)));
        Fields raw = depth < MAX_EMBEDDED ? embedded(hit, List.of("_raw"), depth) : hit;
        if (raw != hit) {
            return raw;
        }
        if (EcsNames.appliesTo(hit)) {
            return EcsNames.renamed(hit);
        }
        String prefix = prefix(hit);
        if (prefix != null) {
            return strip(hit, prefix);
        }
        return depth < MAX_EMBEDDED && spellsObject(hit) ? embedded(hit, EMBEDDED, depth) : hit;
    }

    private static Fields withoutEnvelope(Fields record) {
        if (record.has(CORRELATION_ID)) {
            return record;
        }
        Collection<String> names = record.names();
        String root = null;
        if (any(names, name -> name.startsWith("_source."))) {
            root = "_source.";
        } else if (isHit(names) && any(names, name -> name.startsWith("fields."))) {
            root = "fields.";
        } else if (record.has("preview") && any(names, name -> name.startsWith("result."))) {
            root = "result.";
        }
        return root == null ? record : hit(record, root);
    }

    private static boolean isHit(Collection<String> names) {
        return names.contains("_id")
                || names.contains("_index")
                || !any(names, name -> !name.startsWith("fields.") && !name.startsWith("ignored_"));
    }

    private static Fields hit(Fields record, String root) {
        Fields hit = new Fields();
        record.map().forEach((name, values) -> {
            if (name.startsWith(root)) {
                hit.addAll(name.substring(root.length()), values);
            }
        });
        String ignored = "ignored_field_values.";
        record.map().forEach((name, values) -> {
            if (name.startsWith(ignored)) {
                hit.fill(name.substring(ignored.length()), values);
            }
        });
        if (root.equals("_source.") && prefix(withoutTwins(hit)) == null && !holdsLine(hit)) {
            // The source was filtered, or is a shipper's rest; what was asked for stands in the fields then.
            record.map().forEach((name, values) -> {
                if (name.startsWith("fields.")) {
                    hit.fill(name.substring("fields.".length()), values);
                }
            });
        }
        hit.fill("_index", record.all("_index"));
        hit.fill(SORT, record.all("sort"));
        return hit;
    }

    /** Drops or renames the {@code .keyword} twins that Elasticsearch's default mapping makes. */
    static Fields withoutTwins(Fields record) {
        if (!any(record.names(), name -> name.endsWith(TWIN))) {
            return record;
        }
        Fields out = new Fields();
        record.map().forEach((name, values) -> {
            String base = name.endsWith(TWIN) ? name.substring(0, name.length() - TWIN.length()) : name;
            if (base.equals(name) || !record.has(base)) {
                out.fill(base, values);
            }
        });
        return out;
    }

    /** The shortest prefix under which GitLab's own names stand; null when there is none. */
    static @Nullable String prefix(Fields record) {
        Collection<String> names = record.names();
        if (names.contains(CORRELATION_ID)) {
            return "";
        }
        List<String> usual = any(names, name -> name.startsWith("json")) ? USUAL_PREFIXES : NO_PREFIX;
        String prefix = prefixOf(CORRELATION_ID, names, usual);
        if (prefix == null) {
            prefix = prefixOf("meta.caller_id", names, usual);
        }
        return prefix == null ? gitlabPrefix(record, usual) : prefix;
    }

    /** The same for a table's header. */
    static @Nullable String prefix(Collection<String> header) {
        Fields names = new Fields();
        header.forEach(name -> names.fill(name, List.of("")));
        return prefix(withoutTwins(names));
    }

    private static @Nullable String prefixOf(String name, Collection<String> names, List<String> usual) {
        for (String prefix : usual) {
            if (names.contains(below(prefix, name))) {
                return prefix;
            }
        }
        String shortest = null;
        for (String candidate : names) {
            if (candidate.endsWith("." + name)) {
                String prefix = candidate.substring(0, candidate.length() - name.length());
                if (!OWN_GROUP.matcher(prefix).find() && (shortest == null || prefix.length() < shortest.length())) {
                    shortest = prefix;
                }
            }
        }
        return shortest;
    }

    /** The name below a prefix; every record is asked for many, most of them without one. */
    private static String below(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix.concat(name);
    }

    private static boolean isGitlab(Fields record, String prefix) {
        String message = record.first(below(prefix, "message"));
        return record.has(below(prefix, "exception.class"))
                || record.has(below(prefix, "jira_status_code"))
                || record.has(below(prefix, "controller"))
                || (record.has(below(prefix, "msg")) && record.has(below(prefix, "level")))
                || (message != null && record.has(below(prefix, "severity")) && !message.startsWith("{"));
    }

    /** The first prefix under which stand names that only GitLab's lines have together. */
    private static @Nullable String gitlabPrefix(Fields record, List<String> usual) {
        for (String prefix : usual) {
            if (isGitlab(record, prefix)) {
                return prefix;
            }
        }
        for (String name : record.names()) {
            for (String end : OWN_ENDS) {
                if (name.endsWith(end)) {
                    String prefix = name.substring(0, name.length() - end.length() + 1);
                    if (!OWN_GROUP.matcher(prefix).find() && isGitlab(record, prefix)) {
                        return prefix;
                    }
                }
            }
        }
        return null;
    }

    static Fields strip(Fields record, String prefix) {
        if (prefix.isEmpty()) {
            return record;
        }
        Fields out = new Fields();
        record.map().forEach((name, values) -> {
            if (name.startsWith(prefix)) {
                out.addAll(name.substring(prefix.length()), values);
            }
        });
        keepMetadata(record, out);
        keepTimes(record, out);
        if (prefix.equals("jsonPayload.")) {
            // Google's agents lift it out of the line.
            out.fill("severity", record.all("severity"));
        }
        return out;
    }

    static void keepMetadata(Fields from, Fields to) {
        METADATA.forEach(name -> to.fill(name, from.all(name)));
    }

    private static void keepTimes(Fields from, Fields to) {
        if (TIMES.stream().noneMatch(to::has)) {
            TIMES.forEach(time -> to.fill(time, from.all(time)));
        }
    }

    private static boolean holdsLine(Fields record) {
        if (!spellsObject(record)) {
            return false;
        }
        for (String name : EMBEDDED) {
            if (line(record.first(name)) != null) {
                return true;
            }
        }
        return false;
    }

    /** Whether any field's first value may be an object; most records have none, and fewer fields than there are names to try. */
    private static boolean spellsObject(Fields record) {
        for (List<String> values : record.map().values()) {
            if (line(values.get(0)) != null) {
                return true;
            }
        }
        return false;
    }

    /** The object that a value spells, once or once too often; null when it spells none. */
    private static @Nullable String line(@Nullable String value) {
        String text = value != null && value.startsWith("\"{") ? EmbeddedJson.text(value) : value;
        return text == null || !text.startsWith("{") ? null : text;
    }

    private static Fields embedded(Fields record, List<String> candidates, int depth) {
        for (String name : candidates) {
            String text = line(record.first(name));
            if (text == null) {
                continue;
            }
            Fields line = new Fields();
            if (EmbeddedJson.read(text.strip(), "", line)) {
                Fields inner = unwrap(line, depth + 1);
                keepMetadata(record, inner);
                keepTimes(record, inner);
                return inner;
            }
        }
        return record;
    }

    private static boolean any(Collection<String> names, Predicate<String> test) {
        for (String name : names) {
            if (test.test(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it looks like a log record at all; used where a damaged document is picked up again. */
    static boolean isRecord(Fields record) {
        return prefix(record) != null
                || holdsLine(record)
                || EcsNames.appliesTo(record)
                || any(record.names(), name -> name.startsWith("_source.") || name.startsWith("fields."));
    }
}

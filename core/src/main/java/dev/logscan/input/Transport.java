package dev.logscan.input;

import java.util.List;
import java.util.Set;

/** What transports put among the entries, and how they spell names. */
final class Transport {
    /** Elasticsearch's bulk actions; each stands alone on the line above its document. */
    private static final List<String> ACTIONS = List.of("index", "create", "update", "delete");

    private static final List<String> ACTION_STARTS =
            ACTIONS.stream().map(action -> "{\"" + action + "\":{\"_i").toList();

    private static final Set<String> ACTION_MEMBERS = Set.of(
            "_index", "_id", "_type", "routing", "_routing", "pipeline", "version", "version_type", "require_alias");

    private Transport() {}

    /** Whether a record is none, but a bulk action, a preview of Splunk's that comes again, or Splunk's last word. */
    static boolean isIdle(Fields record) {
        Set<String> names = record.names();
        if (names.contains("preview")) {
            boolean result = names.stream().anyMatch(name -> name.startsWith("result."));
            return result ? "true".equals(record.first("preview")) : names.contains("lastrow");
        }
        if (names.isEmpty()) {
            return false;
        }
        for (String action : ACTIONS) {
            if (isAction(names, action)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAction(Set<String> names, String action) {
        for (String name : names) {
            boolean below = name.startsWith(action) && name.startsWith(".", action.length());
            if (!below || !ACTION_MEMBERS.contains(name.substring(action.length() + 1))) {
                return false;
            }
        }
        return true;
    }

    /** Whether an action begins there, judged by its first bytes alone. */
    static boolean isAction(byte[] bytes, int at) {
        // Every line of JSON is asked.
        if (at + 2 >= bytes.length || "icud".indexOf(bytes[at + 2]) < 0) {
            return false;
        }
        for (String start : ACTION_STARTS) {
            if (startsWith(bytes, at, start)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] bytes, int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (at + i >= bytes.length || bytes[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The names without the braces with which Splunk marks lists, as in {@code params{}.value}. */
    static Fields plainNames(Fields record) {
        boolean plain = true;
        for (String name : record.names()) {
            plain &= !name.contains("{}");
        }
        if (plain) {
            return record;
        }
        Fields out = new Fields();
        record.map().forEach((name, values) -> out.addAll(name.replace("{}", ""), values));
        return out;
    }
}

package dev.logscan.input;

import dev.logscan.entry.Component;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells who wrote an entry: by its content, and only then by its file's name. */
final class Components {
    private static final Map<String, Component> SUBCOMPONENTS = Map.ofEntries(
            Map.entry("exceptions_json", Component.EXCEPTIONS),
            Map.entry("integrations_json", Component.INTEGRATIONS),
            Map.entry("production_json", Component.PRODUCTION),
            Map.entry("api_json", Component.API),
            Map.entry("application_json", Component.APPLICATION),
            Map.entry("auth_json", Component.AUTH),
            Map.entry("graphql_json", Component.GRAPHQL),
            Map.entry("production", Component.PRODUCTION_TEXT));

    private static final String PRODUCTION_TEXT_FILE = "production.log";

    private static final List<String> INTEGRATION = List.of(
            "integration", "jira_status_code", "jira_body", "jira_response", "integration_class", "service_class");

    private static final List<String> VERBS =
            List.of("GET ", "POST ", "PUT ", "PATCH ", "DELETE ", "HEAD ", "OPTIONS ");

    private Components() {}

    /** Who wrote the entry, its source's name helping where the content does not tell. */
    static Component of(Fields fields, Component byName) {
        Component content = ofContent(fields);
        return content == null ? byName : content;
    }

    private static @Nullable Component ofContent(Fields fields) {
        String subcomponent = fields.first("subcomponent");
        Component named = subcomponent == null ? null : SUBCOMPONENTS.get(subcomponent);
        if (named != null) {
            return named;
        }
        boolean request = fields.has("status") && (fields.has("path") || fields.has("method"));
        boolean exception = fields.has("exception.class") || fields.has("exception.message");
        if (exception && !fields.has("method") && !fields.has("status") && !fields.has("jid")) {
            return Component.EXCEPTIONS;
        }
        if (isWorkhorse(fields)) {
            return Component.WORKHORSE;
        }
        if (isApi(fields, request)) {
            return Component.API;
        }
        if (isIntegration(fields)) {
            return Component.INTEGRATIONS;
        }
        if (isAuth(fields)) {
            return Component.AUTH;
        }
        return ofRequestOrJob(fields, request);
    }

    private static @Nullable Component ofRequestOrJob(Fields fields, boolean request) {
        if (fields.has("operation_name") || fields.has("query_string")) {
            return Component.GRAPHQL;
        }
        if (fields.has("jid")) {
            return Component.SIDEKIQ;
        }
        if ((fields.has("controller") && fields.has("action"))
                || isRailsCaller(fields)
                || isInstallation(fields)
                || isBareRequest(fields, request)) {
            return Component.PRODUCTION;
        }
        if (fields.has("timestamp") && fields.has("pid") && fields.has("message") && !fields.has("severity")) {
            return Component.PUMA;
        }
        return null;
    }

    private static boolean isWorkhorse(Fields fields) {
        String level = fields.first("level");
        boolean dressed = fields.has("system") || fields.has("uri") || (level != null && level.equals(lower(level)));
        return fields.has("msg") && dressed && !fields.has("controller");
    }

    private static boolean isApi(Fields fields, boolean request) {
        String caller = fields.first("meta.caller_id");
        boolean verb = caller != null && beginsWithVerb(caller);
        return !fields.has("jid")
                && ((fields.has("route") && request) || (verb && fields.has("path") && fields.has("status")));
    }

    private static boolean beginsWithVerb(String caller) {
        for (String verb : VERBS) {
            if (caller.startsWith(verb)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIntegration(Fields fields) {
        if (fields.has("jid")) {
            return false;
        }
        for (String name : INTEGRATION) {
            if (fields.has(name)) {
                return true;
            }
        }
        String message = fields.first("message");
        return message != null && message.endsWith("blocked by settings");
    }

    private static boolean isAuth(Fields fields) {
        return "Rack_Attack".equals(fields.first("message"))
                || (fields.has("env") && fields.has("matched"))
                || fields.has("forge_jwks_kid");
    }

    /** An export that holds the caller and the status, and neither controller nor message, shows a request line. */
    private static boolean isRailsCaller(Fields fields) {
        String caller = fields.first("meta.caller_id");
        return caller != null && caller.contains("#") && fields.has("status") && !fields.has("message");
    }

    /** An export that holds the parameters of the app's installation request, and not the request's address. */
    private static boolean isInstallation(Fields fields) {
        return !fields.has("message")
                && (fields.has("params.installation.instance_url")
                        || fields.has("params.value.instance_url")
                        || fields.all("params.value").stream().anyMatch(v -> v.contains("instance_url")));
    }

    private static boolean isBareRequest(Fields fields, boolean request) {
        return request && fields.has("method") && fields.has("path") && !fields.has("message");
    }

    /** Who writes files of that name, {@link Component#OTHER} when it does not tell. */
    static Component ofName(String name) {
        String path = lower(name.replace('\\', '/'));
        String file = path.substring(path.lastIndexOf('/') + 1);
        if (file.startsWith(PRODUCTION_TEXT_FILE)) {
            return Component.PRODUCTION_TEXT;
        }
        for (Map.Entry<String, Component> entry : SUBCOMPONENTS.entrySet()) {
            boolean rails = file.startsWith(entry.getKey() + ".") || file.startsWith(entry.getKey() + "-");
            if (rails && entry.getValue() != Component.PRODUCTION_TEXT) {
                return entry.getValue();
            }
        }
        for (Component component : List.of(Component.WORKHORSE, Component.SIDEKIQ, Component.PUMA)) {
            String id = component.id();
            boolean directory = path.contains("/" + id + "/") || path.contains("gitlab-" + id + "/");
            if (directory || path.startsWith(id + "/") || file.startsWith(id) || file.startsWith("gitlab-" + id)) {
                return component;
            }
        }
        return Component.OTHER;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

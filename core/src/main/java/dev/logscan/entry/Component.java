package dev.logscan.entry;

import java.util.Optional;

/**
 * Who wrote a log: the GitLab component, whatever the file or format in which its entries reached us.
 *
 * <p>The ids are the words of {@code sources[].kind} in the JSON report and of the option {@code --source}.
 */
public enum Component {
    /** {@code exceptions_json.log}: tracked exceptions of the Rails application. */
    EXCEPTIONS("exceptions"),
    /** {@code integrations_json.log}: what integrations, the Jira app among them, say of themselves. */
    INTEGRATIONS("integrations"),
    /** {@code production_json.log}: one entry for each controller request. */
    PRODUCTION("production"),
    /** {@code production.log}: the same requests as blocks of text. */
    PRODUCTION_TEXT("production-text"),
    /** {@code api_json.log}: one entry for each REST API request. */
    API("api"),
    /** {@code application_json.log}: general application messages. */
    APPLICATION("application"),
    /** {@code auth_json.log}: throttled and blocked requests, authentication messages. */
    AUTH("auth"),
    /** {@code graphql_json.log}: one entry for each GraphQL query. */
    GRAPHQL("graphql"),
    /** Workhorse {@code current}: one entry for each HTTP request, with the Host that it carried. */
    WORKHORSE("workhorse"),
    /** Sidekiq {@code current}: background jobs. */
    SIDEKIQ("sidekiq"),
    /** Puma {@code current}: the application server's own messages. */
    PUMA("puma"),
    /** NGINX access log. */
    NGINX_ACCESS("nginx-access"),
    /** NGINX error log. */
    NGINX_ERROR("nginx-error"),
    /** A browser: HAR files, console text, pasted messages. */
    BROWSER("browser"),
    /** Several components in one source. */
    MIXED("mixed"),
    /** Not known. */
    OTHER("other");

    private final String id;

    Component(String id) {
        this.id = id;
    }

    /**
     * The word that stands for this component in reports and options.
     *
     * @return the id, lower case with hyphens
     */
    public String id() {
        return id;
    }

    /**
     * Finds a component by its id.
     *
     * @param id the id, as {@link #id()} writes it
     * @return the component, or empty when no component has that id
     */
    public static Optional<Component> of(String id) {
        for (Component component : values()) {
            if (component.id.equals(id)) {
                return Optional.of(component);
            }
        }
        return Optional.empty();
    }
}

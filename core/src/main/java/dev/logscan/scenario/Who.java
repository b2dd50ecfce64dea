package dev.logscan.scenario;

import java.util.Optional;

/** Who can carry out a step. */
public enum Who {
    /** Administers the self-managed GitLab instance. */
    INSTANCE_ADMIN("instance-admin"),
    /** Administers the Jira Cloud site. */
    JIRA_ADMIN("jira-admin"),
    /** Runs the proxies, firewalls and DNS before the instance. */
    NETWORK_ADMIN("network-admin"),
    /** GitLab Support, who can see GitLab.com's logs. */
    GITLAB_SUPPORT("gitlab-support");

    private final String id;

    Who(String id) {
        this.id = id;
    }

    /**
     * The word for reports.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * Finds one by its word.
     *
     * @param id the word, as {@link #id()} writes it
     * @return who it is, or empty when the word is not known
     */
    public static Optional<Who> of(String id) {
        for (Who who : values()) {
            if (who.id.equals(id)) {
                return Optional.of(who);
            }
        }
        return Optional.empty();
    }
}

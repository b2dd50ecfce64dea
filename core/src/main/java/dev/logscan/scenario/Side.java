package dev.logscan.scenario;

/** Whose logs show something. */
public enum Side {
    /** The proxying GitLab, usually GitLab.com. */
    GITLAB_COM("gitlab.com"),
    /** The self-managed instance. */
    SELF_MANAGED("self-managed"),
    /** The browser of the person who set the app up. */
    BROWSER("browser"),
    /** Both GitLabs, joined. */
    BOTH("both");

    private final String id;

    Side(String id) {
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
}

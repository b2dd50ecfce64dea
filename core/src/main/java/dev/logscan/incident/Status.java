package dev.logscan.incident;

/** How a cause ended. */
public enum Status {
    /** Evidence says that this is the cause. */
    CONFIRMED("confirmed"),
    /** The entries at hand do not decide it; {@link Missing} says what would. */
    UNDECIDED("undecided"),
    /** Evidence says that this is not the cause. */
    RULED_OUT("ruled-out");

    private final String id;

    Status(String id) {
        this.id = id;
    }

    /**
     * The word for reports.
     *
     * @return {@code confirmed}, {@code undecided} or {@code ruled-out}
     */
    public String id() {
        return id;
    }
}

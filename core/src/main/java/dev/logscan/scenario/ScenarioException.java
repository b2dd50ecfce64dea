package dev.logscan.scenario;

/** Says that a scenario file is wrong: {@code where: what is wrong (what was expected)}. */
public final class ScenarioException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one for a place in a file.
     *
     * @param where the place, such as {@code my-rule.json:12:7}
     * @param what what is wrong and what was expected
     */
    public ScenarioException(String where, String what) {
        super(where + ": " + what);
    }
}

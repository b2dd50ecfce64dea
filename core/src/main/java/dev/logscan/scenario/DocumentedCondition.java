package dev.logscan.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Something that GitLab's troubleshooting page names, and what answers it.
 *
 * @param anchor the place on the page
 * @param condition what the page names, in a few words
 * @param answer a scenario, or a scenario and its cause with a slash between; or, after {@code not in logs:}, what to bring
 */
public record DocumentedCondition(String anchor, String condition, String answer) {
    /** The page, up to its anchors. */
    public static final String PAGE =
            "https://docs.gitlab.com/administration/settings/jira_cloud_app_troubleshooting/#";

    private static final String NOT_IN_LOGS = "not in logs: ";

    /**
     * All that the page names.
     *
     * @return the conditions, in the order of the page
     */
    public static List<DocumentedCondition> all() {
        String file = "/dev/logscan/scenarios/documentation.tsv";
        InputStream in = DocumentedCondition.class.getResourceAsStream(file);
        if (in == null) {
            throw new ScenarioException(file, "not found in the library");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new DocumentedCondition(cells[0], cells[1], cells[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether logs can show it.
     *
     * @return false when something else must be brought
     */
    public boolean inLogs() {
        return !answer.startsWith(NOT_IN_LOGS);
    }
}

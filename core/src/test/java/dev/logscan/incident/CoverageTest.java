package dev.logscan.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.entry.Component;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final String BEFORE = "2025-06-03T19:00:00Z";
    private static final String AFTER = "2025-06-03T21:00:00Z";

    private final Logs logs = new Logs()
            .entry(
                    "com/production_json.log",
                    Component.PRODUCTION,
                    "2025-06-03T20:02:00Z",
                    "com1",
                    "method",
                    "PUT",
                    "path",
                    "/-/jira_connect/installations",
                    "status",
                    "422");

    @Test
    void aLogWithoutMarksBelongsToTheMarkedLogsOfItsFolder() {
        logs.covering("com/production_json.log", Component.PRODUCTION, BEFORE, AFTER)
                .covering("com/exceptions_json.log", Component.EXCEPTIONS, BEFORE, AFTER)
                .covering("com/integrations_json.log", Component.INTEGRATIONS, BEFORE, AFTER);
        assertThat(secondEntry().status()).isEqualTo(Status.RULED_OUT);
    }

    @Test
    void aLogWithoutMarksInAnotherFolderIsTheInstances() {
        logs.covering("com/production_json.log", Component.PRODUCTION, BEFORE, AFTER)
                .covering("self/exceptions_json.log", Component.EXCEPTIONS, BEFORE, AFTER)
                .covering("self/integrations_json.log", Component.INTEGRATIONS, BEFORE, AFTER);
        assertThat(secondEntry().status()).isEqualTo(Status.UNDECIDED);
    }

    @Test
    void whatTheProxyingGitlabLoggedIsNotAskedOfTheInstance() {
        List<Missing> missing = logs.finding("instance-update-failed").missing();
        assertThat(missing).extracting(Missing::what).noneMatch(what -> what.contains("_json.log of the instance"));
    }

    @Test
    void anAbsenceIsNoEvidenceWhereTheLogEndsBeforeTheTime() {
        logs.covering("com/exceptions_json.log", Component.EXCEPTIONS, BEFORE, "2025-06-03T20:01:00Z")
                .covering("com/integrations_json.log", Component.INTEGRATIONS, BEFORE, AFTER)
                .covering("com/production_json.log", Component.PRODUCTION, BEFORE, AFTER);
        assertThat(secondEntry().status()).isEqualTo(Status.UNDECIDED);
    }

    @Test
    void betweenTwoNeighbouringRotationsNothingWasWritten() {
        logs.covering("com/production_json.log", Component.PRODUCTION, BEFORE, AFTER)
                .covering("com/exceptions_json.log.1.gz", Component.EXCEPTIONS, BEFORE, "2025-06-03T19:30:00Z")
                .covering("com/exceptions_json.log", Component.EXCEPTIONS, "2025-06-03T20:30:00Z", AFTER)
                .covering("com/integrations_json.log", Component.INTEGRATIONS, BEFORE, AFTER);
        assertThat(secondEntry().status()).isEqualTo(Status.RULED_OUT);
    }

    @Test
    void betweenRotationsOfWhichOneIsMissingAnythingMayHaveBeenWritten() {
        logs.covering("com/production_json.log", Component.PRODUCTION, BEFORE, AFTER)
                .covering("com/exceptions_json.log.2.gz", Component.EXCEPTIONS, BEFORE, "2025-06-03T19:30:00Z")
                .covering("com/exceptions_json.log", Component.EXCEPTIONS, "2025-06-03T20:30:00Z", AFTER)
                .covering("com/integrations_json.log", Component.INTEGRATIONS, BEFORE, AFTER);
        assertThat(secondEntry().status()).isEqualTo(Status.UNDECIDED);
    }

    @Test
    void whereTheInstancesErrorsAreAtHandAndNothingNamesTheHostTheWorkhorseLogIsAskedFor() {
        Logs both = new Logs()
                .sent("2025-02-11T09:00:00.500Z", "com1", "https://gitlab.example.com", "401")
                .request("2025-02-11T09:00:00.400Z", "self1", "401")
                .exception("2025-02-11T09:00:00.390Z", "self1", "OpenSSL::PKey::PKeyError", "Could not parse PKey")
                .covering("exceptions_json.log", Component.EXCEPTIONS, "2025-02-11T08:00:00Z", "2025-02-11T10:00:00Z");
        assertThat(both.finding("proxy-401-empty-body").missing())
                .extracting(Missing::what)
                .anyMatch(what -> what.startsWith("the Workhorse log of the instance"))
                .noneMatch(what -> what.startsWith("exceptions_json.log"));
    }

    private CauseVerdict secondEntry() {
        return logs.finding("instance-update-failed").causes().stream()
                .filter(c -> c.cause().equals("second-entry-not-exported"))
                .findFirst()
                .orElseThrow();
    }
}

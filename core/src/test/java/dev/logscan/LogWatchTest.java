package dev.logscan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.incident.Finding;
import dev.logscan.incident.LiveCorrelator;
import dev.logscan.language.Language;
import dev.logscan.report.AttemptLine;
import dev.logscan.report.AttemptLine.Outcome;
import dev.logscan.report.AttemptText;
import dev.logscan.report.Report;
import dev.logscan.report.TextOptions;
import dev.logscan.scenario.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogWatchTest {
    private static final String EVENT = """
            {"method":"POST","path":"/-/jira_connect/events/installed","controller":"JiraConnect::EventsController",\
            "action":"installed","status":STATUS,"time":"2025-03-05T09:31:44.310Z","correlation_id":"ID",\
            "meta.caller_id":"JiraConnect::EventsController#installed","ua":"Ruby",\
            "params":[{"key":"clientKey","value":"c-1"},{"key":"jwt","value":"[FILTERED]"},\
            {"key":"eventType","value":"installed"},{"key":"baseUrl","value":"https://acme.atlassian.net"}]}
            """;
    private static final String EXCEPTION = """
            {"severity":"ERROR","time":"2025-03-05T09:31:44.298Z","correlation_id":"ID",\
            "meta.caller_id":"JiraConnect::EventsController#installed","exception.class":"JWT::InvalidAudError",\
            "exception.message":"Invalid audience. Expected https://a.example/-/jira_connect, \
            received https://b.example/-/jira_connect"}
            """;
    private static final String WORKHORSE = """
            {"correlation_id":"ID","duration_ms":112,"host":"a.example:443","level":"info","method":"POST","msg":"access",\
            "remote_ip":"34.74.226.9","status":STATUS,"system":"http","time":"2025-03-05T09:31:44Z",\
            "uri":"/-/jira_connect/events/installed","user_agent":"Ruby"}
            """;
    private static final String ACCESS = """
            34.74.226.9 - - [05/Mar/2025:09:31:45 +0000] "POST /-/jira_connect/events/installed HTTP/1.1" STATUS 0 "" "Ruby" -
            """;
    private static final String OTHER = """
            {"method":"GET","path":"/a/b","format":"html","controller":"ProjectsController","action":"show","status":200,\
            "time":"2025-03-05T09:31:40.310Z","correlation_id":"OTHER"}
            """;

    @TempDir
    Path folder;

    private final List<AttemptLine> told = new ArrayList<>();
    private LogWatch watch = LogScan.builder().build().watch(List.of(), false);
    private long now;

    @BeforeEach
    void begin() throws IOException {
        Files.createDirectories(folder.resolve("gitlab-rails"));
        Files.createDirectories(folder.resolve("gitlab-workhorse"));
        begin(Filter.NONE);
    }

    private void begin(Filter filter) {
        watch.close();
        watch = new LogWatch(LogScan.builder().filter(filter).build(), List.of(folder.toString()), false, () -> now);
    }

    @AfterEach
    void end() {
        watch.close();
    }

    @Test
    void anAttemptIsToldOnceWhenItsEntriesAreThere() {
        write("gitlab-rails/exceptions_json.log", EXCEPTION, "id-1", 401);
        write("gitlab-rails/production_json.log", EVENT, "id-1", 401);
        poll();
        assertThat(told).isEmpty();
        write("gitlab-workhorse/current", WORKHORSE, "id-1", 401);
        settle();
        settle();

        assertThat(told).singleElement().satisfies(attempt -> {
            assertThat(attempt.outcome()).isEqualTo(Outcome.FINDING);
            assertThat(attempt.side()).isEqualTo(Side.SELF_MANAGED);
            assertThat(attempt.status()).isEqualTo("401");
            assertThat(attempt.correlationId()).isEqualTo("id-1");
            assertThat(attempt.wanted()).isTrue();
            assertThat(attempt.time()).isEqualTo("2025-03-05T09:31:44Z");
        });
        assertThat(new AttemptText(TextOptions.plain(), Language.ENGLISH).line(told.get(0)))
                .isEqualTo(
                        "09:31:44.000  self-managed  401  ERROR    The instance refused the token's audience: the app"
                                + " knows it under another address than GitLab does  [id-1]");
        Report report = watch.report();
        assertThat(report.findings()).extracting(Finding::scenario).containsExactly("jwt-invalid-audience");
        assertThat(report.findings().get(0).evidence())
                .extracting(e -> e.origin().source())
                .contains(folder + "/gitlab-rails/exceptions_json.log");
        assertThat(report.warnings()).isEmpty();
    }

    @Test
    void whatWasAnsweredWellIsToldToo() {
        write("gitlab-rails/production_json.log", EVENT, "id-1", 200);
        write("gitlab-rails/production_json.log", OTHER, "", 0);
        settle();

        assertThat(told).extracting(AttemptLine::outcome).containsExactly(Outcome.OK);
        assertThat(told).extracting(AttemptLine::text).containsExactly("POST /-/jira_connect/events/installed");
        assertThat(watch.report().findings()).isEmpty();
    }

    @Test
    void aFailureThatNothingExplainsIsToldAsOne() {
        write("gitlab-rails/production_json.log", EVENT, "id-1", 500);
        settle();

        assertThat(told).extracting(AttemptLine::outcome).containsExactly(Outcome.UNEXPLAINED);
        assertThat(told.get(0).text()).isEqualTo("not explained: POST /-/jira_connect/events/installed answered 500");
    }

    @Test
    void theAccessLineOfARequestIsNoAttemptOfItsOwn() {
        write("access.log", ACCESS, "", 401);
        write("gitlab-rails/exceptions_json.log", EXCEPTION, "id-1", 401);
        write("gitlab-workhorse/current", WORKHORSE, "id-1", 401);
        settle();
        assertThat(told).extracting(AttemptLine::correlationId).containsExactly("id-1");

        write("access.log", ACCESS, "", 401);
        settle();
        assertThat(told).hasSize(2);
        assertThat(told.get(1).correlationId()).isNull();
    }

    @Test
    void aWebhookThatFailsIsNoAttempt() {
        write("gitlab-rails/exceptions_json.log", """
                {"severity":"ERROR","time":"2025-03-05T08:40:12.660Z","correlation_id":"ID",\
                "meta.caller_id":"WebHooks::LogExecutionWorker","exception.class":"Net::OpenTimeout",\
                "exception.message":"Failed to open TCP connection to hooks.example.org:443 (execution expired)"}
                """, "id-1", 0);
        settle();

        assertThat(told).isEmpty();
    }

    @Test
    void aFilterSaysWhatIsWantedAndNotWhatIsTold() {
        begin(new Filter(
                null,
                null,
                java.util.Set.of(),
                java.util.Set.of("sync-failed"),
                null,
                dev.logscan.scenario.Severity.INFO));
        write("gitlab-rails/exceptions_json.log", EXCEPTION, "id-1", 401);
        settle();

        assertThat(told).extracting(AttemptLine::wanted).containsExactly(false);
        assertThat(watch.report().findings()).isEmpty();
    }

    @Test
    void secretsAndControlCharactersAreNotShown() {
        write(
                "gitlab-rails/production_json.log",
                EVENT.replace(
                        "/-/jira_connect/events/installed\"",
                        "/-/jira_connect/\\u001b[31mx?jwt=glpat-ABCDEFGHIJKLMNOPQRST\""),
                "id\\u0007",
                200);
        settle();

        String line = new AttemptText(TextOptions.plain(), Language.ENGLISH).line(told.get(0));
        assertThat(line).contains("\\u{1b}[31m", "[id\\u{7}]").doesNotContain("\u001b", "\u0007", "ABCDEFGHIJ");
    }

    @Test
    void silenceProvesSomethingOnlyWhereRequestsAreLogged() {
        settle();
        assertThat(watch.report().warnings()).singleElement().asString().startsWith("No line was written");

        write("sidekiq.log", "{\"severity\":\"INFO\",\"jid\":\"1\",\"class\":\"A\",\"job_status\":\"done\"}\n", "", 0);
        settle();
        assertThat(watch.report().warnings()).singleElement().asString().contains("proves nothing: 1 lines");

        write("gitlab-rails/production_json.log", OTHER, "", 0);
        settle();
        assertThat(watch.report().warnings())
                .singleElement()
                .asString()
                .startsWith("No request of the app has reached this instance")
                .contains("1 other request was logged");
    }

    @Test
    void whatIsNotSettledIsToldAtTheEnd() {
        write("gitlab-rails/production_json.log", EVENT.stripTrailing(), "id-1", 200);
        assertThat(watch.finish()).hasSize(1);
    }

    private void poll() {
        now += LiveCorrelator.SETTLED.toNanos();
        told.addAll(watch.poll());
    }

    /** Looks twice, with the time between in which the rest of an attempt is written. */
    private void settle() {
        poll();
        poll();
    }

    private void write(String log, String line, String id, int status) {
        try {
            Files.writeString(
                    folder.resolve(log),
                    line.replace("ID", id).replace("STATUS", Integer.toString(status)),
                    UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

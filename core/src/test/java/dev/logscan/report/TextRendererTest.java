package dev.logscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.entry.Component;
import dev.logscan.input.ReadProblem;
import dev.logscan.scenario.Severity;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TextRendererTest {
    @Test
    void theVerdictComesFirstThenWhyThenWhatToDo() {
        assertThat(plain(Reports.full())).isEqualTo("""
                ERROR The token was made for another address
                      jwt-invalid-audience, confirmed, seen by both sides

                  gitlab.example.com refused the token of GitLab.com: it expected
                  https://internal.example.com and received https://gitlab.example.com.
                  3 attempts, 2025-02-11 09:14:07 to 10:02:55 UTC

                  Evidence
                    /var/log/gitlab/gitlab-rails/exceptions_json.log.1.gz:12
                      2025-02-11 09:14:07.318 UTC, correlation id 01JKT4Q8V3E6ZP0X4M1W7C2D9A
                      exception.class: JWT::InvalidAudError
                      aud: https://a.example, https://b.example
                    and 1 more like these (-v shows all)

                  The same request on the other side
                    - 01JKT4Q8V3E6ZP0X4M1W7C2D9A is 01JKT4Q7H2YB5C8D1E4F6G9HJK (gitlab.com);
                      agreeing: audience, time; its clock is 1200 ms behind

                  Causes
                    CONFIRMED The reverse proxy does not hand on the Host header
                              [host-header-not-forwarded]
                      Workhorse saw the host internal.example.com, and the app was given
                      gitlab.example.com.
                      1. Network administrator: Make the proxy send Host: gitlab.example.com,
                         then check.
                           curl --include --request POST https://gitlab.example.com/-/jira_connect/events/installed
                         Right answer: 401 Unauthorized
                      2. GitLab administrator: DELETES DATA. Delete the installations.
                           gitlab-rails runner \\
                             'JiraConnectInstallation.delete_all'
                    UNDECIDED The additional audience is not set [additional-audience-missing]
                      The version of GitLab is not known.
                    RULED OUT clock-skew: They agree.

                  What to do, whatever the cause
                    1. GitLab Support: Send this report.

                  1 cause undecided. --missing lists what would decide more, and how.

                  Documentation: https://docs.gitlab.com/administration/settings/jira_cloud_app_troubleshooting/#error-invalid-audience

                Not every input could be read to its end: see the problems below.

                Failing Jira Connect entries that no known problem explains
                  4 x PUT /-/jira_connect/installations answered 500, 2025-02-11 09:14:07 to
                      10:02:55 UTC
                      /var/log/gitlab/gitlab-rails/exceptions_json.log.1.gz:40

                Notes
                  - The clocks of the two sides differ by 1200 ms.

                Read 1 source: 120 lines, 118 entries, 1 blank, 1 unparsed.
                  /var/log/gitlab/gitlab-rails/exceptions_json.log.1.gz: exceptions, json-lines, 118 entries, 1 unparsed, 2025-02-11 09:14:07 to 10:02:55 UTC
                Problems while reading
                  /var/log/gitlab/gitlab-rails/exceptions_json.log.1.gz: line 120: cut off (not read to its end)
                """);
    }

    @Test
    void allThatThereIsIsShownWhenAskedForInColoursAndInAnotherZone() {
        TextOptions options = new TextOptions(true, true, 80, true, ZoneId.of("Asia/Tokyo"));

        assertThat(Reports.render(new TextRenderer(options), Reports.full())).isEqualTo("""
                \u001b[1;31mERROR\u001b[0m The token was made for another address
                      \u001b[2mjwt-invalid-audience, confirmed, seen by both sides\u001b[0m

                  gitlab.example.com refused the token of GitLab.com: it expected
                  https://internal.example.com and received https://gitlab.example.com.
                  3 attempts, 2025-02-11 18:14:07 to 19:02:55 +09:00

                  \u001b[1mEvidence\u001b[0m
                    /var/log/gitlab/gitlab-rails/exceptions_json.log.1.gz:12
                      2025-02-11 18:14:07.318 +09:00, correlation id 01JKT4Q8V3E6ZP0X4M1W7C2D9A
                      exception.class: JWT::InvalidAudError
                      aud: https://a.example, https://b.example
                    /var/log/gitlab/gitlab-rails/exceptions_json.log.1.gz:13
                      2025-02-11 18:14:07.318 +09:00, correlation id 01JKT4Q8V3E6ZP0X4M1W7C2D9A
                      exception.class: JWT::InvalidAudError
                      aud: https://a.example, https://b.example

                  \u001b[1mThe same request on the other side\u001b[0m
                    - 01JKT4Q8V3E6ZP0X4M1W7C2D9A is 01JKT4Q7H2YB5C8D1E4F6G9HJK (gitlab.com);
                      agreeing: audience, time; its clock is 1200 ms behind

                  \u001b[1mCauses\u001b[0m
                    \u001b[32mCONFIRMED\u001b[0m The reverse proxy does not hand on the Host header
                              [host-header-not-forwarded]
                      Workhorse saw the host internal.example.com, and the app was given
                      gitlab.example.com.
                      1. Network administrator: Make the proxy send Host: gitlab.example.com,
                         then check.
                           \u001b[1mcurl --include --request POST https://gitlab.example.com/-/jira_connect/events/installed\u001b[0m
                         Right answer: 401 Unauthorized
                      2. GitLab administrator: DELETES DATA. Delete the installations.
                           \u001b[1mgitlab-rails runner \\\u001b[0m
                           \u001b[1m  'JiraConnectInstallation.delete_all'\u001b[0m
                    \u001b[33mUNDECIDED\u001b[0m The additional audience is not set [additional-audience-missing]
                      The version of GitLab is not known.
                      1. Jira administrator: Ask.
                    \u001b[2mRULED OUT\u001b[0m clock-skew: They agree.

                  \u001b[1mWhat to do, whatever the cause\u001b[0m
                    1. GitLab Support: Send this report.

                  \u001b[1m1 cause undecided. What would decide more:\u001b[0m
                    - the version of GitLab (decides additional-audience-missing)
                      GitLab administrator:
                        \u001b[1mgitlab-rake gitlab:env:info\u001b[0m

                  Documentation: https://docs.gitlab.com/administration/settings/jira_cloud_app_troubleshooting/#error-invalid-audience

                Not every input could be read to its end: see the problems below.

                \u001b[1mFailing Jira Connect entries that no known problem explains\u001b[0m
                  4 x PUT /-/jira_connect/installations answered 500, 2025-02-11 18:14:07 to
                      19:02:55 +09:00
                      /var/log/gitlab/gitlab-rails/exceptions_json.log.1.gz:40

                \u001b[1mNotes\u001b[0m
                  - The clocks of the two sides differ by 1200 ms.

                Read 1 source: 120 lines, 118 entries, 1 blank, 1 unparsed.
                  /var/log/gitlab/gitlab-rails/exceptions_json.log.1.gz: exceptions, json-lines, 118 entries, 1 unparsed, 2025-02-11 18:14:07 to 19:02:55 +09:00
                \u001b[1mProblems while reading\u001b[0m
                  /var/log/gitlab/gitlab-rails/exceptions_json.log.1.gz: line 120: cut off (not read to its end)
                """);
    }

    @Test
    void silenceIsNotCalledHealth() {
        assertThat(plain(Reports.nothing())).isEqualTo("""
                None of the documented problems was seen.

                  This does not show that the app works: it speaks only of the entries that were
                  read, and only of the problems that logscan knows (logscan explain lists
                  them).

                Read 1 source: 120 lines, 118 entries, 1 blank, 1 unparsed.
                  /var/log/gitlab/gitlab-rails/exceptions_json.log.1.gz: exceptions, json-lines, 118 entries, 1 unparsed, 2025-02-11 09:14:07 to 10:02:55 UTC
                """);
    }

    @Test
    void whatWasNotReadIsSaidWhereNothingWasFound() {
        Report report = new Report(
                "0.1.0",
                List.of(Reports.source("a.log", new ReadProblem("a.log", "permission denied", true))),
                List.of(),
                List.of(),
                List.of());

        assertThat(plain(report))
                .contains("\n  Not every input could be read to its end: see the problems below.\n")
                .endsWith("Problems while reading\n  a.log: permission denied (not read to its end)\n");
    }

    @Test
    void whatCouldNotBeOpenedIsAProblemAndNoSource() {
        ReadProblem problem = new ReadProblem("a.log", "no such file", true);
        SourceSummary unread =
                new SourceSummary("a.log", Component.OTHER, "none", 0, 0, 0, 0, 0, null, null, List.of(problem));

        assertThat(plain(new Report("0.1.0", List.of(unread), List.of(), List.of(), List.of())))
                .endsWith("""

                Read 0 sources: 0 lines, 0 entries, 0 blank, 0 unparsed.
                Problems while reading
                  a.log: no such file (not read to its end)
                """);
    }

    @Test
    void withoutEntriesNothingIsSaidOfTheApp() {
        assertThat(plain(new Report("0.1.0", List.of(), List.of(), List.of(), List.of())))
                .isEqualTo("""
                No log entry was recognised.

                  So nothing can be said about the app. What was read stands below.

                Read 0 sources: 0 lines, 0 entries, 0 blank, 0 unparsed.
                """);
    }

    @Test
    void manySourcesAreCountedAndTheirProblemsAllListed() {
        List<SourceSummary> sources = IntStream.rangeClosed(10, 24)
                .mapToObj(i -> Reports.source(i + ".log", new ReadProblem(i + ".log", "line 3: cut off", false)))
                .toList();

        assertThat(plain(new Report("0.1.0", sources, List.of(), List.of(), List.of())))
                .contains("\n  19.log: exceptions", "\n  and 5 more\n", "\n  24.log: line 3: cut off\n")
                .doesNotContain("\n  20.log: exceptions");
    }

    @Test
    void severalFindingsAreCountedFirst() {
        Report report = Reports.of(
                Reports.audience(),
                Reports.saying("s", List.of(), Map.of()).findings().get(0));

        assertThat(plain(report)).startsWith("2 findings: 1 error, 1 warning\n\nERROR The token");
    }

    @Test
    void findingsThatAreNotShownAreCountedToo() {
        Report shown = Reports.of(
                Reports.audience(),
                Reports.saying("s", List.of(), Map.of()).findings().get(0));
        Report report = new Report(
                shown.toolVersion(),
                shown.sources(),
                shown.findings(),
                Map.of(Severity.ERROR, 2500L),
                shown.unexplained(),
                shown.warnings(),
                shown.language());

        assertThat(plain(report)).startsWith("2502 findings: 2501 errors, 1 warning\n");
    }

    @Test
    void aFieldStaysOnOneLineAndALongOneIsCut() {
        Report report = Reports.saying("s", List.of(), Reports.fields("a", "1\n2", "jira_body", "x".repeat(400)));

        assertThat(plain(report))
                .contains("\n      a: 1\\n2\n      jira_body: " + "x".repeat(300) + "… (100 more characters)\n");
    }

    @Test
    void proseFitsThePage() {
        String page = plain(Reports.saying("日本語の文章がここにあります。".repeat(20), List.of(), Map.of()));

        assertThat(page.lines().filter(line -> line.contains("日本語")))
                .hasSizeGreaterThan(5)
                .allMatch(line -> Columns.width(line) <= 80);
    }

    private static String plain(Report report) {
        return Reports.render(new TextRenderer(TextOptions.plain()), report);
    }
}

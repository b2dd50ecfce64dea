package dev.logscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MarkdownRendererTest {
    @Test
    void everyPartHasItsPlace() {
        assertThat(markdown(Reports.full())).isEqualTo("""
                ## logscan: 1 finding: 1 error

                Not every input could be read to its end: see the problems below.

                ### ERROR: The token was made for another address

                Problem `jwt-invalid-audience`, confirmed, seen by both sides: 3 attempts, 2025-02-11 09:14:07 to 10:02:55 UTC.

                **What happened:** gitlab.example.com refused the token of GitLab.com: it expected https\\://internal.example.com and received https\\://gitlab.example.com.

                - `expected`: `https://internal.example.com/-/jira_connect`
                - `host`: `internal.example.com`

                #### CONFIRMED: The reverse proxy does not hand on the Host header

                Cause `host-header-not-forwarded`: Workhorse saw the host internal.example.com, and the app was given gitlab.example.com.

                1. Network administrator: Make the proxy send Host: gitlab.example.com, then check. Right answer: 401 Unauthorized

                   ```shell
                   curl --include --request POST https://gitlab.example.com/-/jira_connect/events/installed
                   ```

                2. GitLab administrator: **DELETES DATA.** Delete the installations.

                   ```shell
                   gitlab-rails runner \\
                     'JiraConnectInstallation.delete_all'
                   ```

                #### UNDECIDED: The additional audience is not set

                Cause `additional-audience-missing`: The version of GitLab is not known.

                1. Jira administrator: Ask.

                #### RULED OUT: The clocks differ

                Cause `clock-skew`: They agree.

                #### What to do, whatever the cause

                1. GitLab Support: Send this report.

                #### Evidence

                ```text
                /var/log/gitlab/gitlab-rails/exceptions_json.log.1.gz:12
                  2025-02-11 09:14:07.318 UTC, correlation id 01JKT4Q8V3E6ZP0X4M1W7C2D9A
                  exception.class: JWT::InvalidAudError
                  aud: https://a.example, https://b.example
                /var/log/gitlab/gitlab-rails/exceptions_json.log.1.gz:13
                  2025-02-11 09:14:07.318 UTC, correlation id 01JKT4Q8V3E6ZP0X4M1W7C2D9A
                  exception.class: JWT::InvalidAudError
                  aud: https://a.example, https://b.example
                ```

                #### The same request on the other side

                - `01JKT4Q8V3E6ZP0X4M1W7C2D9A` is `01JKT4Q7H2YB5C8D1E4F6G9HJK` (gitlab.com); agreeing: audience, time; its clock is 1200 ms behind

                #### What would decide more

                1. GitLab administrator: the version of GitLab (decides additional-audience-missing)

                   ```text
                   gitlab-rake gitlab:env:info
                   ```

                Documentation: https://docs.gitlab.com/administration/settings/jira_cloud_app_troubleshooting/#error-invalid-audience

                ### Failing Jira Connect entries that no known problem explains

                4 x PUT /-/jira_connect/installations answered 500, 2025-02-11 09:14:07 to 10:02:55 UTC

                ```text
                /var/log/gitlab/gitlab-rails/exceptions_json.log.1.gz:40
                  2025-02-11 09:14:07.318 UTC, correlation id 01JKT4Q8V3E6ZP0X4M1W7C2D9A
                  status: 500
                ```

                ### Notes

                - Note: The clocks of the two sides differ by 1200 ms.

                ### What was read

                Read 1 source: 120 lines, 118 entries, 1 blank, 1 unparsed.

                ```text
                /var/log/gitlab/gitlab-rails/exceptions_json.log.1.gz: exceptions, json-lines, 118 entries, 1 unparsed, 2025-02-11 09:14:07 to 10:02:55 UTC
                  problem: line 120: cut off (not read to its end)
                ```
                """);
    }

    @Test
    void silenceIsNotCalledHealth() {
        assertThat(markdown(Reports.nothing())).startsWith("""
                ## logscan: None of the documented problems was seen.

                This does not show that the app works: it speaks only of the entries that were read, and only of the problems that logscan knows (logscan explain lists them).

                ### What was read

                Read 1 source: 120 lines, 118 entries, 1 blank, 1 unparsed.

                ```text
                /var/log/gitlab/gitlab-rails/exceptions_json.log.1.gz: exceptions, json-lines, 118 entries, 1 unparsed, \
                """);
    }

    @Test
    void hostileTextIsLiteral() {
        String page = markdown(Hostile.report());
        List<String> outside = outsideOfBlocks(page);

        assertThat(outside).noneMatch(line -> line.stripLeading().startsWith("/"));
        assertThat(String.join("\n", outside).replaceAll("````.*?````", "").replaceAll("\\\\[!-~]", ""))
                .doesNotContain("<", "@", "![", "](", "://evil", "www.", "~", "$", "&", ":bomb");
        assertThat(page).doesNotContain("\u001b", "\u202e", "\r").contains("\n````text\n");
    }

    /** The lines that a reader of Markdown looks at; a block ends with a fence as long as the one that opened it. */
    private static List<String> outsideOfBlocks(String page) {
        List<String> outside = new ArrayList<>();
        String fence = "";
        for (String line : page.lines().toList()) {
            String text = line.strip();
            if (!fence.isEmpty()) {
                fence = text.startsWith(fence) && text.replace("`", "").isEmpty() ? "" : fence;
            } else if (text.startsWith("```")) {
                fence = text.replaceAll("[^`].*", "");
            } else {
                outside.add(line);
            }
        }
        assertThat(fence).isEmpty();
        return outside;
    }

    private static String markdown(Report report) {
        return Reports.render(new MarkdownRenderer(TextOptions.plain()), report);
    }
}

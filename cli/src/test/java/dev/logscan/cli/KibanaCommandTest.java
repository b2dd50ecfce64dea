package dev.logscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KibanaCommandTest {
    @TempDir
    private Path folder;

    @Test
    void anAddressBecomesTheDocumentedSearch() {
        Run run = new Run();

        assertThat(run.with("kibana", "--instance-url", "https://gitlab.example.com/"))
                .isEqualTo(0);
        assertThat(run.out()).startsWith("""
                # The request with the address https://gitlab.example.com; then search with its json.correlation_id for the \
                other entry (logscan kibana --request-id).

                # KQL
                json.meta.caller_id: "JiraConnect::InstallationsController#update" and not json.status: 200 \
                and json.params.value: ("{\\"instance_url\\"=>\\"https://gitlab.example.com\\"}" \
                or "{\\"instance_url\\" => \\"https://gitlab.example.com\\"}")

                # Query DSL
                {
                  "query": {
                """).endsWith("\n}\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void severalRequestsAndAddressesAreSearchedForInTurn() {
        Run run = new Run();

        assertThat(run.with(
                        "kibana", "--request-id=A", "--request-id", " B ", "--instance-url=http://[::1]:8080/gitlab"))
                .isEqualTo(0);
        assertThat(run.out())
                .containsSubsequence(
                        "# The entries of the request A; two are to be expected.\n",
                        "json.correlation_id: \"A\"\n",
                        "json.correlation_id: \"B\"\n",
                        "http://[::1]:8080/gitlab");
    }

    @Test
    void aRecordingOfTheBrowserTellsBoth() throws Exception {
        Path har = Files.writeString(folder.resolve("a.har"), """
                {"log":{"version":"1.2","entries":[{"startedDateTime":"2025-02-11T09:14:07.318Z",\
                "request":{"method":"PUT","url":"https://gitlab.com/-/jira_connect/installations",\
                "headers":[{"name":"Content-Type","value":"application/json"}],"postData":{"mimeType":"application/json",\
                "text":"{\\"installation\\":{\\"instance_url\\":\\"https://a.example\\"}}"}},\
                "response":{"status":422,"headers":[{"name":"X-Request-Id","value":"R1"}],"content":{}}}]}}
                """);
        Run run = new Run();

        assertThat(run.with("kibana", "--har", har.toString())).as(run.err()).isEqualTo(0);
        assertThat(run.out()).contains("json.correlation_id: \"R1\"\n", "=>\\\"https://a.example\\\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kibana                                | kibana: nothing to search for (expected --instance-url, --request-id or --har)
            kibana a.har                          | kibana: unexpected a.har (expected options only; --har FILE reads a file)
            kibana --instance-url gitlab.example  | --instance-url: gitlab.example is no URL (expected such as https://gitlab.example.com)
            kibana --instance-url https://        | --instance-url: https:// is no URL (expected such as https://gitlab.example.com)
            kibana --request-id=                  | --request-id: empty (expected ID)
            kibana --format json                  | --format: unknown option (logscan --help lists them)
            kibana --har /no/such                 | --har: /no/such: no request of the app that sets the address of an instance (expected a HAR file with a PUT of /-/jira_connect/installations)
            """)
    void whatCannotBeSearchedForIsRefused(String words, String message) {
        Run run = new Run();

        assertThat(run.with(words.split(" "))).isEqualTo(2);
        assertThat(run.err()).isEqualTo("logscan: " + message + "\n");
        assertThat(run.out()).isEmpty();
    }
}

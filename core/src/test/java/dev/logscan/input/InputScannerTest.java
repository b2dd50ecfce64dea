package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InputScannerTest {
    @Test
    void readsLinesAndSearchResponses() {
        Read read = Read.text("""
                {"severity":"INFO","time":"2025-02-11T09:14:07.402Z","correlation_id":"A","integration":"JiraConnect","message":"Proxy lifecycle event received error response","jira_event_type":"installed","jira_status_code":401,"jira_body":""}
                {"method":"PUT","path":"/-/jira_connect/installations","format":"*/*","controller":"JiraConnect::InstallationsController","action":"update","status":422,"time":"2025-02-11T09:14:07.409Z","params":[{"key":"jwt","value":"[FILTERED]"},{"key":"installation","value":"{\\"instance_url\\"=>\\"https://git.example.com\\"}"}],"correlation_id":"B"}
                nonsense

                """);
        assertThat(read.entries()).hasSize(2);
        assertThat(read.entries().get(1).first("params.installation.instance_url"))
                .isEqualTo("https://git.example.com");
        Read search = Read.text("""
                {"took":3,"hits":{"total":{"value":2,"relation":"eq"},"hits":[
                 {"_id":"a1","_source":{"json":{"status":422,"meta.caller_id":"JiraConnect::InstallationsController#update","params":[{"key":"installation","value":"{\\"instance_url\\"=>\\"https://gitlab.example.com\\"}"}],"correlation_id":"CID"}}},
                 {"_id":"b1","_source":{"json":{"message":"Proxy lifecycle event received error response","jira_status_code":401,"jira_body":"","correlation_id":"CID"}}}]}}
                """);
        assertThat(search.entries()).hasSize(2);
    }
}

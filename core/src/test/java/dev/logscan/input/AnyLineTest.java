package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of any text: NGINX's logs, and what the app said to a user. */
class AnyLineTest {
    private static final String ACCESS = "34.74.226.17 - - [11/Feb/2025:10:14:07 +0100] "
            + "\"POST /-/jira_connect/events/installed?jwt=x HTTP/1.1\" 401 0 \"\" \"Ruby\" -";

    @ParameterizedTest
    @ValueSource(
            strings = {
                ACCESS,
                "34.74.226.17 - - [11/Feb/2025:10:14:07 +0100] \"POST /-/jira_connect/events/installed HTTP/1.1\" 401 0 \"-\" \"Ruby\"",
                "34.74.226.17 - - [11/Feb/2025:10:14:07 +0100] \"POST /-/jira_connect/events/installed HTTP/1.1\" 401 0 \"-\" \"Ruby\""
                        + " 1186 0.121 [default-gitlab-webservice-default-8181] [] 10.0.0.7:8181 0 0.120 401 6f1c",
                "git.example.org 34.74.226.17 - - [11/Feb/2025:10:14:07 +0100] \"POST /-/jira_connect/events/installed HTTP/2.0\" 401 0 \"-\" \"Ruby\"",
                "[pod/nginx-7/controller] 34.74.226.17 - - [11/Feb/2025:10:14:07 +0100] \"POST /-/jira_connect/events/installed HTTP/1.1\" 401 0 \"-\" \"Ruby\"",
                "2025-02-11_09:14:07.53712 34.74.226.17 - alice [11/Feb/2025:10:14:07 +0100] \"POST /-/jira_connect/events/installed HTTP/1.1\" 401 0 \"-\" \"Ruby\""
            })
    void accessLinesAreReadInTheirUsualFormats(String line) {
        LogEntry entry = Read.text(line + "\n").entry();

        assertThat(entry.component()).isEqualTo(Component.NGINX_ACCESS);
        assertThat(entry.time()).hasToString("2025-02-11T09:14:07Z");
        assertThat(entry.first("method")).isEqualTo("POST");
        assertThat(entry.first("path")).isEqualTo("/-/jira_connect/events/installed");
        assertThat(entry.first("status")).isEqualTo("401");
        assertThat(entry.first("remote_ip")).isEqualTo("34.74.226.17");
        assertThat(entry.first("ua")).isEqualTo("Ruby");
    }

    @Test
    void errorLinesAreReadWithTheirParts() {
        Read read =
                Read.text("2025/02/11 09:14:07 [error] 1234#0: *5678 connect() failed (111: Connection refused) while"
                        + " connecting to upstream, client: 34.74.226.17, server: git.example.org, request: \"POST"
                        + " /-/jira_connect/events/installed HTTP/1.1\", upstream: \"http://127.0.0.1:8181/\", host:"
                        + " \"git.example.org\"\n");

        LogEntry entry = read.entry();
        assertThat(entry.component()).isEqualTo(Component.NGINX_ERROR);
        assertThat(entry.time()).hasToString("2025-02-11T09:14:07Z");
        assertThat(entry.first("message"))
                .isEqualTo("connect() failed (111: Connection refused) while connecting to upstream");
        assertThat(entry.first("remote_ip")).isEqualTo("34.74.226.17");
        assertThat(entry.first("host")).isEqualTo("git.example.org");
        assertThat(entry.first("path")).isEqualTo("/-/jira_connect/events/installed");
        assertThat(read.problems()).containsExactly("times without a zone: read as UTC");
    }

    @Test
    void oneStreamMayHoldSeveralComponents() {
        Read read = Read.text(
                ACCESS + "\n"
                        + "{\"component\":\"gitlab\",\"subcomponent\":\"exceptions_json\",\"exception.class\":\"A\"}\nnonsense\n");

        assertThat(read.entries())
                .extracting(LogEntry::component)
                .startsWith(Component.NGINX_ACCESS, Component.EXCEPTIONS);
        assertThat(read.source().kind()).isEqualTo(Component.MIXED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not an address - - [11/Feb/2025:10:14:07 +0100] \"GET / HTTP/1.1\" 200 1",
                "1.2.3.4 - - [11/Feb/2025:10:14:07 +0100] GET / 200",
                "1.2.3.4 - - [11/Feb/2025:10:14:07 +0100] \"GET / HTTP/1.1 200 1 ",
                "2025/02/11 09:14:07 [error] nonsense",
                "1.2.3.4 - - [",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
            })
    void whatIsNearAnAccessLineIsNone(String line) {
        assertThat(said(line)).isEmpty();
        assertThat(source(line).unparsed()).isEqualTo(1);
    }

    @Test
    void whatTellsNothingIsNoEntry() {
        String text = "Failed to link group. Please try again.\nThe page failed.\n\n";

        assertThat(said(text))
                .extracting(e -> e.first("message"))
                .containsExactly("Failed to link group. Please try again.");
        assertThat(source(text).entries()).isEqualTo(1);
        assertThat(source(text).unparsed()).isEqualTo(1);
        assertThat(source(text).blank()).isEqualTo(1);
        assertThat(source(text).kind()).isEqualTo(Component.BROWSER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export const FAILED = s__('Integrations|Failed to link group. Please try again.');",
                "  message: 'Failed to link group',",
                "<p>Failed to link group. Please try again.</p>",
                "\"message\":\"Failed to link group. Please try again.\"",
                "t.exports=()=>n(\"Failed to link group. Please try again.\")",
                "{\"torn\":\"Failed to link group"
            })
    void codeSaysNothing(String line) {
        assertThat(said(line)).isEmpty();
    }

    @Test
    void longLinesSayNothing() {
        assertThat(said("Failed to link group " + "x".repeat(3000))).isEmpty();
    }

    /** The entries that a scan keeps that looks for one message. */
    private static List<LogEntry> said(String text) {
        List<LogEntry> noticed = new ArrayList<>();
        scan(text, noticed);
        return noticed;
    }

    private static SourceStatistics source(String text) {
        return scan(text, new ArrayList<>());
    }

    private static SourceStatistics scan(String text, List<LogEntry> noticed) {
        InputScanner scanner =
                InputScanner.builder().literals(Set.of("Failed to link group")).build();
        LogInput input = LogInput.of("input", text.getBytes(StandardCharsets.UTF_8));
        try {
            return scanner.scan(List.of(input), AnyLineTest::telling, noticed::add)
                    .get(0);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LogEntry telling(LogEntry entry) {
        String message = entry.first("message");
        return message != null && message.contains("Failed to link group") ? entry : null;
    }
}

package dev.logscan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.incident.Evidence;
import dev.logscan.input.Discovery;
import dev.logscan.input.LogInput;
import dev.logscan.language.Language;
import dev.logscan.report.TextOptions;
import dev.logscan.report.Trace;
import dev.logscan.report.TraceRenderer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LogSearchTest {
    private static final String ID = "01JKT4Q8V3E6ZP0X4M1W7C2D9A";
    private static final String SECRET = "glpat-" + "a1B2c3D4e5F6g7H8i9J0";

    private static final LogInput PRODUCTION = input("production_json.log", """
            {"method":"GET","path":"/a","time":"2025-02-11T09:14:08.000Z","correlation_id":"other"}
            {"method":"POST","path":"/b","time":"2025-02-11T09:14:07.900Z","status":401,"correlation_id":"01JKT4Q8V3E6ZP0X4M1W7C2D9A"}
            """);
    private static final LogInput EXCEPTIONS = input("exceptions_json.log", """
            {"severity":"ERROR","time":"2025-02-11T09:14:07.318Z","correlation_id":"01JKT4Q8V3E6ZP0X4M1W7C2D9A",\
            "exception.class":"X","exception.message":"token\\n%s"}
            {"severity":"ERROR","correlation_id":"01JKT4Q8V3E6ZP0X4M1W7C2D9A","exception.class":"Y"}
            {"severity":"ERROR","message":"of 01JKT4Q8V3E6ZP0X4M1W7C2D9A","exception.class":"Z"}
            """.formatted(SECRET));

    @Test
    void everyEntryOfARequestIsFoundInTheOrderOfTime() throws Exception {
        Trace trace = trace(ID, PRODUCTION, EXCEPTIONS);

        assertThat(trace.count()).isEqualTo(3);
        assertThat(trace.complete()).isTrue();
        assertThat(trace.entries())
                .extracting(e -> e.origin().source() + ":" + e.origin().line())
                .containsExactly("exceptions_json.log:1", "production_json.log:2", "exceptions_json.log:2");
    }

    @Test
    void anIdThatNoSearchCanUseIsFoundToo() throws Exception {
        LogInput odd = input("a.json", """
                {"correlation_id":"a\\"b","message":"x"}
                {"correlation_id":"<\\u0061>","message":"y"}
                """);

        assertThat(trace("a\"b", odd).count()).isEqualTo(1);
        assertThat(trace("<a>", odd).count()).isEqualTo(1);
    }

    @Test
    void anIdThatAllShareTakesBoundedMemory() throws Exception {
        LogInput many = input(
                "a.json",
                "{\"correlation_id\":\"%s\",\"message\":\"x\"}\n".formatted(ID).repeat(12_000));

        Trace trace = trace(ID, many);

        assertThat(trace.count()).isEqualTo(12_000);
        assertThat(trace.entries()).hasSize(LogSearch.MOST_ENTRIES);
        assertThat(text(trace)).startsWith("12000 entries of " + ID + " (shown 10000)\n");
    }

    @Test
    void thePageIsForPeopleAndHasNoSecrets() throws Exception {
        assertThat(text(trace(ID, PRODUCTION, EXCEPTIONS))).isEqualTo("""
                3 entries of 01JKT4Q8V3E6ZP0X4M1W7C2D9A

                2025-02-11 09:14:07.318 UTC exceptions exceptions_json.log:1
                    severity: ERROR
                    time: 2025-02-11T09:14:07.318Z
                    exception.class: X
                    exception.message: token\\n[glpat #1]

                2025-02-11 09:14:07.900 UTC production production_json.log:2
                    method: POST
                    path: /b
                    time: 2025-02-11T09:14:07.900Z
                    status: 401

                time unknown exceptions exceptions_json.log:2
                    severity: ERROR
                    exception.class: Y

                Read 2 sources: 5 lines, 5 entries, 0 blank, 0 unparsed.
                """);
        assertThat(text(trace("nobody", PRODUCTION))).isEqualTo("""
                No entry has the correlation id nobody.

                Read 1 source: 2 lines, 2 entries, 0 blank, 0 unparsed.
                """);
    }

    @Test
    void jsonHoldsTheSame() throws Exception {
        StringBuilder json = new StringBuilder();
        new TraceRenderer(TextOptions.plain(), Language.ENGLISH).json(trace(ID, PRODUCTION), json);

        assertThat(json.toString()).startsWith("{\n  \"schemaVersion\": 1,\n").endsWith("""
                  "entries": [
                    {
                      "kind": "production",
                      "source": "production_json.log",
                      "line": 2,
                      "time": "2025-02-11T09:14:07.900Z",
                      "correlationId": "01JKT4Q8V3E6ZP0X4M1W7C2D9A",
                      "fields": {
                        "method": "POST",
                        "path": "/b",
                        "time": "2025-02-11T09:14:07.900Z",
                        "status": "401",
                        "correlation_id": "01JKT4Q8V3E6ZP0X4M1W7C2D9A"
                      }
                    }
                  ]
                }
                """);
    }

    @Test
    void theThreadsDoNotShow() throws Exception {
        Discovery inputs = new Discovery(List.of(PRODUCTION, EXCEPTIONS), List.of());

        assertThat(new LogSearch(8, false).trace(ID, inputs)).isEqualTo(new LogSearch(1, false).trace(ID, inputs));
    }

    @Test
    void attemptsToSetTheAddressAreFoundInARecording() throws Exception {
        LogInput har = input("a.har", """
                {"log":{"version":"1.2","entries":[{"startedDateTime":"2025-02-11T09:14:07.318Z",\
                "request":{"method":"PUT","url":"https://gitlab.com/-/jira_connect/installations",\
                "headers":[{"name":"Content-Type","value":"application/json"}],\
                "postData":{"mimeType":"application/json","text":"{\\"jwt\\":\\"x\\",\\"installation\\":{\\"instance_url\\":\\"https://a.example\\"}}"}},\
                "response":{"status":422,"headers":[{"name":"X-Request-Id","value":"R1"}],"content":{}}}]}}
                """);

        Evidence update = new LogSearch(1, false)
                .installationUpdates(new Discovery(List.of(har), List.of()))
                .entries()
                .get(0);

        assertThat(update.correlationId()).isEqualTo("R1");
        assertThat(update.fields().toString()).contains("https://a.example");
    }

    private static Trace trace(String id, LogInput... inputs) throws InterruptedException {
        return new LogSearch(2, false).trace(id, new Discovery(List.of(inputs), List.of()));
    }

    private static String text(Trace trace) throws IOException {
        StringBuilder text = new StringBuilder();
        new TraceRenderer(TextOptions.plain(), Language.ENGLISH).text(trace, text);
        return text.toString();
    }

    private static LogInput input(String name, String text) {
        return LogInput.of(name, text.getBytes(UTF_8));
    }
}

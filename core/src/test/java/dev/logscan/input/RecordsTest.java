package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One JSON object becomes one entry. */
class RecordsTest {
    @Test
    void nestingAndDottedKeysMeetInOneNameSpace() {
        LogEntry entry = line("""
                {"correlation_id":"A","meta.caller_id":"X#y","meta":{"user":{"id":7}},"list":[1,"b",[true,null]],"no":null}
                """);

        assertThat(entry.fields())
                .containsExactly(
                        entry("correlation_id", List.of("A")),
                        entry("meta.caller_id", List.of("X#y")),
                        entry("meta.user.id", List.of("7")),
                        entry("list", List.of("1", "b", "true")));
    }

    @Test
    void theLastOfTwoEqualKeysWins() {
        assertThat(line("""
                {"correlation_id":"A","correlation_id":"B"}
                """).correlationId()).isEqualTo("B");
        assertThat(line("""
                {"correlation_id":"A","status":1,"status":null}
                """).has("status")).isFalse();
    }

    @Test
    void numbersKeepTheirSpelling() {
        String digits = "9".repeat(1_000_000);
        LogEntry entry = line("{\"correlation_id\":\"A\",\"big\":1e400,\"long\":" + digits + ",\"odd\":NaN}");

        assertThat(entry.first("big")).isEqualTo("1e400");
        assertThat(entry.first("long")).isEqualTo(digits);
        assertThat(entry.first("odd")).isEqualTo("NaN");
    }

    @Test
    void fieldsAndValuesAreBounded() {
        StringBuilder json = new StringBuilder("{\"correlation_id\":\"A\"");
        for (int i = 0; i < 2000; i++) {
            json.append(",\"f").append(i).append("\":1");
        }
        LogEntry entry = line(json.append("}").toString());
        LogEntry wide = line("{\"correlation_id\":\"A\",\"v\":\"" + "x".repeat(2 << 20) + "\"}");

        assertThat(entry.fields()).hasSize(Fields.MAX_FIELDS);
        assertThat(wide.first("v")).hasSize(Fields.MAX_VALUE);
    }

    @Test
    void paramsAreAssociatedByTheirKeys() {
        LogEntry entry = line("""
                {"correlation_id":"A","params":[{"key":"jwt","value":"[FILTERED]"},{"value":{"instance_url":"https://a"},"key":"installation"},\
                {"key":"ids","value":[1,2]},{"key":"none","value":null},{"key":"key","value":"k"}]}
                """);

        assertThat(entry.fields())
                .containsExactly(
                        entry("correlation_id", List.of("A")),
                        entry("params.jwt", List.of("[FILTERED]")),
                        entry("params.installation.instance_url", List.of("https://a")),
                        entry("params.ids", List.of("1", "2")),
                        entry("params.key", List.of("k")),
                        entry("params", List.of("present")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"instance_url\"=>\"https://a\"}",
                "{\"instance_url\" => \"https://a\"}",
                "{instance_url: \"https://a\"}",
                "{:instance_url=>\"https://a\"}",
                "{\"instance_url\":\"https://a\"}",
                "{\"other\"=>nil, \"instance_url\"=>\"https://a\"}"
            })
    void hashesInParamsAreReadAsRubyPrintsThem(String hash) {
        LogEntry entry = line("{\"correlation_id\":\"A\",\"params\":[{\"key\":\"installation\",\"value\":\""
                + hash.replace("\"", "\\\"") + "\"}]}");

        assertThat(entry.all("params.installation.instance_url")).containsExactly("https://a");
        assertThat(entry.has("params.installation")).isFalse();
    }

    @Test
    void emptyParamsDifferFromAbsentOnes() {
        assertThat(line("{\"correlation_id\":\"A\",\"params\":[]}").all("params"))
                .containsExactly("[]");
        assertThat(line("{\"correlation_id\":\"A\"}").has("params")).isFalse();
    }

    @Test
    void parallelListsOfAnExportAreAssociatedAgain() {
        LogEntry entry = line("""
                {"_id":"a","fields":{"json.correlation_id":["A"],"json.params.key":["jwt","installation"],\
                "json.params.value":["[FILTERED]","{\\"instance_url\\"=>\\"https://a\\"}"]}}
                """);

        assertThat(entry.all("params.jwt")).containsExactly("[FILTERED]");
        assertThat(entry.all("params.installation.instance_url")).containsExactly("https://a");
        assertThat(entry.all("params")).containsExactly("present");
    }

    @Test
    void valuesWithoutTheirKeysShowTheirMembers() {
        LogEntry entry = line("""
                {"json.correlation_id":"A","json.params.value":["[FILTERED]","{\\"instance_url\\"=>\\"https://a\\"}"]}
                """);

        assertThat(entry.all("params.value")).containsExactly("[FILTERED]", "{\"instance_url\"=>\"https://a\"}");
        assertThat(entry.all("params.value.instance_url")).containsExactly("https://a");
    }

    @Test
    void jiraResponseIsReadAndKept() {
        LogEntry entry = line("""
                {"correlation_id":"A","jira_response":"{\\"errorMessages\\":[\\"Invalid JWT\\"],\\"responseCode\\":401,\
                \\"list\\":[{\\"a\\":1},{\\"a\\":2}]}"}
                """);

        assertThat(entry.first("jira_response")).startsWith("{\"errorMessages\"");
        assertThat(entry.all("jira_response.errorMessages")).containsExactly("Invalid JWT");
        assertThat(entry.all("jira_response.responseCode")).containsExactly("401");
        assertThat(entry.all("jira_response.list.a")).containsExactly("1", "2");
        assertThat(line("{\"correlation_id\":\"A\",\"jira_response\":\"{broken\"}")
                        .all("jira_response"))
                .containsExactly("{broken");
    }

    @ParameterizedTest
    @CsvSource({"422,422", "'\"422\"',422", "422.0,422", "'\"4,127\"',4127", "'\"422 Unprocessable Entity\"',422"})
    void statusIsItsLeadingInteger(String json, String expected) {
        assertThat(line("{\"correlation_id\":\"A\",\"status\":" + json + "}").first("status"))
                .isEqualTo(expected);
    }

    static Stream<String> dresses() {
        return Stream.of(
                "{\"correlation_id\":\"A\",\"meta.caller_id\":\"X#y\",\"status\":422}",
                "{\"json.correlation_id\":\"A\",\"json.meta.caller_id\":\"X#y\",\"json.status\":422}",
                "{\"json\":{\"correlation_id\":\"A\",\"meta.caller_id\":\"X#y\",\"status\":422}}",
                "{\"_index\":\"i\",\"_id\":\"1\",\"_source\":{\"json\":{\"correlation_id\":\"A\",\"meta\":{\"caller_id\":\"X#y\"},\"status\":422}}}",
                "{\"_id\":\"1\",\"fields\":{\"json.correlation_id\":[\"A\"],\"json.correlation_id.keyword\":[\"A\"],\"json.meta.caller_id\":[\"X#y\"],\"json.status\":[422]}}",
                "{\"json.correlation_id\":[\"A\"],\"json.meta.caller_id\":[\"X#y\"],\"json.status\":[422]}",
                "{\"_id\":\"1\",\"_ignored\":[\"json.status\"],\"fields\":{\"json.correlation_id\":[\"A\"],\"json.meta.caller_id\":[\"X#y\"]},\"ignored_field_values\":{\"json.status\":[422]}}",
                "{\"_id\":\"1\",\"_source\":{\"correlation_id\":\"A\",\"meta.caller_id\":\"X#y\",\"status\":422},\"fields\":{\"status\":[1]}}",
                "{\"@timestamp\":\"2025-02-11T09:14:07.409Z\",\"message\":\"{\\\"status\\\":1}\",\"json\":{\"correlation_id\":\"A\",\"meta.caller_id\":\"X#y\",\"status\":422}}",
                "{\"@timestamp\":\"2025-02-11T09:14:07.409Z\",\"message\":\"{\\\"correlation_id\\\":\\\"A\\\",\\\"meta.caller_id\\\":\\\"X#y\\\",\\\"status\\\":422}\"}",
                "{\"log\":\"{\\\"correlation_id\\\":\\\"A\\\",\\\"meta.caller_id\\\":\\\"X#y\\\",\\\"status\\\":422}\\n\",\"stream\":\"stdout\",\"time\":\"2025-02-11T09:14:07.409Z\"}",
                "{\"jsonPayload\":{\"correlation_id\":\"A\",\"meta.caller_id\":\"X#y\",\"status\":422},\"severity\":\"INFO\"}",
                "{\"gitlab\":{\"rails\":{\"correlation_id\":\"A\",\"meta.caller_id\":\"X#y\",\"status\":422}}}",
                "{\"preview\":false,\"result\":{\"_raw\":\"{\\\"correlation_id\\\":\\\"A\\\",\\\"meta.caller_id\\\":\\\"X#y\\\",\\\"status\\\":422}\"}}");
    }

    @ParameterizedTest
    @MethodSource("dresses")
    void transportsAreTakenOff(String json) {
        LogEntry entry = line(json);

        assertThat(entry.correlationId()).isEqualTo("A");
        assertThat(entry.component()).isEqualTo(Component.PRODUCTION);
        assertThat(entry.all("meta.caller_id")).containsExactly("X#y");
        assertThat(entry.all("status")).containsExactly("422");
    }

    @Test
    void tagsAreNoPrefix() {
        LogEntry entry = line("""
                {"severity":"ERROR","correlation_id":null,"exception":{"class":"E","message":"m"},"tags.correlation_id":"T"}
                """);

        assertThat(entry.correlationId()).isEqualTo("T");
        assertThat(entry.component()).isEqualTo(Component.EXCEPTIONS);
        assertThat(entry.first("exception.class")).isEqualTo("E");
        assertThat(entry.first("severity")).isEqualTo("ERROR");
    }

    @Test
    void whatTellsTheSidesApartIsKept() {
        LogEntry entry = line("""
                {"_index":"pubsub-rails-inf-gprd-1","_id":"1","_source":{"environment":"gprd","other":"x","json":{"correlation_id":"A","tier":"sv"}}}
                """);

        assertThat(entry.fields())
                .containsOnly(
                        entry("correlation_id", List.of("A")),
                        entry("tier", List.of("sv")),
                        entry("_index", List.of("pubsub-rails-inf-gprd-1")),
                        entry("environment", List.of("gprd")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \"", "\"-\"", "\"null\"", "null", "true", "[\"a\",\"b\"]", "{\"a\":1}"})
    void oddCorrelationIdsAreNotUsed(String json) {
        assertThat(line("{\"severity\":\"INFO\",\"correlation_id\":" + json + "}")
                        .correlationId())
                .isNull();
    }

    @Test
    void overlongCorrelationIdsAreNotUsed() {
        assertThat(line("{\"correlation_id\":\"" + "a".repeat(256) + "\"}").correlationId())
                .isNull();
        assertThat(line("{\"correlation_id\":\"" + "a".repeat(255) + "\"}").correlationId())
                .hasSize(255);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"exception.class\":\"E\",\"exception.message\":\"m\"}|exceptions",
                "{\"subcomponent\":\"exceptions_json\",\"message\":\"m\"}|exceptions",
                "{\"controller\":\"C\",\"action\":\"a\",\"status\":500,\"exception.class\":\"E\"}|production",
                "{\"method\":\"GET\",\"path\":\"/\",\"status\":200}|production",
                "{\"method\":\"GET\",\"path\":\"/\",\"status\":200,\"route\":\"/r\"}|api",
                "{\"path\":\"/\",\"status\":200,\"meta.caller_id\":\"GET /api/:version/x\"}|api",
                "{\"msg\":\"access\",\"level\":\"info\",\"system\":\"http\",\"uri\":\"/\"}|workhorse",
                "{\"msg\":\"\",\"level\":\"error\",\"error\":\"badgateway\"}|workhorse",
                "{\"jid\":\"1\",\"class\":\"JiraConnect::SyncBranchWorker\",\"meta.caller_id\":\"POST /api\",\"status\":1}|sidekiq",
                "{\"timestamp\":\"2025-02-11T08:00:11.537Z\",\"pid\":1,\"message\":\"- Worker\"}|puma",
                "{\"integration\":\"JiraConnect\",\"message\":\"m\"}|integrations",
                "{\"severity\":\"INFO\",\"message\":\"GitLab for Jira Cloud app blocked by settings\"}|integrations",
                "{\"message\":\"Rack_Attack\",\"env\":\"throttle\",\"path\":\"/\",\"status\":429}|auth",
                "{\"query_string\":\"query\",\"variables\":\"{}\",\"operation_name\":\"o\"}|graphql",
                "{\"severity\":\"INFO\",\"message\":\"m\"}|other"
            })
    void contentTellsTheComponentWhateverTheName(String json, String component) {
        assertThat(Read.text("mylog.txt", json + "\n").entry().component().id()).isEqualTo(component);
        if (!component.equals("other")) {
            Read wronglyNamed = Read.text("nginx/api_json.log", json + "\n");
            assertThat(wronglyNamed.entry().component().id()).isEqualTo(component);
            assertThat(wronglyNamed.source().kind().id()).isEqualTo(component);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/var/log/gitlab/gitlab-rails/application_json.log.1.gz,application",
        "auth_json.log-2025-02-11.gz,auth",
        "/var/log/gitlab/sidekiq/current,sidekiq",
        "x.tar.gz!/var/log/gitlab/puma/current,puma",
        "application.log,other"
    })
    void theNameTellsTheComponentWhereTheContentDoesNot(String name, String component) {
        Read read = Read.text(name, "{\"severity\":\"INFO\",\"message\":\"m\"}\n");

        assertThat(read.entry().component().id()).isEqualTo(component);
        assertThat(read.source().kind().id()).isEqualTo(component);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-02-11T09:14:07.318Z|2025-02-11T09:14:07.318Z",
                "2025-02-11T09:14:07Z|2025-02-11T09:14:07Z",
                "2025-02-11T10:14:07.123456789+01:00|2025-02-11T09:14:07.123456789Z",
                "2025-02-11 09:14:07.3 UTC|2025-02-11T09:14:07.3Z",
                "2025-02-11T22:14:07+1300|2025-02-11T09:14:07Z",
                "1739265247|2025-02-11T09:14:07Z",
                "1739265247.5|2025-02-11T09:14:07.5Z",
                "1739265247318|2025-02-11T09:14:07.318Z",
                "1739265247318000001|2025-02-11T09:14:07.318000001Z",
                "Feb 11, 2025 @ 09:14:07.402|2025-02-11T09:14:07.402Z",
                "02/11/2025 9:14:07.402 pm|2025-02-11T21:14:07.402Z",
                "02/11/2025 12:14:07 am|2025-02-11T00:14:07Z",
                "2025-13-11T09:14:07Z|",
                "2025-02-30T09:14:07Z|",
                "yesterday at noon|",
                "12345678|"
            })
    void timesAreReadInManySpellings(String text, Instant expected) {
        assertThat(line("{\"correlation_id\":\"A\",\"time\":\"" + text + "\"}").time())
                .isEqualTo(expected);
    }

    @Test
    void theEntrysOwnTimeIsTrustedFirst() {
        assertThat(line("""
                {"_id":"1","sort":[1739265247000,1],"_source":{"@timestamp":"2025-02-11T09:14:09Z","json":{"correlation_id":"A","time":"2025-02-11T09:14:07.3Z"}}}
                """).time()).isEqualTo("2025-02-11T09:14:07.300Z");
        assertThat(line("""
                {"_id":"1","sort":[1739265247000,1],"_source":{"@timestamp":"2025-02-11T09:14:09Z","json":{"correlation_id":"A"}}}
                """).time()).isEqualTo("2025-02-11T09:14:07Z");
        assertThat(line("""
                {"_id":"1","_source":{"@timestamp":"2025-02-11T09:14:09Z","json":{"correlation_id":"A"}}}
                """).time()).isEqualTo("2025-02-11T09:14:09Z");
    }

    private static LogEntry line(String json) {
        return Read.text(json.strip() + "\n").entry();
    }
}

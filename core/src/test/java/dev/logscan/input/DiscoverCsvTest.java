package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoverCsvTest {
    private static final String DEFAULT_SETTINGS = """
            "@timestamp","json.meta.caller_id","json.correlation_id","json.status","json.params.value","json.message","json.jira_status_code","json.jira_body"
            "Sep 29, 2024 @ 21:32:51.402","JiraConnect::InstallationsController#update",01J8ZV6KQ3T9W5M2X7B4N1C0DE,422,"[FILTERED], {""instance_url""=>""https://gitlab.example.com""}","-","-","-"
            "Sep 29, 2024 @ 21:32:51.355","JiraConnect::InstallationsController#update",01J8ZV6KQ3T9W5M2X7B4N1C0DE,"-","-","Proxy lifecycle event received error response",401,"(empty)"
            """;

    @Test
    void readsTheDefaultSettings() {
        Read read = Read.text(DEFAULT_SETTINGS);

        assertThat(read.source().format()).isEqualTo("discover-csv");
        assertThat(read.source().lines()).isEqualTo(3);
        assertThat(read.source().kind()).isEqualTo(Component.MIXED);
        assertThat(read.problems()).isEmpty();
        LogEntry request = read.entries().get(0);
        assertThat(request.origin().line()).isEqualTo(2);
        assertThat(request.time()).isEqualTo("2024-09-29T21:32:51.402Z");
        assertThat(request.component()).isEqualTo(Component.PRODUCTION);
        assertThat(request.fields())
                .containsExactly(
                        entry("meta.caller_id", List.of("JiraConnect::InstallationsController#update")),
                        entry("correlation_id", List.of("01J8ZV6KQ3T9W5M2X7B4N1C0DE")),
                        entry("status", List.of("422")),
                        entry(
                                "params.value",
                                List.of("[FILTERED], {\"instance_url\"=>\"https://gitlab.example.com\"}")),
                        entry("@timestamp", List.of("Sep 29, 2024 @ 21:32:51.402")),
                        entry("params.value.instance_url", List.of("https://gitlab.example.com")),
                        entry("params", List.of("present")));
        LogEntry response = read.entries().get(1);
        assertThat(response.component()).isEqualTo(Component.INTEGRATIONS);
        assertThat(response.first("jira_body")).isEmpty();
        assertThat(response.first("jira_status_code")).isEqualTo("401");
        assertThat(response.has("status")).isFalse();
    }

    @Test
    void correlationIdsTellTheZone() {
        Read read = Read.text("""
                "'@timestamp","Caller (json.meta.caller_id)","json.correlation_id","HTTP status (json.status)","json.jira_body"
                "Sep 30, 2024 @ 06:32:51.355","JiraConnect::InstallationsController#update",01J8ZV6KQ3T9W5M2X7B4N1C0DE,"'-","(empty)"
                """);

        assertThat(read.entry().time()).isEqualTo("2024-09-29T21:32:51.355Z");
        assertThat(read.entry().has("status")).isFalse();
        assertThat(read.entry().first("meta.caller_id")).isEqualTo("JiraConnect::InstallationsController#update");
        assertThat(read.problems())
                .containsExactly(
                        "times without a zone: read as UTC+09:00, as the correlation ids tell",
                        "columns that were not exported: json.jira_status_code (add them in Discover, and export again)");
    }

    @Test
    void withoutAnIdTimesAreReadAsUtcAndThisIsSaid() {
        Read read = Read.text("""
                "@timestamp","json.correlation_id","json.status"
                "Sep 29, 2024 @ 21:32:51.402",abc,422
                """);

        assertThat(read.entry().time()).isEqualTo("2024-09-29T21:32:51.402Z");
        assertThat(read.problems()).containsExactly("times without a zone: read as UTC");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t"})
    void readsOtherSeparators(String separator) {
        Read read = Read.text(
                "\"@timestamp\",\"json.correlation_id\",\"json.status\"\n\"2024-09-29T21:32:51.402Z\",abc,422\n"
                        .replace(",", separator));

        assertThat(read.entry().first("status")).isEqualTo("422");
        assertThat(read.entry().correlationId()).isEqualTo("abc");
    }

    @Test
    void cellsWithoutQuotesAreGluedAgain() {
        Read read = Read.text("""
                @timestamp,json.correlation_id,json.status,json.params.value,json.jira_body
                Sep 29, 2024 @ 21:32:51.402,01J8ZV6KQ3T9W5M2X7B4N1C0DE,422,[FILTERED], {"instance_url"=>"https://gitlab.example.com"},-
                Sep 29, 2024 @ 21:32:51.355,01J8ZV6KQ3T9W5M2X7B4N1C0DE,-,-,(empty)
                """);

        assertThat(read.entries()).hasSize(2);
        assertThat(read.entries().get(0).time()).isEqualTo("2024-09-29T21:32:51.402Z");
        assertThat(read.entries().get(0).first("params.value.instance_url")).isEqualTo("https://gitlab.example.com");
        assertThat(read.entries().get(1).first("jira_body")).isEmpty();
    }

    @Test
    void cellsOfSeveralLinesWithoutQuotesArePutTogetherAndTheNextRowIsWhole() {
        Read read = Read.text("""
                @timestamp,json.correlation_id,json.message,json.status
                2024-09-29T21:32:51.402Z,A,first
                second
                third,422
                2024-09-29T21:32:52.402Z,B,say,200
                """);

        assertThat(read.entries())
                .extracting(LogEntry::correlationId, e -> e.first("message"), e -> e.first("status"))
                .containsExactly(tuple("A", "first\nsecond\nthird", "422"), tuple("B", "say", "200"));
    }

    @Test
    void cellsOfSeveralLinesArePutTogetherWithoutATimeBeforeThem() {
        Read read = Read.text("""
                jira_body,message,path,status,jira_status_code,params.value,correlation_id
                -,first line
                second line,/a/b,200,-,a, b, c,01J8ZV6KQ3T9W5M2X7B4N1C0DF
                (empty),said: no, never,-,-,401,-,01J8ZV6KQ3T9W5M2X7B4N1C0DE
                """);

        assertThat(read.entries())
                .extracting(e -> e.first("message"), e -> e.first("status"), e -> e.first("jira_status_code"))
                .containsExactly(tuple("first line\nsecond line", "200", null), tuple("said: no, never", null, "401"));
    }

    /** The wrong pair would make a status of 234 and a caller of 422. */
    @Test
    void thousandsAreGluedSoThatCellsFitTheirColumns() {
        Read read = Read.text("""
                @timestamp,json.db_count,json.status,json.redis_bytes,json.jira_status_code,json.correlation_id
                Sep 29, 2024 @ 21:32:51.402,1,234,422,17,971.35,-,01J8ZV6KQ3T9W5M2X7B4N1C0DE
                Sep 29, 2024 @ 21:32:51.355,1,234,567,-,12,401,01J8ZV6KQ3T9W5M2X7B4N1C0DE
                """);

        assertThat(read.entries())
                .extracting(
                        LogEntry::correlationId,
                        e -> e.first("db_count"),
                        e -> e.first("status"),
                        e -> e.first("jira_status_code"))
                .containsExactly(
                        tuple("01J8ZV6KQ3T9W5M2X7B4N1C0DE", "1,234", "422", null),
                        tuple("01J8ZV6KQ3T9W5M2X7B4N1C0DE", "1,234,567", null, "401"));
    }

    /** As Elasticsearch's SQL prints results as text. */
    @Test
    void theLastCellOfATableWithoutBordersMayBeEmpty() {
        Read read = Read.text("""
                   correlation_id   |jira_status_code|   jira_body
                --------------------+----------------+---------------
                A                   |401             |
                B                   |404             |null
                """);

        assertThat(read.entries())
                .extracting(LogEntry::correlationId, e -> e.first("jira_status_code"), e -> e.first("jira_body"))
                .contains(tuple("A", "401", ""));
        assertThat(read.entries()).extracting(LogEntry::correlationId).containsExactly("A", "B");
    }

    @Test
    void timesInASettingThatNobodyKnowsCostNoRow() {
        Read read = Read.text("""
                @timestamp,json.status,json.correlation_id,json.message
                dom, 29 de set de 2024, 21h:32min,422,A,first, second
                """);

        assertThat(read.entry().correlationId()).isEqualTo("A");
        assertThat(read.entry().first("status")).isEqualTo("422");
        assertThat(read.entry().first("message")).isEqualTo("first, second");
    }

    @Test
    void aRowWhoseCellsFitNoColumnsIsCounted() {
        Read read = Read.text("""
                @timestamp,json.status,json.correlation_id,json.message
                Sep 29, 2024 @ 21:32:51.402,many, words,A
                2024-09-29T21:32:52.402Z,200,B,say
                """);

        assertThat(read.entry().correlationId()).isEqualTo("B");
        assertThat(read.source().unparsedLines()).containsExactly(new UnparsedLine(2, "fewer cells than the header"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ; ", " | ", ", ", "|"})
    void columnsMayBePadded(String between) {
        Read read = Read.text("""
                json.correlation_id ; json.jira_status_code ; json.message ; json.jira_body
                A~401~Proxy lifecycle event received error response~(empty)
                B~404~Proxy lifecycle event received error response~
                """.replace(";", between.strip()).replace("~", between));

        assertThat(read.entries())
                .extracting(LogEntry::correlationId, e -> e.first("jira_status_code"), e -> e.first("jira_body"))
                .containsExactly(tuple("A", "401", ""), tuple("B", "404", ""));
    }

    @Test
    void aRowThatStaysTooShortLeavesTheNextOneWhole() {
        Read read = Read.text("""
                @timestamp,json.correlation_id,json.message,json.status
                2024-09-29T21:32:51.402Z,A,first
                second
                2024-09-29T21:32:52.402Z,B,say,200
                """);

        assertThat(read.entry().fields())
                .contains(
                        entry("correlation_id", List.of("B")),
                        entry("message", List.of("say")),
                        entry("status", List.of("200")));
    }

    @Test
    void readsCellsOfSeveralLines() {
        Read read = Read.text("""
                "@timestamp","json.correlation_id","json.message"
                "2024-09-29T21:32:51.402Z",A,"first
                second"
                "2024-09-29T21:32:52.402Z",B,"say ""hi"" # 1"
                """);

        assertThat(read.entries().get(0).first("message")).isEqualTo("first\nsecond");
        assertThat(read.entries().get(1).first("message")).isEqualTo("say \"hi\" # 1");
        assertThat(read.entries().get(1).origin().line()).isEqualTo(4);
    }

    @Test
    void longerRowsAreReadAndShorterOnesCounted() {
        Read read = Read.text("""
                "@timestamp","json.correlation_id","json.status"
                "2024-09-29T21:32:51.402Z",A,422,late
                "2024-09-29T21:32:51.402Z",B

                "2024-09-29T21:32:51.402Z",C,200
                """);

        assertThat(read.entries()).extracting(LogEntry::correlationId).containsExactly("A", "C");
        assertThat(read.source().unparsed()).isEqualTo(1);
        assertThat(read.source().blank()).isEqualTo(1);
        assertThat(read.source().unparsedLines()).containsExactly(new UnparsedLine(3, "fewer cells than the header"));
        assertThat(read.problems())
                .containsExactly("rows longer than the header: the cells without a name were left out");
    }

    @Test
    void anUnclosedQuoteCostsItsRow() {
        Read read = Read.text("""
                "@timestamp","json.correlation_id","json.status"
                "2024-09-29T21:32:51.402Z",A,200
                "2024-09-29T21:32:51.402Z",B,"422
                "2024-09-29T21:32:51.402Z",C,200
                "2024-09-29T21:32:51.402Z",D,"40\
                """);

        assertThat(read.entries()).extracting(LogEntry::correlationId).contains("A", "C");
        assertThat(read.problems()).contains("line 5: cut off, the input ends early at record 3 (incomplete)");
    }

    @Test
    void readsOpenSearchDashboardsReports() {
        Read read = Read.text("""
                @timestamp,correlation_id,status,params.value,message,jira_status_code,jira_body
                09/29/2024 9:32:51.402 pm,01J8ZV6KQ3T9W5M2X7B4N1C0DE,422,"[FILTERED],{""instance_url""=>""https://gitlab.example.com""}", , ,\s
                09/29/2024 9:32:51.355 pm,01J8ZV6KQ3T9W5M2X7B4N1C0DE, , ,Proxy lifecycle event received error response,401,\s
                """);

        assertThat(read.entries().get(0).first("params.value.instance_url")).isEqualTo("https://gitlab.example.com");
        assertThat(read.entries().get(0).time()).isEqualTo("2024-09-29T21:32:51.402Z");
        assertThat(read.entries().get(1).first("jira_body")).isEmpty();
        assertThat(read.entries().get(1).first("jira_status_code")).isEqualTo("401");
    }

    @Test
    void readsRowsCopiedFromTheGrid() {
        Read read = Read.text("""
                "'@timestamp"|"json.correlation_id"|"json.status"|"json.params.value"|"json.jira_body"
                "Sep 29, 2024 @ 21:32:51.402"|01J8ZV6KQ3T9W5M2X7B4N1C0DE|422|"[FILTERED]", "{""instance_url""=>""https://gitlab.example.com""}"|-
                "Sep 29, 2024 @ 21:32:51.355"|01J8ZV6KQ3T9W5M2X7B4N1C0DE|-|-|"(empty)"
                """.replace('|', '\t').stripTrailing());

        assertThat(read.entries()).hasSize(2);
        assertThat(read.entries().get(0).first("params.value")).contains("instance_url");
        assertThat(read.entries().get(1).first("jira_body")).isEmpty();
    }

    @Test
    void readsTheSourceColumnOfOldReports() {
        Read read = Read.text("""
                "@timestamp","_source"
                "Sep 29, 2024 @ 21:32:51.355","{""@timestamp"":""2024-09-29T21:32:51.355Z"",""json"":{""correlation_id"":""A"",""jira_status_code"":401,""jira_body"":\"\"\"\"}}"
                """);

        assertThat(read.entry().correlationId()).isEqualTo("A");
        assertThat(read.entry().time()).isEqualTo("2024-09-29T21:32:51.355Z");
        assertThat(read.entry().first("jira_body")).isEmpty();
    }

    @Test
    void objectsInOneCellAreReadAsParams() {
        Read read = Read.text("""
                "json.correlation_id","json.params"
                A,"{""key"":""jwt"",""value"":""x""}, {""key"":""installation"",""value"":{""instance_url"":""https://a""}}"
                """);

        assertThat(read.entry().first("params.installation.instance_url")).isEqualTo("https://a");
        assertThat(read.entry().first("params.jwt")).isEqualTo("x");
    }

    @Test
    void proseIsNoTableAndChartsAreNamed() {
        assertThat(Read.text("Dear support, it fails, status 422\n").source().format())
                .isEqualTo("text");
        Read chart = Read.text("\"Top values of json.status\",\"Count of records\"\r\n422,5\r\n");
        assertThat(chart.source().format()).isEqualTo("chart-csv");
        assertThat(chart.problems())
                .containsExactly("a chart's values, not log entries"
                        + " (export a CSV report from Discover, or copy the response as JSON)");
    }

    @Test
    void tellsWhoWroteARowWithoutTheCaller() {
        Read read = Read.text("""
                "@timestamp","json.correlation_id","json.params.value","json.jira_body"
                "Sep 29, 2024 @ 21:32:51.402",01J8ZV6KQ3T9W5M2X7B4N1C0DE,"[FILTERED], {""instance_url""=>""https://gitlab.example.com""}","-"
                "Sep 29, 2024 @ 21:32:51.355",01J8ZV6KQ3T9W5M2X7B4N1C0DE,"-","(empty)"
                """);

        assertThat(read.entries())
                .extracting(LogEntry::component)
                .containsExactly(Component.PRODUCTION, Component.INTEGRATIONS);
    }
}

package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no log, or not all of one, is named with what to do about it. */
class HintsTest {
    private static final String HIT = "{\"_id\":\"a\",\"_source\":{\"correlation_id\":\"A\"}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "html~<!DOCTYPE html>\\n<html><head><title>Sign in</title></head></html>",
                "html~<html>\\n<body>x</body></html>",
                "xml~<?xml version=\"1.0\"?>\\n<results preview=\"0\"></results>",
                "rtf~{\\\\rtf1 ansi x}",
                "yaml~---\\ninsertId: x\\njsonPayload:\\n  correlation_id: A",
                "yaml~---\\ntook: 1\\nhits:\\n  hits: []",
                "inspected-object~{\\n  \"message\" => \"x\",\\n  \"correlation_id\" => \"A\"\\n}",
                "inspected-object~{'message': 'x', 'correlation_id': 'A'}",
                "inspected-object~[{:message=>\"x\"}]",
                "field-list~json.correlation_id\\nA\\njson.jira_status_code\\n401",
                "field-list~json.correlation_id\\tA\\njson.jira_status_code\\t401",
                "field-list~json.correlation_id: A\\njson.jira_status_code: 401",
                "field-list~Sep 29, 2024 @ 21:32:51.355\\tjson.correlation_id:A json.jira_status_code:401",
                "mouse-copy~- @timestamp, column 3, row 1\\nSep 29",
                "chart-csv~Top values of json.status,Count of records\\n422,3"
            })
    void itIsNamedForWhatItIs(String format, String text) {
        Read read = Read.text(text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\") + "\n");

        assertThat(read.source().format()).isEqualTo(format);
        assertThat(read.entries()).isEmpty();
        assertThat(read.problems()).singleElement().asString().contains("(");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "xlsx~PK\\u0003\\u0004..........................[Content_Types].xml",
                "pdf~%PDF-1.7",
                "png~\\u0089PNG",
                "parquet~PAR1x",
                "lz4~\\u0004\"M\\u0018xx"
            })
    void binaryFilesAreNamed(String format, String text) {
        String plain = text.replace("\\u0003", "\u0003")
                .replace("\\u0004", "\u0004")
                .replace("\\u0089", "\u0089")
                .replace("\\u0018", "\u0018");
        Read read = Read.all(LogInput.of("input", plain.getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(read.source().format()).isEqualTo(format);
        assertThat(read.problems()).singleElement().asString().containsAnyOf("not read", "not logs");
    }

    @Test
    void savedObjectsAreNamed() {
        Read read = Read.text("""
                {"attributes":{"title":"A"},"id":"1","references":[],"type":"search"}
                {"exportedCount":1,"missingRefCount":0}
                """);

        assertThat(read.source().format()).isEqualTo("saved-objects");
        assertThat(read.entries()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "\"took\":1,\"timed_out\":true,\"hits\":{\"hits\":[HIT]}~the search had timed out",
                "\"took\":1,\"timed_out\":false,\"_shards\":{\"failed\":2},\"hits\":{\"hits\":[HIT]}~shards had failed",
                "\"took\":1,\"timed_out\":false,\"hits\":{\"total\":{\"value\":5,\"relation\":\"eq\"},\"hits\":[HIT]}~1 of 5 hits",
                "\"took\":1,\"timed_out\":false,\"hits\":{\"total\":5,\"hits\":[HIT]}~1 of 5 hits",
                "\"took\":1,\"timed_out\":false,\"hits\":{\"total\":{\"value\":10000,\"relation\":\"gte\"},\"hits\":[HIT]}~stopped counting at 10,000",
                "\"isPartial\":true,\"rawResponse\":{\"took\":1,\"timed_out\":false,\"hits\":{\"hits\":[HIT]}}~still running",
                "\"took\":1,\"timed_out\":false,\"hits\":{\"total\":2,\"hits\":[]},\"aggregations\":{\"x\":{\"value\":1}}~aggregations and no hits",
                "\"error\":{\"type\":\"x\"},\"status\":404~error response"
            })
    void whatASearchSaysOfItselfIsSaid(String members, String said) {
        Read read = Read.text("{" + members.replace("HIT", HIT) + "}\n");

        assertThat(read.source().format()).isEqualTo("search-response");
        assertThat(read.problems()).anyMatch(problem -> problem.contains(said));
        assertThat(read.source().complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {499, 500, 501, 10_000})
    void rowsUpToACapAreSuspect(int rows) {
        Read read = Read.text("\"@timestamp\",\"json.correlation_id\"\n"
                + "\"Sep 29, 2024 @ 21:32:51.355\",01J8ZV6KQ3T9W5M2X7B4N1C0DE\n".repeat(rows));

        boolean capped = rows == 500 || rows == 10_000;
        assertThat(read.problems().stream().anyMatch(problem -> problem.startsWith("exactly")))
                .isEqualTo(capped);
    }

    @Test
    void columnsThatWereNotExportedAreNamed() {
        Read read = Read.text("\"@timestamp\",\"json.correlation_id\",\"json.jira_status_code\"\n\"-\",A,401\n");

        assertThat(read.problems()).anyMatch(problem -> problem.contains("json.jira_body"));
    }

    @Test
    void aTableWithoutRowsIsNamed() {
        Read read = Read.text("\"@timestamp\",\"json.correlation_id\"\n");

        assertThat(read.problems()).anyMatch(problem -> problem.contains("a header without rows"));
    }
}

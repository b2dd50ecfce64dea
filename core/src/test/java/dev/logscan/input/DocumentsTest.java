package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.logscan.entry.LogEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Search responses and other JSON that is not a line a record. */
class DocumentsTest {
    private static final String HITS = """
            {"total":2,"hits":[{"_id":"a1","fields":{"json.status":[422],"json.correlation_id":["A"]}},
            {"_id":"b1","fields":{"json.jira_status_code":[401],"json.jira_body":[""],"json.correlation_id":["B"]}}]}""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"took\":1,\"timed_out\":false,\"hits\":%s}",
                "{\"hits\":%s}",
                "{\"rawResponse\":{\"took\":1,\"hits\":%s},\"isPartial\":false,\"isRunning\":false,\"total\":1,\"loaded\":1}",
                "{\"id\":\"x\",\"is_partial\":false,\"response\":{\"hits\":%s}}",
                "{\"took\":2,\"responses\":[{\"error\":{\"type\":\"index_not_found_exception\"},\"status\":404},{\"hits\":%s,\"status\":200}]}",
                "{\"_scroll_id\":\"s\",\"took\":1,\"hits\":{\"hits\":[]}}\n{\"_scroll_id\":\"s\",\"took\":1,\"hits\":%s}",
                "# GET pubsub-rails-*/_search 200 OK\n{ \"hits\": %s }"
            })
    void hitsAreFoundInEveryWrapper(String wrapper) {
        Read read = Read.text(String.format(wrapper, HITS));

        assertThat(read.source().format()).isEqualTo("search-response");
        assertThat(read.entries()).extracting(LogEntry::correlationId).containsExactly("A", "B");
        assertThat(read.entries()).extracting(e -> e.first("jira_body")).containsExactly(null, "");
        assertThat(read.source().unparsed()).isZero();
        assertThat(read.source().complete()).isTrue();
    }

    @Test
    void theLineIsThatOfTheHitsBrace() {
        Read read = Read.text("""
                {
                  "took" : 3,
                  "hits" : {
                    "hits" : [
                      {
                        "_id" : "a",
                        "_source" : {"json" : {"correlation_id" : "A"}}
                      },
                      { "_id" : "b",
                        "_source" : {"json" : {"correlation_id" : "B"}}
                      }
                    ]
                  }
                }
                """);

        assertThat(read.entries()).extracting(e -> e.origin().line()).containsExactly(5L, 9L);
        assertThat(read.source().lines()).isEqualTo(14);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"correlation_id\":\"A\"},{\"correlation_id\":\"B\"}]",
                "[\n  {\"correlation_id\":\"A\"},\n  {\"correlation_id\":\"B\"}\n]\n",
                "{\n  \"correlation_id\": \"A\"\n}\n{\n  \"correlation_id\": \"B\"\n}\n",
                "{\"correlation_id\":\"A\"}{\"correlation_id\":\"B\"}",
                "{\"correlation_id\":\"A\"} {\"correlation_id\":\"B\"}\n",
                "{\n\"_id\":\"a\",\"_source\":{\"correlation_id\":\"A\"},\"fields\":{\"correlation_id\":[\"A\"]}}\n{\"_id\":\"b\",\n\"_source\":{\"correlation_id\":\"B\"}}"
            })
    void documentsOfAnyPrintAreRead(String json) {
        Read read = Read.text(json);

        assertThat(read.source().format()).isEqualTo("json-documents");
        assertThat(read.entries()).extracting(LogEntry::correlationId).containsExactly("A", "B");
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void anEmptyResponseIsUnderstood() {
        Read read = Read.text("{\"took\":1,\"timed_out\":false,\"hits\":{\"total\":0,\"hits\":[]}}");

        assertThat(read.entries()).isEmpty();
        assertThat(read.problems()).isEmpty();
        assertThat(read.source().understood()).isTrue();
    }

    @Test
    void anErrorResponseIsNamed() {
        Read read = Read.text(
                "{\"error\":{\"type\":\"index_not_found_exception\",\"reason\":\"no such index\"},\"status\":404}");

        assertThat(read.entries()).isEmpty();
        assertThat(read.problems())
                .containsExactly(
                        "line 1: an error response of Elasticsearch (run the search again, and export its hits)");
        assertThat(read.source().understood()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"timed_out\":true|the search had timed out: hits may be missing",
                "\"timed_out\":false,\"_shards\":{\"total\":5,\"failed\":1}|shards had failed: hits may be missing",
                "\"timed_out\":false,\"isPartial\":true|the search was still running: hits may be missing"
            })
    void incompleteSearchesAreNamed(String members, String problem) {
        assertThat(Read.text("{\"took\":1," + members + ",\"hits\":" + HITS + "}")
                        .problems())
                .containsExactly(problem);
    }

    @Test
    void aBrokenHitCostsItselfAlone() {
        Read read = Read.text("""
                {"took":1,"timed_out":false,"hits":{"hits":[
                {"_id":"a","_source":{"correlation_id":"A"}},
                {"_id":"b","_source":{"correlation_id":"B","x":"torn
                {"_id":"c","_source":{"correlation_id":"C","params":[
                  {"key":"a","value":"b"}]}},
                {"_id":"d","_source":{"correlation_id":"D"}}
                ]}}
                """);

        assertThat(read.entries()).extracting(LogEntry::correlationId).containsExactly("A", "C", "D");
        assertThat(read.entries()).extracting(e -> e.origin().line()).containsExactly(2L, 4L, 6L);
        assertThat(read.source().unparsed()).isEqualTo(1);
        assertThat(read.problems()).containsExactly("line 3: broken JSON, read on at line 4");
    }

    @Test
    void aCutResponseGivesTheHitsBeforeTheCut() {
        Read read = Read.text("{\"took\":1,\"timed_out\":false,\"hits\":" + HITS.substring(0, HITS.length() - 20));

        assertThat(read.entries()).extracting(LogEntry::correlationId).containsExactly("A");
        assertThat(read.problems()).containsExactly("line 2: cut off, the input ends early at record 2 (incomplete)");
    }

    @Test
    void aParameterNamedKeyIsNoListOfKeys() {
        Read read = Read.text("""
                [{"_id":"a","fields":{"json.correlation_id":["A"],"json.params.key":["key","clientKey"],
                "json.params.value":["[FILTERED]","c1"]}}]
                """);

        assertThat(read.entry().all("params.key")).containsExactly("[FILTERED]");
        assertThat(read.entry().all("params.clientKey")).containsExactly("c1");
    }

    @Test
    void deepNestingIsABrokenRecord() {
        Read read = Read.text(
                "[\n{\"correlation_id\":\"A\"},\n{\"a\":" + "[".repeat(100_000) + "\n,\n{\"correlation_id\":\"B\"}\n]");

        assertThat(read.entries()).extracting(LogEntry::correlationId).containsExactly("A", "B");
        assertThat(read.source().unparsed()).isEqualTo(1);
    }

    @Test
    void savedObjectsAreNamed() {
        Read read = Read.text("""
                {"attributes":{"title":"search"},"id":"1","references":[],"type":"search","version":"1"}
                {"excludedObjects":[],"excludedObjectsCount":0,"exportedCount":1,"missingRefCount":0,"missingReferences":[]}
                """);

        assertThat(read.entries()).isEmpty();
        assertThat(read.source().format()).isEqualTo("saved-objects");
        assertThat(read.problems()).hasSize(1);
        assertThat(read.source().complete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "pdf,255044462d312e,false",
        "png,89504e470d0a1a0a,false",
        "parquet,50415231,true",
        "binary,01020304,false"
    })
    void whatIsNoLogIsNamed(String format, String hex, boolean incomplete) {
        Read read = Read.all(LogInput.of("x", java.util.HexFormat.of().parseHex(hex)));

        assertThat(read.source().format()).isEqualTo(format);
        assertThat(read.entries()).isEmpty();
        assertThat(read.source().problems()).hasSize(1);
        assertThat(read.source().complete()).isEqualTo(!incomplete);
    }

    @Test
    void anUnclosedConsoleTextCostsItsHit() {
        Read read = Read.text("""
                # GET logs/_search 200 OK
                {
                  "took": 1,
                  "timed_out": false,
                  "hits": {
                    "hits": [
                      {
                        "_index": "rails",
                        "_source": {
                          "correlation_id": "A",
                          "message": \"""never
                closed,
                          "status": 1
                        }
                      },
                      {
                        "_index": "rails",
                        "_source": {
                          "correlation_id": "B",
                          "message": \"""a "quoted"
                {
                  "thing"
                \"""
                        }
                      },
                      {
                        "_index": "rails",
                        "_source": {
                          "correlation_id": "C"
                        }
                      }
                    ]
                  }
                }
                """);

        assertThat(read.entries()).extracting(LogEntry::correlationId).containsExactly("B", "C");
        assertThat(read.entries().get(0).first("message")).contains("a \"quoted\"\n{\n");
        assertThat(read.entries()).extracting(e -> e.origin().line()).containsExactly(16L, 26L);
        assertThat(read.source().unparsed()).isEqualTo(1);
    }

    /** It ends a line to Jackson, but not to an editor, nor where the reading begins anew. */
    @Test
    void aCarriageReturnAloneEndsNoLine() {
        Read read = Read.text("""
                {
                  "took":1,~"hits":{"hits":[~{"_source":{"correlation_id":"A"}},~
                {"_source":~{"correlation_id":"B",~
                "status":}},
                {"_source":{"correlation_id":"C"}}]}}
                """.replace('~', '\r'));

        assertThat(read.entries())
                .extracting(LogEntry::correlationId, e -> e.origin().line())
                .containsExactly(tuple("A", 2L), tuple("C", 5L));
    }

    @Test
    void whatIsNoColumnAmongColumnsIsPassedOver() {
        Read read = Read.text("{\"columns\":[{\"name\":\"json.correlation_id\",\"type\":\"text\"},"
                + "{\"name\":\"json.jira_body\",\"type\":\"text\"}],"
                + "\"values\":[[\"A\",\"B\",\"C\"],{\"a\":[1]},null,[\"\",\"x\",null],\"\"]}\n");

        assertThat(read.entries()).extracting(LogEntry::correlationId).containsExactly("A", "B", "C");
        assertThat(read.entries()).extracting(e -> e.first("jira_body")).containsExactly("", "x", null);
        assertThat(read.problems()).isEmpty();
    }
}

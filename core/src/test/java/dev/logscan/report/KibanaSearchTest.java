package dev.logscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class KibanaSearchTest {
    @Test
    void aRequestIsSearchedForByItsId() {
        KibanaSearch search = KibanaSearch.byRequest("01JKT4Q7H2YB5C8D1E4F6G9HJK");

        assertThat(search.kql()).isEqualTo("""
                json.meta.caller_id: "JiraConnect::InstallationsController#update" and not json.status: 200 \
                and json.correlation_id: "01JKT4Q7H2YB5C8D1E4F6G9HJK\"""");
        assertThat(search.queryDsl()).isEqualTo("""
                {
                  "query": {
                    "bool": {
                      "filter": [
                        {
                          "match_phrase": {
                            "json.meta.caller_id": "JiraConnect::InstallationsController#update"
                          }
                        },
                        {
                          "match_phrase": {
                            "json.correlation_id": "01JKT4Q7H2YB5C8D1E4F6G9HJK"
                          }
                        }
                      ],
                      "must_not": [
                        {
                          "match_phrase": {
                            "json.status": "200"
                          }
                        }
                      ]
                    }
                  }
                }""");
    }

    @Test
    void anAddressIsSearchedForInBothSpellingsOfRuby() {
        KibanaSearch search = KibanaSearch.byInstanceUrl("https://gitlab.example.com");

        assertThat(search.kql()).endsWith("""
                 and not json.status: 200 and json.params.value: \
                ("{\\"instance_url\\"=>\\"https://gitlab.example.com\\"}" \
                or "{\\"instance_url\\" => \\"https://gitlab.example.com\\"}")""");
        assertThat(search.queryDsl())
                .contains(
                        "\"should\": [",
                        "\"json.params.value\": \"{\\\"instance_url\\\"=>\\\"https://gitlab.example.com\\\"}\"",
                        "\"json.params.value\": \"{\\\"instance_url\\\" => \\\"https://gitlab.example.com\\\"}\"",
                        "\"minimum_should_match\": 1");
    }

    @Test
    void noAddressEndsTheQuotes() {
        KibanaSearch search = KibanaSearch.byInstanceUrl("https://a\"\\b/#{c}#d");

        assertThat(search.kql()).contains("""
                "{\\"instance_url\\"=>\\"https://a\\\\\\"\\\\\\\\b/\\\\#{c}#d\\"}\"""");
        assertThat(search.queryDsl()).contains("""
                "{\\"instance_url\\"=>\\"https://a\\\\\\"\\\\\\\\b/\\\\#{c}#d\\"}\"""");
        assertThat(KibanaSearch.byRequest("a\" or *\n").kql()).endsWith(": \"a\\\" or *\\n\"");
    }
}

package dev.logscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonRendererTest {
    @Test
    void everyPartHasItsPlace() {
        assertThat(json(Reports.full())).isEqualTo("""
                {
                  "schemaVersion": 1,
                  "tool": {
                    "name": "logscan",
                    "version": "0.1.0"
                  },
                  "complete": false,
                  "summary": {
                    "sources": 1,
                    "bytes": 9000,
                    "lines": 120,
                    "entries": 118,
                    "blank": 1,
                    "unparsed": 1,
                    "findings": {
                      "error": 1,
                      "warning": 0,
                      "info": 0
                    },
                    "undecided": 1
                  },
                  "sources": [
                    {
                      "name": "/var/log/gitlab/gitlab-rails/exceptions_json.log.1.gz",
                      "kind": "exceptions",
                      "format": "json-lines",
                      "bytes": 9000,
                      "lines": 120,
                      "entries": 118,
                      "blank": 1,
                      "unparsed": 1,
                      "first": "2025-02-11T09:14:07.318Z",
                      "last": "2025-02-11T10:02:55.871Z",
                      "problem": "line 120: cut off"
                    }
                  ],
                  "findings": [
                    {
                      "scenario": "jwt-invalid-audience",
                      "title": "The token was made for another address",
                      "severity": "error",
                      "confidence": "confirmed",
                      "side": "both",
                      "summary": "gitlab.example.com refused the token of GitLab.com: it expected https://internal.example.com and received https://gitlab.example.com.",
                      "count": 3,
                      "firstSeen": "2025-02-11T09:14:07.318Z",
                      "lastSeen": "2025-02-11T10:02:55.871Z",
                      "correlationIds": [
                        "01JKT4Q8V3E6ZP0X4M1W7C2D9A"
                      ],
                      "facts": {
                        "expected": [
                          "https://internal.example.com/-/jira_connect"
                        ],
                        "host": "internal.example.com"
                      },
                      "causes": [
                        {
                          "cause": "host-header-not-forwarded",
                          "status": "confirmed",
                          "because": "Workhorse saw the host internal.example.com, and the app was given gitlab.example.com.",
                          "steps": [
                            {
                              "who": "network-admin",
                              "do": "Make the proxy send Host: gitlab.example.com, then check.",
                              "command": "curl --include --request POST https://gitlab.example.com/-/jira_connect/events/installed",
                              "expect": "401 Unauthorized",
                              "destructive": false
                            },
                            {
                              "who": "instance-admin",
                              "do": "Delete the installations.",
                              "command": "gitlab-rails runner \\\\\\n  'JiraConnectInstallation.delete_all'",
                              "destructive": true
                            }
                          ]
                        },
                        {
                          "cause": "additional-audience-missing",
                          "status": "undecided",
                          "because": "The version of GitLab is not known.",
                          "steps": [
                            {
                              "who": "jira-admin",
                              "do": "Ask.",
                              "destructive": false
                            }
                          ]
                        },
                        {
                          "cause": "clock-skew",
                          "status": "ruled-out",
                          "because": "They agree.",
                          "steps": []
                        }
                      ],
                      "steps": [
                        {
                          "who": "gitlab-support",
                          "do": "Send this report.",
                          "destructive": false
                        }
                      ],
                      "evidence": [
                        {
                          "source": "/var/log/gitlab/gitlab-rails/exceptions_json.log.1.gz",
                          "line": 12,
                          "time": "2025-02-11T09:14:07.318Z",
                          "correlationId": "01JKT4Q8V3E6ZP0X4M1W7C2D9A",
                          "fields": {
                            "exception.class": "JWT::InvalidAudError",
                            "aud": [
                              "https://a.example",
                              "https://b.example"
                            ]
                          }
                        },
                        {
                          "source": "/var/log/gitlab/gitlab-rails/exceptions_json.log.1.gz",
                          "line": 13,
                          "time": "2025-02-11T09:14:07.318Z",
                          "correlationId": "01JKT4Q8V3E6ZP0X4M1W7C2D9A",
                          "fields": {
                            "exception.class": "JWT::InvalidAudError",
                            "aud": [
                              "https://a.example",
                              "https://b.example"
                            ]
                          }
                        }
                      ],
                      "links": [
                        {
                          "of": "01JKT4Q8V3E6ZP0X4M1W7C2D9A",
                          "correlationId": "01JKT4Q7H2YB5C8D1E4F6G9HJK",
                          "side": "gitlab.com",
                          "agree": [
                            "audience",
                            "time"
                          ],
                          "clockOffsetMs": -1200,
                          "candidates": 1
                        }
                      ],
                      "missing": [
                        {
                          "what": "the version of GitLab",
                          "decides": [
                            "additional-audience-missing"
                          ],
                          "how": "gitlab-rake gitlab:env:info",
                          "who": "instance-admin"
                        }
                      ],
                      "docs": "https://docs.gitlab.com/administration/settings/jira_cloud_app_troubleshooting/#error-invalid-audience"
                    }
                  ],
                  "unexplained": [
                    {
                      "what": "PUT /-/jira_connect/installations answered 500",
                      "count": 4,
                      "firstSeen": "2025-02-11T09:14:07.318Z",
                      "lastSeen": "2025-02-11T10:02:55.871Z",
                      "evidence": [
                        {
                          "source": "/var/log/gitlab/gitlab-rails/exceptions_json.log.1.gz",
                          "line": 40,
                          "time": "2025-02-11T09:14:07.318Z",
                          "correlationId": "01JKT4Q8V3E6ZP0X4M1W7C2D9A",
                          "fields": {
                            "status": "500"
                          }
                        }
                      ]
                    }
                  ],
                  "warnings": [
                    "The clocks of the two sides differ by 1200 ms."
                  ]
                }
                """);
    }

    @Test
    void keysThatDoNotApplyAreAbsentAndListsStandEvenWhenEmpty() {
        Map<String, List<String>> fields = Reports.fields("a", "1", "b", "2", "b", "3");

        assertThat(json(Reports.saying("s", List.of(), fields)))
                .doesNotContain("null", "firstSeen", "lastSeen", "problem")
                .contains("\"correlationIds\": [],\n      \"facts\": {},\n      \"causes\": [],\n      \"steps\": [],")
                .contains("\"links\": [],\n      \"missing\": [],")
                .contains(
                        "\"a\": \"1\",\n            \"b\": [\n              \"2\",\n              \"3\"\n            ]\n")
                .endsWith("  \"unexplained\": [],\n  \"warnings\": []\n}\n");
    }

    @Test
    void hiddenCharactersAndSurrogatesAreEscaped() {
        assertThat(json(Reports.saying(
                        "a\u001bb\u007fc\u0085d\u202ee\u2028f\ud83d\ude00g\ud800\"\\\n", List.of(), Map.of())))
                .contains(
                        "\"summary\": \"a\\u001Bb\\u007Fc\\u0085d\\u202Ee\\u2028f\\uD83D\\uDE00g\\uD800\\\"\\\\\\n\"");
    }

    private static String json(Report report) {
        return Reports.render(new JsonRenderer(), report);
    }
}

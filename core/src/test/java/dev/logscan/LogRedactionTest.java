package dev.logscan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.input.Discovery;
import dev.logscan.input.LogInput;
import dev.logscan.redact.Pseudonyms;
import dev.logscan.scenario.RuleFile;
import dev.logscan.scenario.ScenarioCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LogRedactionTest {
    private static final ScenarioCatalog CATALOG = ScenarioCatalog.load();
    private static final Path FORMS = Path.of("src/test/resources/dev/logscan/input/forms");

    private static final String EXCEPTION = """
            {"severity":"ERROR","time":"2025-02-11T09:14:07.318Z","correlation_id":"01JKT4Q8V3E6ZP0X4M1W7C2D9A",\
            "meta.caller_id":"JiraConnect::EventsController#installed","exception.class":"JWT::InvalidAudError",\
            "exception.message":"Invalid audience. Expected https://git.acme.lan/-/jira_connect, received https://git.acme.com/-/jira_connect"}
            """;

    private static final String WEBHOOK = """
            {"severity":"ERROR","time":"2025-02-11T09:14:08.318Z","correlation_id":"01JKT4Q8V3E6ZP0X4M1W7C2D9B",\
            "meta.caller_id":"WebHookWorker","exception.class":"SocketError","exception.message":"getaddrinfo: hooks.acme.com"}
            """;

    @TempDir
    Path folder;

    /** Every form of the same two entries: whatever it was, the copy shows the same finding. */
    @TestFactory
    Stream<DynamicTest> everyFormGivesACopyThatShowsTheSame() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> forms = Files.list(FORMS)) {
            for (Path form : forms.sorted().toList()) {
                tests.add(DynamicTest.dynamicTest(form.getFileName().toString(), () -> {
                    Path input = input(form);
                    Path copy = Files.createDirectories(folder.resolve("copy-" + form.getFileName()));
                    LogRedaction.Outcome outcome = redact(copy, 2, LogInput.of("case/" + input.getFileName(), input));

                    assertThat(outcome.differences()).isEmpty();
                    assertThat(outcome.entries()).isEqualTo(2);
                    assertThat(content(copy).toString()).doesNotContain("gitlab.example.com");
                }));
            }
        }
        return tests.stream();
    }

    private static Path input(Path form) throws IOException {
        try (Stream<Path> files = Files.list(form)) {
            return files.filter(file -> !file.endsWith("expected.txt"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void onlyTheEvidenceIsCopied() throws Exception {
        LogRedaction.Outcome outcome =
                redact(folder, 1, LogInput.of("exceptions_json.log", (WEBHOOK + EXCEPTION + WEBHOOK).getBytes(UTF_8)));

        assertThat(outcome.differences()).isEmpty();
        assertThat(content(folder)).containsExactly(Map.entry("exceptions_json.log", """
                {"evidence":"exceptions","time":"2025-02-11T09:14:08.318Z"}
                {"evidence":"exceptions","time":"2025-02-11T09:14:07.318Z","correlation_id":"01JKT4Q8V3E6ZP0X4M1W7C2D9A","line":2,\
                "fields":{"correlation_id":"01JKT4Q8V3E6ZP0X4M1W7C2D9A","meta.caller_id":"JiraConnect::EventsController#installed",\
                "exception.class":"JWT::InvalidAudError","exception.message":"Invalid audience. \
                Expected https://host-2.domain-2.internal/-/jira_connect, received https://host-3.domain-1.example/-/jira_connect"}}
                {"evidence":"exceptions","time":"2025-02-11T09:14:08.318Z"}
                """));
    }

    /** A scan judges by the class of an address: it is that of its pseudonym, whatever the class. */
    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, true",
        "192.88.99.7, true",
        "::ffff:20.1.2.3, true",
        "2a00:1450:4001::5, true",
        "13.200.41.128, true",
        "34.74.226.9, false",
        "10.1.2.3, false",
        "172.31.0.1, false",
        "192.168.1.1, false",
        "100.64.0.9, false",
        "127.0.0.1, false",
        "169.254.1.1, false",
        "203.0.113.9, false",
        "198.18.0.1, false",
        "fd12::1, false",
        "fe80::1, false",
        "2001:db8::7, false",
        "3fff::7, false",
        "::1, false"
    })
    void theClassOfAnAddressIsJudgedTheSame(String address, boolean told) throws Exception {
        LogInput log =
                LogInput.of("gitlab-workhorse/current", """
                {"correlation_id":"01JKT4Q8V3E6ZP0X4M1W7C2D9C","duration_ms":112,"host":"git.acme.com","level":"info","method":"POST",\
                "msg":"access","remote_ip":"%s","status":401,"system":"http","time":"2025-02-11T09:14:07Z",\
                "uri":"/-/jira_connect/events/installed","user_agent":"Ruby"}
                """.formatted(address).getBytes(UTF_8));
        assertThat(LogScan.builder().build().scan(List.of(log)).findings().stream()
                        .anyMatch(finding -> finding.scenario().equals("remote-ip-outside-gitlab-com")))
                .isEqualTo(told);

        assertThat(redact(folder, 1, log).differences()).isEmpty();
        assertThat(content(folder)).isNotEmpty();
    }

    @Test
    void theNumberOfThreadsDoesNotShow() throws Exception {
        List<LogInput> inputs = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String lines = EXCEPTION.replace("D9A", "D" + (10 + i)).replace("git.acme.com", "git" + i + ".acme.com");
            inputs.add(LogInput.of("node-" + i + "/exceptions_json.log", lines.getBytes(UTF_8)));
        }
        Path one = Files.createDirectories(folder.resolve("one"));
        Path many = Files.createDirectories(folder.resolve("many"));

        assertThat(redact(one, 1, inputs.toArray(new LogInput[0])).differences())
                .isEmpty();
        redact(many, 8, inputs.toArray(new LogInput[0]));

        assertThat(content(many)).isEqualTo(content(one)).hasSize(40);
    }

    @Test
    void twoRunsWithOneMapGiveTheSamePseudonyms() throws Exception {
        Pseudonyms pseudonyms = new Pseudonyms();
        Path first = Files.createDirectories(folder.resolve("first"));
        Path second = Files.createDirectories(folder.resolve("second"));
        byte[] later = EXCEPTION.replace("git.acme.com", "new.acme.com").getBytes(UTF_8);

        redact(first, pseudonyms, LogInput.of("a.log", EXCEPTION.getBytes(UTF_8)));
        redact(second, Pseudonyms.of(pseudonyms.lines()), LogInput.of("a.log", later));

        assertThat(content(first).toString())
                .contains("Expected https://host-1.domain-1.internal/", "received https://host-2.domain-2");
        assertThat(content(second).toString())
                .contains("Expected https://host-1.domain-1.internal/", "received https://host-3.domain-2");
    }

    @Test
    void whatACopyCannotShowIsSaid() throws Exception {
        String rule = """
                {"id": "acme-host", "title": "Acme", "severity": "error", "docs": "https://docs.gitlab.com/",
                 "signals": {"seen": {"where": {"exception.message": {"matches": "acme[.]lan"}}}},
                 "when": {"all": ["seen"]}, "facts": {}, "groupBy": [], "summary": "Acme.", "causes": [], "steps": [],
                 "examples": {"seen": {"matches": [{"exception.message": "acme.lan"}], "ignores": [{"exception.message": "x"}]}}}
                """;
        ScenarioCatalog catalog = ScenarioCatalog.load(List.of(new RuleFile("acme.json", rule.getBytes(UTF_8))));
        LogRedaction.Outcome outcome = LogRedaction.builder()
                .catalog(catalog)
                .build()
                .redact(discovery(LogInput.of("a.log", EXCEPTION.getBytes(UTF_8))), folder);

        assertThat(outcome.differences()).containsExactly("acme-host: its finding is missing from the copy");
    }

    private static LogRedaction.Outcome redact(Path copy, int threads, LogInput... inputs)
            throws IOException, InterruptedException {
        return LogRedaction.builder().catalog(CATALOG).threads(threads).build().redact(discovery(inputs), copy);
    }

    private static void redact(Path copy, Pseudonyms pseudonyms, LogInput input)
            throws IOException, InterruptedException {
        LogRedaction.builder().catalog(CATALOG).pseudonyms(pseudonyms).build().redact(discovery(input), copy);
    }

    private static Discovery discovery(LogInput... inputs) {
        return new Discovery(List.of(inputs), List.of());
    }

    private static Map<String, String> content(Path folder) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return content;
    }
}

package dev.logscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.entry.Component;
import dev.logscan.scenario.Severity;
import dev.logscan.scenario.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequestReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --since -3h                       | 2025-02-11T09:00:00Z
            --since=-3h                       | 2025-02-11T09:00:00Z
            --since -90m                      | 2025-02-11T10:30:00Z
            --since -30s                      | 2025-02-11T11:59:30Z
            --since -7d                       | 2025-02-04T12:00:00Z
            --since -2w                       | 2025-01-28T12:00:00Z
            --since 2025-02-11                | 2025-02-11T00:00:00Z
            --tz Asia/Tokyo --since 2025-02-11 | 2025-02-10T15:00:00Z
            --since 2025-02-11T09:14:07Z      | 2025-02-11T09:14:07Z
            --since 2025-02-11T09:14:07.318+09:00 | 2025-02-11T00:14:07.318Z
            --since 2025-01-01 --since 2025-02-11 | 2025-02-11T00:00:00Z
            """)
    void timesAreTakenInEveryForm(String words, Instant expected) {
        Run run = new Run();

        assertThat(run.with((words + " a").split(" "))).as(run.err()).isEqualTo(0);
        assertThat(run.request().since()).isEqualTo(expected);
    }

    @Test
    void sourceSaysWhoWroteWhatFollowsIt() {
        Run run = new Run();

        assertThat(run.with("a", "--source", "workhorse", "b", "-q", "c", "--source=browser", "--", "d", "b"))
                .as(run.err())
                .isEqualTo(0);
        assertThat(run.request().kinds())
                .isEqualTo(Map.of("b", Component.WORKHORSE, "c", Component.WORKHORSE, "d", Component.BROWSER));
    }

    @Test
    void anUnknownSourceIsRefused() {
        Run run = new Run();

        assertThat(run.with("--source", "nginx", "a")).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "--source: unknown kind nginx (did you mean nginx-error? expected one of exceptions, integrations");
    }

    @Test
    void everyOptionReachesTheRequest() {
        Run run = new Run();
        run.with(
                "--until",
                "2025-02-12",
                "--correlation-id",
                "A",
                "--correlation-id=B",
                "--instance-url",
                "https://gitlab.example.com",
                "--scenario",
                "jwt-invalid-audience",
                "--proxy-fqdn",
                "git.example.com:443",
                "--gitlab-version",
                "17.5.1-ee",
                "--min-severity",
                "warning",
                "--fail-on",
                "error",
                "--threads",
                "3",
                "-C",
                "2",
                "--show-secrets",
                "-v",
                "a");

        ScanRequest request = run.request();
        assertThat(request.until()).isEqualTo(Instant.parse("2025-02-12T00:00:00Z"));
        assertThat(request.correlationIds()).containsExactlyInAnyOrder("A", "B");
        assertThat(request.instanceUrl()).isEqualTo("https://gitlab.example.com");
        assertThat(request.scenarios()).containsExactly("jwt-invalid-audience");
        assertThat(request.proxyFqdn()).isEqualTo("git.example.com:443");
        assertThat(request.gitlabVersion()).isEqualTo(new Version(17, 5, 1));
        assertThat(request.minSeverity()).isEqualTo(Severity.WARNING);
        assertThat(request.failOn()).isEqualTo(Severity.ERROR);
        assertThat(request.threads()).isEqualTo(3);
        assertThat(request.context()).isEqualTo(2);
        assertThat(request.showSecrets()).isTrue();
        assertThat(request.text().verbose()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --fromat json       | --fromat: unknown option (did you mean --format?)
            --form json         | --form: unknown option (did you mean --format?)
            --miss              | --miss: unknown option (did you mean --missing?)
            --zzzzzzzzz         | --zzzzzzzzz: unknown option (logscan --help lists them)
            -x                  | -x: unknown option (logscan --help lists them)
            --rules r.json      | --rules: r.json: no such file or folder
            --missing=yes       | --missing: takes no value (given yes)
            --format            | --format: no value (expected FORMAT)
            --since --until     | --since: no value (expected T)
            -f yaml             | --format: unknown format yaml (expected one of text, json, jsonl, markdown, html, csv)
            -f TEXT             | --format: unknown format TEXT (did you mean text? expected one of text, json, jsonl, markdown, html, csv)
            -o r.json           | --output: r.json is incomplete (expected FORMAT=FILE, such as json=r.json)
            -o yaml=r.yaml      | --output: unknown format yaml (expected one of text, json, jsonl, markdown, html, csv)
            --since yesterday   | --since: yesterday is no time (expected RFC 3339 such as 2025-02-11T09:14:07Z, a date, or -3h, -7d)
            --since -3y         | --since: -3y is no time (expected RFC 3339 such as 2025-02-11T09:14:07Z, a date, or -3h, -7d)
            --until 2025-02-30  | --until: 2025-02-30 is no time (expected RFC 3339 such as 2025-02-11T09:14:07Z, a date, or -3h, -7d)
            --until 2025-02-11T09:14:07 | --until: 2025-02-11T09:14:07 is no time (expected RFC 3339 such as 2025-02-11T09:14:07Z, a date, or -3h, -7d)
            --since -9999999d   | --since: -9999999d is no time (expected RFC 3339 such as 2025-02-11T09:14:07Z, a date, or -3h, -7d)
            -f markdwn          | --format: unknown format markdwn (did you mean markdown? expected one of text, json, jsonl, markdown, html, csv)
            --fail-on warn      | --fail-on: unknown severity warn (did you mean warning? expected info, warning, error or never)
            -C many             | --context: many is no count (expected 0 to 100)
            --tz Mars           | --tz: unknown zone Mars (expected such as UTC, Asia/Tokyo or +09:00)
            --color red         | --color: unknown word red (expected auto, always or never)
            --fail-on all       | --fail-on: unknown severity all (expected info, warning, error or never)
            --min-severity bad  | --min-severity: unknown severity bad (expected info, warning or error)
            --threads 0         | --threads: 0 is no count (expected 1 to 1024)
            --threads two       | --threads: two is no count (expected 1 to 1024)
            --gitlab-version x  | --gitlab-version: x is no version (expected such as 17.5 or 17.5.1-ee)
            --proxy-fqdn https://a | --proxy-fqdn: https://a is no host (expected HOST[:PORT], such as gitlab.example.com)
            --instance-url https:// | --instance-url: https:// is no URL (expected such as https://gitlab.example.com)
            --instance-url=     | --instance-url: empty (expected URL)
            --correlation-id=   | --correlation-id: empty (expected ID)
            --scenario jwt-invalid-audiense | --scenario: unknown scenario jwt-invalid-audiense (did you mean jwt-invalid-audience?)
            --scenario qqqqqq   | --scenario: unknown scenario qqqqqq (logscan explain lists them)
            """)
    void whatMeansNothingIsRefusedBeforeAnythingIsRead(String words, String message) {
        Run run = new Run();

        assertThat(run.with(("a " + words).split(" "))).isEqualTo(2);
        assertThat(run.err()).isEqualTo("logscan: " + message + "\n");
        assertThat(run.out()).isEmpty();
        assertThat(run.scanned()).isFalse();
    }

    @Test
    void quotesAroundAValueStay() {
        Run run = new Run();
        run.with("--correlation-id", "\"a\"", "b");

        assertThat(run.request().correlationIds()).containsExactly("\"a\"");
    }

    @Test
    void secretsInArgumentsAreNotRepeated() {
        Run run = new Run();
        run.with("--proxy-fqdn", "https://a:hunter2@b/", "x");

        assertThat(run.err()).contains("https://a:[password #1]@b/").doesNotContain("hunter2");
    }

    @Test
    void aReportNeverReplacesAnInputOrAFolder(@TempDir Path folder) throws IOException {
        Path input = Files.writeString(folder.resolve("a.json"), "{}");
        Path link = Files.createSymbolicLink(folder.resolve("link"), input);
        Path other = Files.writeString(folder.resolve("b.json"), "old");

        assertThat(refusal("json=" + link, input.toString())).isEqualTo(link + " is an input (expected another file)");
        assertThat(refusal("json=" + other, folder.toString()))
                .isEqualTo(other + " is an input (expected another file)");
        assertThat(refusal("json=" + folder, "x")).isEqualTo(folder + " is a folder (expected a file)");
        assertThat(refusal("json=" + folder + "/no/r.json", "x"))
                .isEqualTo(folder + "/no/r.json: no such folder (expected a folder that is there)");
        assertThat(input).content().isEqualTo("{}");
        assertThat(other).content().isEqualTo("old");
    }

    @Test
    void aFileIsGivenOnce(@TempDir Path folder) {
        Run run = new Run();

        assertThat(run.with("-o", "json=" + folder + "/r", "-o", "text=" + folder + "/./r", "a"))
                .isEqualTo(2);
        assertThat(run.err()).isEqualTo("logscan: --output: " + folder + "/r is given twice\n");
    }

    private static String refusal(String output, String input) {
        Run run = new Run();
        assertThat(run.with("-o", output, input)).isEqualTo(2);
        return run.err().substring("logscan: --output: ".length()).stripTrailing();
    }
}

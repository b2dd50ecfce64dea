package dev.logscan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets of every kind, planted in every field, form and name that a person hands over, are in no output: neither whole
 * nor in part, neither as they are nor encoded.
 */
final class PlantedSecretsTest {
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final String HEX = "0123456789abcdef";

    /** Shorter pieces of a secret are in any text by chance. */
    private static final int WINDOW = 9;

    private final Random random = new Random(20250211);

    /** Each kind with a secret that is told by its look, or null, and texts that tell by what stands round the secret. */
    private final Map<String, Planted> planted = new LinkedHashMap<>();

    @TempDir
    Path folder;

    /**
     * A secret and how it stands in texts.
     *
     * @param secret what must not be seen
     * @param bare whether it is told by its look, and so in any place
     * @param texts texts in which it is told by what stands round it
     */
    private record Planted(String secret, boolean bare, List<String> texts) {}

    @BeforeEach
    void plant() {
        for (String prefix : List.of(
                "glpat-",
                "glrt-",
                "glcbt-",
                "gldt-",
                "glptt-",
                "glft-",
                "glimt-",
                "glagent-",
                "gloas-",
                "glsoat-",
                "glffct-",
                "GR1348941")) {
            bare(prefix.replace("-", ""), prefix + chars(LETTERS, 20));
        }
        bare(
                "routable",
                "glpat-" + chars(LETTERS, 27) + "." + "01." + chars("0123456789abcdefghijklmnopqrstuvwxyz", 9));
        bare("jwt", "eyJ" + chars(LETTERS, 30) + "." + chars(LETTERS, 60) + "." + chars(LETTERS, 43));
        bare("aws-id", "AKIA" + chars("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16));
        bare("slack", "xoxb-" + chars("0123456789", 12) + "-" + chars(LETTERS, 24));
        bare("github", "ghp_" + chars(LETTERS, 36));
        bare("atlassian", "ATATT3" + chars(LETTERS, 60));
        String body = chars(LETTERS, 64);
        planted.put(
                "pem",
                new Planted(
                        body,
                        false,
                        List.of("-----BEGIN RSA PRIVATE KEY-----\n" + body + "\n-----END RSA PRIVATE KEY-----")));
        named(
                "session",
                chars(HEX, 32),
                "Cookie: lang=en; _gitlab_session=%s; x=1",
                "_gitlab_session=%s",
                "Set-Cookie: _gitlab_session=%s; path=/; HttpOnly");
        named(
                "userinfo",
                chars(LETTERS, 18),
                "https://root:%s@git.acme-corp.net/a.git",
                "https:\\/\\/deploy:%s@git.acme-corp.net\\/a");
        named(
                "password",
                chars(LETTERS, 18),
                "password=%s",
                "{\"password\":\"%s\"}",
                "user[password]=%s&a=b",
                "\"password\"=>\"%s\"",
                "{\"db_password\" => \"%s\"}");
        named(
                "basic",
                Base64.getEncoder().encodeToString(("root:" + chars(LETTERS, 18)).getBytes(UTF_8)),
                "Authorization: Basic %s",
                "{\"authorization\":\"Basic %s\"}",
                "curl -H 'Authorization: Basic %s'");
        named("bearer", chars(LETTERS, 40), "Authorization: Bearer %s", "with Bearer %s sent", "authorization: JWT %s");
        named(
                "query",
                chars(LETTERS, 20),
                "/a?private_token=%s&page=2",
                "https://git.acme-corp.net/x?access_token=%s",
                "to=%%2Fa%%3Frefresh_token%%3D%s%%26x%%3D1");
        named(
                "oauth-code",
                chars(HEX, 64),
                "/-/jira_connect/oauth_callbacks?code=%s&scope=api",
                "GET /cb?x=1&code=%s HTTP/1.1");
        named("oauth-state", chars(HEX, 48), "/cb?x=1&state=%s&scope=api");
        named(
                "shared-secret",
                chars(LETTERS, 76),
                "{\"sharedSecret\":\"%s\"}",
                "\"sharedSecret\"=>\"%s\"",
                "{\\\"sharedSecret\\\":\\\"%s\\\"}",
                "&quot;sharedSecret&quot;:&quot;%s&quot;");
        named(
                "client-key",
                chars(HEX, 8) + "-" + chars(HEX, 4) + "-" + chars(HEX, 12),
                "{\"clientKey\":\"%s\"}",
                "clientKey=%s",
                ":client_key=>\"%s\"");
        named("ci-job-token", chars(LETTERS, 20), "CI_JOB_TOKEN=%s", "CI_JOB_TOKEN: %s", "JOB-TOKEN: %s");
        named("aws-secret", chars(LETTERS, 40), "aws_secret_access_key = %s", "{\"AWS_SECRET_ACCESS_KEY\":\"%s\"}");
        named("client-id", chars(HEX, 64), "/oauth/authorize?client_id=%s&scope=api", "{\"client_id\":\"%s\"}");
    }

    private void bare(String kind, String secret) {
        planted.put(
                kind, new Planted(secret, true, List.of(secret, "before " + secret + ", after", "\"" + secret + "\"")));
    }

    private void named(String kind, String secret, String... texts) {
        planted.put(
                kind,
                new Planted(
                        secret,
                        false,
                        Stream.of(texts).map(text -> text.formatted(secret)).toList()));
    }

    private String chars(String alphabet, int length) {
        StringBuilder chars = new StringBuilder();
        for (int i = 0; i < length; i++) {
            chars.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return chars.toString();
    }

    @TestFactory
    Stream<DynamicTest> noneIsInAnyOutput() throws IOException {
        assertThat(planted).hasSizeGreaterThanOrEqualTo(20);
        Path logs = logs();
        Map<String, String> outputs = outputs(logs);
        assertThat(outputs.get("scan text"))
                .contains("jwt-invalid-audience", "proxy-401-empty-body", "link-group-failed");
        assertThat(outputs.get("copy")).contains("JWT::InvalidAudError", "jira_status_code");
        Map<String, List<String>> leaks = leaks(outputs);
        return planted.keySet().stream()
                .map(kind -> DynamicTest.dynamicTest(
                        kind, () -> assertThat(leaks.get(kind)).isNull()));
    }

    @Test
    void aPieceOfASecretIsFoundWhereverItIs() {
        String secret = planted.get("bearer").secret();
        String encoded = Base64.getEncoder().encodeToString(("x" + secret).getBytes(UTF_8));

        assertThat(leaks(Map.of("a", "", "b", "x".repeat(100) + secret.substring(3, 3 + WINDOW) + "y")))
                .containsOnlyKeys("bearer");
        assertThat(leaks(Map.of("a", encoded))).containsOnlyKeys("bearer");
        assertThat(leaks(Map.of("a", secret.substring(3, 2 + WINDOW)))).isEmpty();
    }

    /**
     * The pieces of secrets that are in the outputs, with what stands round them, by kind. Each output is read once: a
     * search for every piece would take most of the test's time.
     */
    private Map<String, List<String>> leaks(Map<String, String> outputs) {
        Map<String, String> pieces = new HashMap<>();
        BitSet starts = new BitSet();
        planted.forEach((kind, one) -> {
            for (String form : forms(one.secret())) {
                for (int i = 0; i + WINDOW <= form.length(); i += 3) {
                    pieces.put(form.substring(i, i + WINDOW), kind);
                    starts.set(start(form, i));
                }
            }
        });
        Map<String, List<String>> leaks = new LinkedHashMap<>();
        outputs.forEach((name, output) -> {
            for (int at = 0; at + WINDOW <= output.length(); at++) {
                String kind = starts.get(start(output, at)) ? pieces.get(output.substring(at, at + WINDOW)) : null;
                if (kind != null) {
                    leaks.computeIfAbsent(kind, k -> new ArrayList<>())
                            .add(name + ": "
                                    + output.substring(Math.max(0, at - 120), Math.min(output.length(), at + 60)));
                }
            }
        });
        return leaks;
    }

    /** Three characters as a small number. */
    private static int start(String text, int at) {
        return ((text.charAt(at) * 31 + text.charAt(at + 1)) * 31 + text.charAt(at + 2)) & 0xffff;
    }

    /** The secret as it is, and as an output could encode it; a token without its prefix, which may be shown. */
    private static Set<String> forms(String secret) {
        String body = secret.replaceFirst("^(?:gl[a-z]+-|GR1348941|eyJ|AKIA|xoxb-|ghp_|ATATT3)", "");
        Set<String> forms = new TreeSet<>();
        forms.add(body);
        forms.add(URLEncoder.encode(body, UTF_8));
        forms.add(body.replace("/", "\\/"));
        for (int shift = 0; shift < 3; shift++) {
            String encoded = Base64.getEncoder().encodeToString(("x".repeat(shift) + body).getBytes(UTF_8));
            forms.add(encoded.substring(4, encoded.length() - 4));
        }
        return forms;
    }

    private Map<String, String> outputs(Path logs) throws IOException {
        Map<String, String> outputs = new LinkedHashMap<>();
        // One run writes all: each scan by itself would say the same.
        Path reports = Files.createDirectory(folder.resolve("reports"));
        List<String> scan = new ArrayList<>(List.of("-v", "--missing", "-C", "2", logs.toString()));
        for (String format : List.of("json", "jsonl", "csv", "markdown", "html")) {
            scan.addAll(List.of("-o", format + "=" + reports.resolve(format)));
        }
        outputs.put("scan text", run(scan.toArray(String[]::new)));
        for (String format : List.of("json", "jsonl", "csv", "markdown", "html")) {
            outputs.put("scan " + format, Files.readString(reports.resolve(format)));
        }
        outputs.put("trace", run("trace", "01JKT4Q8V3E6ZP0X4M1W7C2D9A", logs.toString()));
        outputs.put("trace json", run("trace", "-f", "json", "01JKT4Q8V3E6ZP0X4M1W7C2D9A", logs.toString()));
        outputs.put("kibana", run("kibana", "--har", logs.resolve("browser.har").toString()));
        StringBuilder errors = new StringBuilder();
        int number = 0;
        for (Planted one : planted.values()) {
            // Each starts a run of its own, so one text of each kind must do.
            for (String text : one.texts().subList(0, 1)) {
                Path rules = Files.writeString(
                        folder.resolve("rules-" + number++ + ".json"),
                        "{\"id\": " + json(text) + ", \"zz\": " + json(text) + "}");
                errors.append(run("rules", "check", rules.toString()));
                errors.append(run("kibana", "--instance-url", text));
                errors.append(run("kibana", "--request-id", text));
                errors.append(run("explain", text));
                errors.append(run("scan", "--scenario", text, "x"));
                errors.append(run("scan", "--since", text, "x"));
                errors.append(run("scan", "--proxy-fqdn", text + "/", "x"));
                errors.append(run("scan", "--" + text, "x"));
                errors.append(run("scan", "-o", "json=no-such-folder/" + text, "x"));
                errors.append(run("redact", "-o", "no-such-folder/" + text, "x"));
                errors.append(run(
                        "redact", "-o", folder.resolve("never").toString(), "--map", "no-such-folder/" + text, "x"));
            }
        }
        String[] nowhere = planted.values().stream()
                .map(one -> "no-such-file/" + one.texts().get(0))
                .toArray(String[]::new);
        errors.append(run(nowhere));
        outputs.put("errors", errors.toString());
        Path copy = folder.resolve("copy");
        outputs.put("redact", run("redact", "-o", copy.toString(), logs.toString()));
        assertThat(copy).as(outputs.get("redact")).isDirectory();
        outputs.put("copy", content(copy));
        outputs.put("scan of the copy", run("--format", "json", copy.toString()));
        return outputs;
    }

    private static String run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Main.run(args, new ByteArrayInputStream(new byte[0]), out, new PrintStream(out, true, UTF_8));
        return out.toString(UTF_8);
    }

    /** The names and the content of all files. */
    private static String content(Path folder) throws IOException {
        StringBuilder content = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted().toList()) {
                content.append(folder.relativize(file)).append('\n');
                if (Files.isRegularFile(file)) {
                    content.append(Files.readString(file));
                }
            }
        }
        return content.toString();
    }

    private Path logs() throws IOException {
        Path logs = folder.resolve("logs");
        StringBuilder exceptions = new StringBuilder();
        StringBuilder production = new StringBuilder();
        StringBuilder integrations = new StringBuilder();
        StringBuilder sidekiq = new StringBuilder();
        StringBuilder workhorse = new StringBuilder();
        StringBuilder pasted = new StringBuilder();
        StringBuilder csv = new StringBuilder(
                "\"@timestamp\",\"json.correlation_id\",\"json.meta.caller_id\",\"json.message\",\"json.jira_status_code\",\"json.jira_body\"\n");
        StringBuilder har = new StringBuilder("{\"log\":{\"version\":\"1.2\",\"entries\":[");
        Map<String, String> members = new LinkedHashMap<>();
        int number = 0;
        for (Planted one : planted.values()) {
            for (String text : one.texts()) {
                String id = "01JKT4Q8V3E6ZP0X4M1W7C" + String.format("%04d", number++);
                String said = json(text);
                exceptions.append(exception(id, said));
                // The entries of one request, for trace.
                exceptions.append(exception("01JKT4Q8V3E6ZP0X4M1W7C2D9A", said));
                production.append(request(id, one, said));
                integrations.append(answer(id, said)).append(sync(said));
                sidekiq.append(job(id, said));
                workhorse.append(access(id, said));
                pasted.append("Failed to link group. Please try again. ")
                        .append(text.replace("\n", " "))
                        .append('\n');
                csv.append("\"Feb 11, 2025 @ 09:14:07.402\",")
                        .append(id)
                        .append(
                                ",\"JiraConnect::InstallationsController#update\",\"Proxy lifecycle event received error response ")
                        .append(text.replace("\"", "\"\""))
                        .append("\",401,\"")
                        .append(text.replace("\"", "\"\""))
                        .append("\"\n");
                har.append(number == 1 ? "" : ",").append(exchange(one, said));
            }
            if (one.bare()) {
                // Named as folder, file and id, and broken in the middle.
                Path named = Files.createDirectories(logs.resolve(one.secret()));
                Files.writeString(named.resolve(one.secret() + ".log"), named(one, one.secret()));
            }
            for (String text : one.texts()) {
                // Named as a file, and as a member of an archive, where any name may stand.
                if (text.indexOf('/') < 0 && text.indexOf('\n') < 0) {
                    Files.writeString(
                            Files.createDirectories(logs.resolve("names")).resolve(text), named(one, "id"));
                }
                members.put(text.replace("\n", " "), named(one, "id"));
            }
        }
        Files.createDirectories(logs.resolve("gitlab-rails"));
        Files.createDirectories(logs.resolve("gitlab-workhorse"));
        Files.createDirectories(logs.resolve("sidekiq"));
        Files.writeString(logs.resolve("gitlab-rails/exceptions_json.log"), exceptions);
        Files.writeString(logs.resolve("gitlab-rails/production_json.log"), production);
        Files.writeString(logs.resolve("gitlab-rails/integrations_json.log"), integrations);
        Files.writeString(logs.resolve("gitlab-workhorse/current"), workhorse);
        Files.writeString(logs.resolve("sidekiq/current"), sidekiq);
        Files.writeString(logs.resolve("pasted.txt"), pasted);
        Files.writeString(logs.resolve("discover.csv"), csv);
        Files.writeString(logs.resolve("browser.har"), har.append("]}}"));
        String token = planted.get("glpat").secret();
        Files.write(logs.resolve(token + ".zip"), zip(members));
        Files.write(logs.resolve("bundle-" + token + ".tar.gz"), gzip(token, tar(members)));
        Files.write(logs.resolve("cut.zip"), Arrays.copyOf(zip(members), 900));
        return logs;
    }

    /** A log that tells something, does not end well, and has a line that is none. */
    private static String named(Planted one, String id) {
        return exception(id, json("x")) + one.texts().get(0).replace("\n", " ") + "\n{\"a\":\""
                + (one.bare() ? one.secret() : "cut");
    }

    private static byte[] zip(Map<String, String> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue().getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] tar(Map<String, String> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Map.Entry<String, String> member : members.entrySet()) {
                byte[] content = member.getValue().getBytes(UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(member.getKey(), true);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
                TarArchiveEntry link = new TarArchiveEntry("link to " + member.getKey(), TarConstants.LF_SYMLINK);
                link.setLinkName(member.getKey());
                tar.putArchiveEntry(link);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** A gzip file also holds the name of what is in it, and a comment. */
    private static byte[] gzip(String name, byte[] content) throws IOException {
        GzipParameters parameters = new GzipParameters();
        parameters.setFileName(name);
        parameters.setComment(name);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GzipCompressorOutputStream gzip = new GzipCompressorOutputStream(bytes, parameters)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static String exception(String id, String said) {
        return """
                {"severity":"ERROR","time":"2025-02-11T09:14:07.318Z","correlation_id":"%1$s","meta.caller_id":"JiraConnect::EventsController#installed","meta.user":%2$s,"exception.class":"JWT::InvalidAudError","exception.message":%3$s,"exception.backtrace":["lib/atlassian/jira_connect/jwt/asymmetric.rb:63:in `decode_token'",%2$s],"extra":{"note":%2$s,%2$s:1}}
                """.formatted(
                        id,
                        said,
                        json("Invalid audience. Expected https://a.acme-corp.net/-/jira_connect, received https://b.acme-corp.net/-/jira_connect ")
                                        .replaceFirst("\"$", "")
                                + said.substring(1));
    }

    private static String request(String id, Planted one, String said) {
        String path =
                one.bare() ? "/-/jira_connect/events/installed?x=" + one.secret() : "/-/jira_connect/events/installed";
        return """
                {"method":"POST","path":"%1$s","format":%3$s,"controller":"JiraConnect::EventsController","action":"installed","status":401,"time":"2025-02-11T09:14:07.330Z","params":[{"key":"clientKey","value":"%2$s"},{"key":"jwt","value":"%2$s"},{"key":"eventType","value":%3$s},{"key":"baseUrl","value":%3$s},{"key":"note","value":%3$s}],"correlation_id":"%4$s","meta.caller_id":"JiraConnect::EventsController#installed","meta.project":%3$s,"remote_ip":%3$s,"ua":%3$s,"duration_s":0.12}
                {"method":"PUT","path":"/-/jira_connect/installations","status":422,"time":"2025-02-11T09:14:08.330Z","params":[{"key":"installation","value":{"instance_url":%3$s}}],"correlation_id":"%4$s-c","meta.caller_id":"JiraConnect::InstallationsController#update","username":%3$s}
                """.formatted(path, one.secret(), said, id);
    }

    private static String answer(String id, String said) {
        return """
                {"severity":"INFO","time":"2025-02-11T09:14:08.402Z","correlation_id":"%1$s-c","meta.caller_id":"JiraConnect::InstallationsController#update","integration":"JiraConnect","message":"Proxy lifecycle event received error response","jira_event_type":"installed","jira_status_code":401,"jira_body":""}
                {"severity":"INFO","time":"2025-02-11T09:14:09.402Z","correlation_id":"%1$s-d","meta.caller_id":"JiraConnect::InstallationsController#update","integration":"JiraConnect","message":"Proxy lifecycle event received error response","jira_event_type":%2$s,"jira_status_code":403,"jira_body":%2$s}
                """.formatted(id, said);
    }

    private static String sync(String said) {
        String response = "{\"errorMessages\":[\"Rejected\"," + said + "],\"responseCode\":403}";
        return """
                {"severity":"ERROR","time":"2025-02-11T10:02:55.871Z","integration":"JiraConnect","message":"response from jira dev_info api","project_id":41,"project_path":%1$s,"jira_response":%2$s}
                """.formatted(said, json(response));
    }

    private static String job(String id, String said) {
        return """
                {"severity":"WARN","time":"2025-02-11T10:03:26.240Z","class":"JiraConnect::SyncBranchWorker","args":[%2$s],"jid":"aa11bb22","correlation_id":"%1$s-j","job_status":"fail","error_class":%2$s,"error_message":%2$s,"message":%2$s}
                """.formatted(id, said);
    }

    private static String access(String id, String said) {
        return """
                {"correlation_id":"%1$s","host":%2$s,"level":"info","method":"POST","msg":"access","referrer":%2$s,"remote_ip":"34.74.226.17","status":401,"system":"http","time":"2025-02-11T09:14:07Z","uri":"/-/jira_connect/events/installed","user_agent":%2$s}
                """.formatted(id, said);
    }

    private static String exchange(Planted one, String said) {
        return """
                {"startedDateTime":"2025-02-11T09:14:07.409Z","_error":%2$s,"request":{"method":"PUT","url":"https://gitlab.com/-/jira_connect/installations?jwt=%1$s","headers":[{"name":"Cookie","value":"_gitlab_session=%1$s"},{"name":"X-Note","value":%2$s}],"postData":{"mimeType":"application/json","text":%3$s}},"response":{"status":422,"headers":[{"name":"X-Request-Id","value":"01JKT4Q7H2YB5C8D1E4F6G9HJK"}],"content":{"mimeType":"application/json","text":%4$s}}}
                """.formatted(
                        one.secret(),
                        said,
                        json("{\"jwt\":\"" + one.secret() + "\",\"installation\":{\"instance_url\":" + said + "}}"),
                        json("{\"errors\":" + said + "}"));
    }

    private static String json(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}

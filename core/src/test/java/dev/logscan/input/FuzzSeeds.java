package dev.logscan.input;

import dev.logscan.input.ArchiveTest.Member;
import dev.logscan.input.ArchiveTest.Packer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Well-formed inputs to start from: the fixtures of all forms, the samples, and what neither of them has. */
final class FuzzSeeds {
    private static final Path SAMPLES = Path.of("../samples");
    private static final String SCENARIOS = "/dev/logscan/scenarios/";

    /** What is larger says nothing new and makes every round slower. */
    private static final int LARGEST = 64 << 10;

    private static final String REQUEST = "{\"correlation_id\":\"01J8ZV6KQ3T9W5M2X7B4N1C0DE\",\"status\":422,"
            + "\"meta.caller_id\":\"JiraConnect::InstallationsController#update\",\"time\":\"2024-09-29T21:32:49.334Z\"}";
    private static final String ACCESS = "34.74.226.17 - - [11/Feb/2025:10:14:07 +0100] "
            + "\"POST /-/jira_connect/events/installed HTTP/1.1\" 401 0 \"-\" \"Ruby\"";
    private static final String ERROR = "2025/02/11 09:14:07 [error] 1234#0: *5678 connect() failed (111: Connection"
            + " refused) while connecting to upstream, client: 34.74.226.17, server: git.example.org, request: \"POST"
            + " /-/jira_connect/events/installed HTTP/1.1\", upstream: \"http://127.0.0.1:8181/\", host: \"git.example.org\"";

    private static final List<String> TEXTS = List.of(
            ACCESS + "\n" + ERROR + "\n",
            "==> /var/log/gitlab/gitlab-rails/integrations_json.log <==\n" + REQUEST
                    + "\n\n==> /var/log/gitlab/nginx/gitlab_access.log <==\n" + ACCESS + "\n",
            "*** /var/log/gitlab/gitlab-workhorse/current ***\n2025-02-11_09:14:07.53712 " + REQUEST + "\n",
            "2025-02-11T09:14:07.331204123Z stdout P " + REQUEST.substring(0, 40)
                    + "\n2025-02-11T09:14:07.331204123Z stdout F " + REQUEST.substring(40) + "\n",
            "[pod/webservice-7/webservice] 2025-02-11T09:14:07.331Z {\"component\":\"gitlab\",\"subcomponent\":"
                    + "\"integrations_json\",\"level\":\"error\",\"correlation_id\":\"A\"}\n",
            """
            Started POST "/-/jira_connect/events/installed?jwt=x" for 34.74.226.17 at 2025-02-11 09:14:07 +0000
            Processing by JiraConnect::EventsController#installed as JSON
              Parameters: {"clientKey"=>"k", "installation"=>{"instance_url"=>"https://a"}, "list"=>[1, nil]}
            Filter chain halted as :verify_asymmetric_atlassian_jwt! rendered or redirected
            Completed 401 Unauthorized in 5ms (ActiveRecord: 0.9ms | Elasticsearch: 0.0ms)
            """,
            "gitlab-ee 16.11.2\n\nComponent  Version\nacme 1\n",
            "Failed to update the GitLab instance. See the troubleshooting documentation.\n");

    private FuzzSeeds() {}

    /** The inputs, by the format in which they are recognised or the way in which they are packed. */
    static Map<String, List<BiFunction<Mutator, Random, byte[]>>> inputs() {
        List<byte[]> plain = plain();
        Map<String, List<BiFunction<Mutator, Random, byte[]>>> groups = new TreeMap<>();
        for (byte[] seed : plain) {
            String format = Read.all(LogInput.of("-", seed)).source().format();
            groups.computeIfAbsent(format, f -> new ArrayList<>()).add((mutator, dice) -> mutator.mutate(seed, dice));
        }
        for (Packer packer : Packer.values()) {
            groups.put("packed by " + packer, List.of((mutator, dice) -> {
                byte[] content = some(plain, mutator, dice);
                return mutator.damagePacking(packer.pack(content), dice);
            }));
            groups.put("tar packed by " + packer, List.of((mutator, dice) -> {
                byte[] tar = ArchiveTest.tar(members(plain, mutator, dice));
                return mutator.damagePacking(packer.pack(mutator.damagePacking(tar, dice)), dice);
            }));
        }
        groups.put(
                "zip",
                List.of((mutator, dice) ->
                        mutator.damagePacking(ArchiveTest.zip(members(plain, mutator, dice)), dice)));
        return groups;
    }

    /** The built-in scenarios, as files of the user's own. */
    static List<byte[]> rules() {
        List<byte[]> rules = new ArrayList<>();
        for (String id : text(resource("index.txt")).lines().toList()) {
            rules.add(
                    utf8(text(resource(id + ".json")).replace("\"id\": \"" + id + "\"", "\"id\": \"own-" + id + "\"")));
        }
        rules.add(utf8("""
                {"ranges": {"gitlab.com": {"source": "https://example.com", "date": "2025-01-01", \
                "ranges": ["34.74.90.64/28", "2001:db8::/32"]}}}
                """));
        return rules;
    }

    /** All seeds that are read as they are. */
    static List<byte[]> plain() {
        List<byte[]> seeds = new ArrayList<>();
        Form.all().forEach(form -> seeds.add(form.bytes()));
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            for (Path file : files.filter(f -> f.toString().contains("/input/"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList()) {
                if (Files.size(file) <= LARGEST) {
                    seeds.add(Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TEXTS.forEach(text -> seeds.add(utf8(text)));
        return seeds;
    }

    private static Member[] members(List<byte[]> plain, Mutator mutator, Random dice) {
        Member[] members = new Member[1 + dice.nextInt(3)];
        for (int i = 0; i < members.length; i++) {
            byte[] content = some(plain, mutator, dice);
            String name = dice.nextInt(20) == 0 ? "x/".repeat(dice.nextInt(200)) + i : "log/" + i + ".log";
            members[i] = new Member(
                    name,
                    switch (dice.nextInt(8)) {
                        case 0 -> Packing.gzip(content);
                        case 1 -> ArchiveTest.zip(new Member("a.log", content));
                        case 2 -> ArchiveTest.tar(new Member("a.log", content));
                        default -> content;
                    });
        }
        return members;
    }

    private static byte[] some(List<byte[]> plain, Mutator mutator, Random dice) {
        byte[] seed = plain.get(dice.nextInt(plain.size()));
        return dice.nextBoolean() ? seed : mutator.mutate(seed, dice);
    }

    private static byte[] resource(String name) {
        try (InputStream in = FuzzSeeds.class.getResourceAsStream(SCENARIOS + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

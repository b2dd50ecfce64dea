package dev.logscan.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.net.InetAddresses;
import dev.logscan.CpuTime;
import dev.logscan.condition.AddressRanges;
import java.io.IOException;
import java.math.BigInteger;
import java.net.IDN;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactorTest {
    private static final List<String> RESERVED = List.of(
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "100.64.0.0/10",
            "169.254.0.0/16",
            "127.0.0.0/8",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "fc00::/7",
            "fe80::/10",
            "ff00::/8",
            "2001:db8::/32");

    private final Random random = new Random(42);
    private final Pseudonyms pseudonyms = new Pseudonyms();
    private final Redactor redactor = new Redactor(pseudonyms, Set.of());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            GitLab answered gitlab.acme.co.uk          | GitLab answered host-1.domain-1.example
            https://gitlab.corp.local:8443/-/jira_connect/events/installed | https://host-1.domain-1.internal:8443/-/jira_connect/events/installed
            https://gitlab/-/jira_connect              | https://host-1/-/jira_connect
            https://acme.atlassian.net/browse/AB-1     | https://host-1.atlassian.net/path-1/AB-1
            https://gitlab.com/acme/shop/-/issues/1    | https://gitlab.com/path-1/path-2/-/issues/1
            connect-install-keys.atlassian.com         | connect-install-keys.atlassian.com
            gitlab-jira-connect-git.acme.com           | gitlab-jira-connect-host-1.domain-1.example
            alice.smith+x@acme.com wrote               | user-1@domain-1.example wrote
            User "alice" was created                   | User "word-1" was created
            {"instance_url"=>"https://git.acme.com"}   | {"instance_url"=>"https://host-1.domain-1.example"}
            #<URI::HTTPS https://git.acme.com/x>       | #<URI::HTTPS https://host-1.domain-1.example/x>
            {\\"errors\\":[\\"no \\u0061cme issue\\"]} | {\\"errors\\":[\\"no word-1 issue\\"]}
            <p title="acme">You don&#39;t have access  | <p title="word-1">You don&#39;t have access
            ?redirect_uri=https%3A%2F%2Fgit.acme.com%2F-%2Fjira_connect | ?redirect_uri=https%3A%2F%2Fhost-1.domain-1.example%2F-%2Fjira_connect
            for 10.1.2.3:443 and 10.1.0.0/16           | for 10.0.0.1:443 and 10.0.0.2/16
            from 127.0.0.1, 34.74.226.17 and ::1       | from 127.0.0.1, 34.74.226.17 and ::1
            8.8.8.8 then [2a00:1450:4001::5]:443       | 192.31.196.1 then [2001:4:112::1]:443
            ::ffff:192.168.7.7                         | ::ffff:192.168.0.1
            198.51.100.24 and 2001:db8::5              | 192.0.2.1 and 2001:db8::1
            00:1B:44:11:3A:B7                          | word-1
            token glpat-a1B2c3D4e5F6g7H8i9J0 sent      | token [glpat #1] sent
            JWT::InvalidAudError at 2025-02-11T09:14:07.318Z | JWT::InvalidAudError at 2025-02-11T09:14:07.318Z
            id 01JKT4Q8V3E6ZP0X4M1W7C2D9A, commit d670460b4b4aece5915caf5c68d12f560a9fe3e4 | id 01JKT4Q8V3E6ZP0X4M1W7C2D9A, commit d670460b4b4aece5915caf5c68d12f560a9fe3e4
            CORP\\bob                                  | word-1\\bword-2
            /home/alice/.ssh                           | /home/path-1/.word-1
            a5f3c9e1b7d2, hunter2, x7k2m9q4w8          | word-1, word-2, word-3
            山田太郎 said %E5%A4%AA%E9%83%8E             | word-1 said word-2
            """)
    void onlyWhatIsKnownToBeHarmlessStays(String said, String shown) {
        assertThat(redactor.text(said)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSL_connect returned=1 errno=0 state=error: certificate verify failed (unable to get local issuer certificate)",
                "Failed to open TCP connection to gitlab.com:443 (execution expired)",
                "Proxy lifecycle event received error response",
                "The Jira user is not a site or organization administrator. Check the permissions in Jira and try again.",
                "Could not parse PKey: unsupported",
                "getaddrinfo: Name or service not known",
                "JiraConnect::EventsController#installed",
                "POST /api/:version/integrations/jira_connect/subscriptions",
                "[FILTERED]",
                "URL is blocked: Host cannot be resolved or invalid",
                ""
            })
    void theWordsOfGitLabStay(String said) {
        assertThat(redactor.text(said)).isEqualTo(said);
    }

    @Test
    void aHostIsTheSameInEverySpelling() {
        String shown = redactor.text("git.bücher-shop.de");

        for (String spelling : List.of(
                "git.bücher-shop.de",
                IDN.toASCII("git.bücher-shop.de"),
                "git.b%C3%BCcher-shop.de",
                "git.b\\u00fccher-shop.de",
                "git.b&#252;cher-shop.de",
                "git\u3002bücher-shop.de",
                "%67it.bücher-shop.de")) {
            assertThat(redactor.text(spelling)).as(spelling).isEqualTo(shown);
        }
        assertThat(redactor.text("GIT.Bücher-Shop.de")).isEqualToIgnoringCase(shown);
        assertThat(redactor.host("git.bücher-shop.de:8443")).isEqualTo(shown + ":8443");
    }

    @Test
    void fieldsAreReadAsWhatTheyAre() {
        assertThat(redactor.value("exception.class", "Acme::Proxy::Error")).isEqualTo("Acme::Proxy::Error");
        assertThat(redactor.value("exception.class", "acme")).isEqualTo("word-1");
        assertThat(redactor.value("host", "webserver:8080")).isEqualTo("host-1:8080");
        assertThat(redactor.value("meta.project", "group/webserver")).isEqualTo("path-1/host-1");
        assertThat(redactor.value("params.clientKey", "3c1f2a9e-demo")).isEqualTo("[client-key #1]");
        assertThat(redactor.value("user_agent", "AcmeScanner/2.1")).isEqualTo("word-2-scan/2.1");
        assertThat(redactor.value("user_agent", "Mozilla/5.0 (X11; Linux x86_64) Chrome/131.0.0.0"))
                .isEqualTo("Mozilla/5.0 (X11; Linux x86_64) Chrome/131.0.0.0");
        assertThat(redactor.id("01JKT4Q8V3E6ZP0X4M1W7C2D9A")).isEqualTo("01JKT4Q8V3E6ZP0X4M1W7C2D9A");
        assertThat(redactor.id("sent by alice")).isEqualTo("id-1");
    }

    @Test
    void whatIsKnownAsASecretStaysOneAsAWord() {
        assertThat(redactor.value("params.clientKey", "3c1f2a9e-demo")).isEqualTo("[client-key #1]");
        assertThat(redactor.text("issuer 3c1f2a9e-demo")).isEqualTo("issuer [client-key #1]");
        assertThat(redactor.value("params.clientKey", "[FILTERED]")).isEqualTo("[FILTERED]");
    }

    @Test
    void equalStaysEqualAndDifferentStaysDifferent() {
        Map<String, String> given = new HashMap<>();
        Map<String, String> taken = new HashMap<>();
        for (int i = 0; i < 4_000; i++) {
            String value = anyValue();
            String shown = redactor.text(value);
            assertThat(given.computeIfAbsent(value, v -> shown)).as(value).isEqualTo(shown);
            assertThat(taken.computeIfAbsent(shown, s -> value)).as(shown).isEqualTo(value);
            assertThat(redactor.text(URLEncoder.encode(value, StandardCharsets.UTF_8)))
                    .as(value)
                    .isEqualTo(URLEncoder.encode(shown, StandardCharsets.UTF_8));
        }
    }

    private String anyValue() {
        return switch (random.nextInt(4)) {
            case 0 -> "q" + word() + ".zq" + word() + (random.nextBoolean() ? ".com" : ".local");
            case 1 ->
                random.nextInt(1, 224) + "." + random.nextInt(256) + "." + random.nextInt(256) + "."
                        + random.nextInt(256);
            case 2 -> "q" + word() + "@zq" + word() + ".org";
            default -> "zq" + word();
        };
    }

    private String word() {
        return Integer.toString(random.nextInt(36 * 36 * 36), 36);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.", "a+", "a@", "%25", "&", "&amp;", "\\", ":", "a:", "1.", "12", "[a #", "//a", "ü", "-", "1:2:"
            })
    void timeGrowsWithTheLengthWhateverTheText(String piece) {
        String text = piece.repeat(200_000 / piece.length()) + "q";

        assertThat(CpuTime.of(() -> {
                    assertThat(redactor.text(text)).isNotEmpty();
                    assertThat(redactor.host(text)).isNotEmpty();
                }))
                .isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void hostsOfOneDomainKeepIt() {
        for (int i = 0; i < 500; i++) {
            String domain = "q" + word() + (random.nextBoolean() ? ".co.jp" : ".lan");
            String one = redactor.text("a" + word() + "q." + domain);
            String other = redactor.text("b" + word() + "q." + domain);

            assertThat(one.substring(one.indexOf('.'))).isEqualTo(other.substring(other.indexOf('.')));
            assertThat(redactor.text(domain)).isEqualTo(one.substring(one.indexOf('.') + 1));
        }
    }

    @Test
    void anAddressKeepsItsClass() {
        for (int i = 0; i < 20_000; i++) {
            String address = random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256) + "."
                    + random.nextInt(256);
            String shown = redactor.text(address);

            for (String range : RESERVED) {
                AddressRanges one = new AddressRanges(List.of(range));
                assertThat(one.contains(shown))
                        .as("%s became %s", address, shown)
                        .isEqualTo(one.contains(address));
            }
        }
    }

    /** What scenarios ask of an address is the same of what stands for it: at both ends of every range, and beyond. */
    @Test
    void whatAScanAsksOfAnAddressIsTheSameOfItsPseudonym() throws IOException {
        JsonNode ranges = new ObjectMapper()
                .readTree(Path.of("src/main/resources/dev/logscan/scenarios/vocabulary.json")
                        .toFile())
                .path("ranges");
        Set<String> addresses = new LinkedHashSet<>(List.of("8.8.8.8", "2a00:1450:4001::5", "192.88.99.7"));
        List<AddressRanges> asked = new ArrayList<>();
        for (String name : List.of("gitlab-com", "reserved")) {
            List<String> known = new ArrayList<>();
            ranges.path(name).path("ranges").forEach(range -> known.add(range.asText()));
            asked.add(new AddressRanges(known));
            known.forEach(range -> addresses.addAll(ends(range)));
        }
        // More public addresses than the first of their blocks holds.
        for (int i = 0; i < 1000; i++) {
            addresses.add("20." + i / 250 + "." + i % 250 + ".7");
            addresses.add("2a00:1450:" + Integer.toHexString(i) + "::7");
        }
        Set<String> given = new HashSet<>();
        for (String address : addresses) {
            boolean four = address.indexOf(':') < 0;
            String shown = redactor.text(address);
            given.add(shown);
            for (AddressRanges one : asked) {
                assertThat(one.contains(shown))
                        .as("%s became %s", address, shown)
                        .isEqualTo(one.contains(address));
            }
            if (four) {
                assertThat(redactor.text(address + ":8443, x")).isEqualTo(shown + ":8443, x");
                assertThat(redactor.text("::ffff:" + address)).isEqualTo("::ffff:" + shown);
            } else {
                assertThat(redactor.text("[" + address + "]:8443")).isEqualTo("[" + shown + "]:8443");
            }
        }
        assertThat(given).hasSameSizeAs(addresses);
    }

    /** The first and the last address of a range, and those beside it. */
    private static List<String> ends(String range) {
        int slash = range.indexOf('/');
        InetAddress base = InetAddresses.forString(range.substring(0, slash));
        boolean four = base instanceof Inet4Address;
        int free = (four ? 32 : 128) - Integer.parseInt(range.substring(slash + 1));
        BigInteger first = InetAddresses.toBigInteger(base);
        BigInteger after = first.add(BigInteger.ONE.shiftLeft(free));
        return Stream.of(first.subtract(BigInteger.ONE), first, after.subtract(BigInteger.ONE), after)
                .filter(value -> value.signum() >= 0 && value.bitLength() <= (four ? 32 : 128))
                .map(value -> InetAddresses.toAddrString(
                        four ? InetAddresses.fromIPv4BigInteger(value) : InetAddresses.fromIPv6BigInteger(value)))
                .toList();
    }

    @Test
    void aMapGoesOnWhereItEnded() {
        String text = "alice@acme.com at 10.1.2.3 with glpat-a1B2c3D4e5F6g7H8i9J0 and \"tab\\there\tand\u2028there\"";
        String shown = redactor.text(text);
        List<String> lines = pseudonyms.lines();
        Pseudonyms again = Pseudonyms.of(lines);
        Redactor other = new Redactor(again, Set.of());

        assertThat(other.text("bob@other.org")).isEqualTo("user-2@domain-2.example");
        assertThat(other.text(text)).isEqualTo(shown);
        assertThat(again.lines()).startsWith(lines.toArray(new String[0]));
        assertThat(String.join("\n", lines)).doesNotContain("a1B2c3D4").contains("alice", "acme.com", "10.1.2.3");
    }

    @Test
    void whatIsNoMapIsNamed() {
        assertThatThrownBy(() -> Pseudonyms.of(List.of("a,b")))
                .hasMessage("line 1: no map of pseudonyms (expected one that logscan wrote)");
        List<String> lines = new ArrayList<>(pseudonyms.lines());
        lines.add("name\talice");
        assertThatThrownBy(() -> Pseudonyms.of(lines))
                .hasMessage("line 2: no pair (expected kind, value and pseudonym, parted by tabs)");
    }

    @Test
    void aFileAndAFolderNeverHaveOneName() {
        assertThat(CopyNames.of(List.of("log.txt", "log.txt!/current"), redactor))
                .containsExactly("0001/log.txt", "0002/log.txt/current");
        assertThat(CopyNames.of(List.of("a/log.txt", "a/log.txt.gz", "a/log.txt.gz!current"), redactor))
                .containsExactly("0001/a/log.txt", "0001/again-2/a/log.txt", "0001/a/log.txt.gz/current");
    }

    @Test
    void namesOfFilesLeadNowhere() {
        assertThat(CopyNames.of(
                        List.of(
                                "../../etc/gitlab-rails/exceptions_json.log.1.gz",
                                "/var/log/gitlab/gitlab-rails/exceptions_json.log",
                                "acme.tar.gz!/../../x/../production_json.log",
                                "tail.txt",
                                "tail.txt!/var/log/gitlab/sidekiq/current"),
                        redactor))
                .containsExactly(
                        "0001/etc/gitlab-rails/exceptions_json.log.1",
                        "0002/var/log/gitlab/gitlab-rails/exceptions_json.log",
                        "0003/name-1/x/production_json.log",
                        "0004/name-2",
                        "0005/name-2/var/log/gitlab/sidekiq/current");
    }
}

package dev.logscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.CpuTime;
import dev.logscan.incident.Evidence;
import dev.logscan.incident.Fact;
import dev.logscan.incident.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MaskingTest {
    private static final String PAT = "glpat-" + "a1B2c3D4e5F6g7H8i9J0";
    private static final String JWT = "eyJhbGciOiJSUzI1NiJ9." + "eyJhdWQiOiJodHRwczovL2EifQ." + "c2ln_-nYXR1cmU";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "glpat", "glrt", "glrtr", "glcbt", "gldt", "glptt", "glft", "glimt", "glagent", "gloas", "glsoat",
                "glffct"
            })
    void everyKindOfTokenOfGitLabIsMasked(String kind) {
        String old = kind + "-" + "a1B2c3D4_5F6g7H8-9J0";
        String routable = kind + "-" + "a1B2c3D4e5F6g7H8i9J0a1B2c3D" + ".0w1a2b3c4";
        String versioned = kind + "-" + "a1B2c3D4e5F6g7H8i9J0a1B2c3D" + ".01.0w1a2b3c4";

        assertThat(Masking.mask("with " + old + ", " + routable + " and " + versioned + "."))
                .isEqualTo("with [%1$s #1], [%1$s #2] and [%1$s #3].".formatted(kind));
    }

    @Test
    void theRegistrationTokenIsMasked() {
        assertThat(Masking.mask("GR1348941" + "abcdefghijklmnopqrst")).isEqualTo("[GR1348941 #1]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            https://root:hunter2@git.example.com/a  | https://root:[password #1]@git.example.com/a
            https:\\/\\/root:p@ss@git.example.com   | https:\\/\\/root:[password #1]@git.example.com
            GET /a?code=4fe1c2&state=7 HTTP/1.1     | GET /a?code=[oauth-code #1]&state=7 HTTP/1.1
            /a?private_token=x1&page=2              | /a?private_token=[token #1]&page=2
            user[password]=x&user[name]=bob         | user[password]=[password #1]&user[name]=bob
            password=a,b;c, next                    | password=[password #1], next
            login=a,token=x,host=h                  | login=a,token=[token #1],host=h
            {"sharedSecret":"a \\"b\\" c","x":1}    | {"sharedSecret":"[shared-secret #1]","x":1}
            {\\"client_id\\":\\"ab\\",\\"x\\":1}    | {\\"client_id\\":\\"[client-id #1]\\",\\"x\\":1}
            {"clientKey" => "ab", "x" => "y"}       | {"clientKey" => "[client-key #1]", "x" => "y"}
            :client_key=>"ab"                       | :client_key=>"[client-key #1]"
            {"key":"jwt","value":"ab"},{"value":1}  | {"key":"jwt","value":"[jwt #1]"},{"value":1}
            {"token":["a","b"],"x":1}               | {"token":[token #1],"x":1}
            &quot;api_key&quot;:&quot;ab&quot;      | &quot;api_key&quot;:&quot;[api-key #1]&quot;
            to=%2Fa%3Fclient_id%3Dab%26x%3D1        | to=%2Fa%3Fclient_id%3D[client-id #1]%26x%3D1
            Authorization: Bearer abc               | Authorization: Bearer [authorization #1]
            authorization: JWT abc                  | authorization: JWT [authorization #1]
            -H "Cookie: _gitlab_session=a; b=c" x   | -H "Cookie: [cookie #1]" x
            set-cookie: a=b; path=/                 | set-cookie: [cookie #1]
            _gitlab_session=0123abc; other=1        | _gitlab_session=[session #1]; other=1
            PRIVATE-TOKEN: abc                      | PRIVATE-TOKEN: [token #1]
            with Bearer abcdefghij0123456789 sent   | with Bearer [credentials #1] sent
            Invalid issuer. Expected ab-12345, received cd-12345 | \
            Invalid issuer. Expected [client-key #1], received [client-key #2]
            """)
    void telledByTheirNameOrPlaceTheyAreMasked(String said, String shown) {
        assertThat(Masking.mask(said)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Invalid audience. Expected [\"https://a.example/-/jira_connect\"], received https://b.example",
                "JWT::InvalidAudError",
                "Invalid JWT: Signature has expired",
                "Missing required parameter: client_id",
                "GET /oauth/authorize?client_id=&scope=api",
                "{\"secret\":null,\"token\":\"\",\"jwt\":\"[FILTERED]\",\"code\":401}",
                "https://gitlab.example.com:8443/-/jira_connect/@x?status_code=401",
                "http://[::1]:8080/a@b",
                "01JKT4Q8V3E6ZP0X4M1W7C2D9A d670460b4b4aece5915caf5c68d12f560a9fe3e4 bob@example.com 34.74.226.3",
                "meta.client_id=ip/34.74.226.3",
                "curl --header \"PRIVATE-TOKEN: <your_access_token>\" --header \"Authorization: Bearer $TOKEN\"",
                "token=[glpat #1]"
            })
    void whatIsNoSecretStays(String said) {
        assertThat(Masking.mask(said)).isEqualTo(said);
    }

    @Test
    void keyBlocksAreMaskedToTheirEndOrToTheEndOfTheText() {
        String key = "-----BEGIN " + "RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----";

        assertThat(Masking.mask("a " + key + " b")).isEqualTo("a [pem #1] b");
        assertThat(Masking.mask("a " + key.substring(0, 40))).isEqualTo("a [pem #1]");
    }

    @Test
    void anUnclosedQuoteHidesAllThatFollows() {
        assertThat(Masking.mask("{\"password\":\"abc, and more")).isEqualTo("{\"password\":\"[password #1]");
    }

    @Test
    void oneSecretHasOneNumberInTheWholeReport() {
        Report masked = Masking.mask(Reports.saying(
                "The client 3c1f2a9e-demo used " + PAT + ".",
                List.of(new Fact("clientKey", List.of("3c1f2a9e-demo"), false)),
                Reports.fields("params.clientKey", "3c1f2a9e-demo", "message", PAT + " not " + JWT)));

        Finding finding = masked.findings().get(0);
        assertThat(finding.title()).isEqualTo("Title for " + finding.summary());
        assertThat(finding.summary()).isEqualTo("The client [client-key #1] used [glpat #1].");
        assertThat(finding.facts()).containsExactly(new Fact("clientKey", List.of("[client-key #1]"), false));
        assertThat(finding.evidence())
                .extracting(Evidence::fields)
                .containsExactly(
                        Reports.fields("params.clientKey", "[client-key #1]", "message", "[glpat #1] not [jwt #1]"));
    }

    @Test
    void pairsOfNamesAndValuesAreMaskedByTheirNames() {
        assertThat(fields(Reports.fields(
                        "params.key",
                        "jwt",
                        "params.key",
                        "baseUrl",
                        "params.value",
                        "ab",
                        "params.value",
                        "https://x")))
                .isEqualTo(Reports.fields(
                        "params.key",
                        "jwt",
                        "params.key",
                        "baseUrl",
                        "params.value",
                        "[jwt #1]",
                        "params.value",
                        "https://x"));
    }

    @Test
    void fieldsWithTellingNamesAreMaskedWhole() {
        assertThat(fields(Reports.fields(
                        "jira_client_key", "a b",
                        "request.cookies.value", "c",
                        "params.code", "abcdef",
                        "jira_status_code", "401",
                        "sharedSecret", "[FILTERED]")))
                .isEqualTo(Reports.fields(
                        "jira_client_key", "[client-key #1]",
                        "request.cookies.value", "[cookie #1]",
                        "params.code", "[oauth-code #1]",
                        "jira_status_code", "401",
                        "sharedSecret", "[FILTERED]"));
    }

    @Test
    void theAudiencesOfAComplaintSurvive() {
        List<Fact> facts = List.of(
                new Fact("expected", List.of("https://a.example/-/jira_connect"), true),
                new Fact("received", List.of("https://b.example/-/jira_connect"), true));

        assertThat(Masking.mask(Reports.saying("s", facts, Map.of()))
                        .findings()
                        .get(0)
                        .facts())
                .isEqualTo(facts);
    }

    @Test
    void aReportWithoutSecretsStaysAsItIs() {
        assertThat(Masking.mask(Reports.full())).isEqualTo(Reports.full());
    }

    @Test
    void whatIsMaskedStaysSoWhenMaskedAgain() {
        String once = Masking.mask("token=abc {\"jwt\":\"x\"} " + PAT + " https://a:b@c/ Authorization: Basic abc");

        assertThat(Masking.mask(once)).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJ",
                "eyJa.",
                "eyJaaaa.aaa.",
                "glpat-",
                "glpat-aaaa.",
                "token:",
                "token: {",
                "token: a",
                "code={",
                "&code={",
                "://a:b",
                "x=[",
                "password=\"",
                "\\\\\"",
                "a",
                ".",
                "-----BEGIN ",
                "Bearer a",
                "cookie: ",
                "\"key\":\"",
                "&quot;",
                "secret=<",
                "a,token=",
                "'token':'",
                "secret:\"\\",
                "Basic basic "
            })
    void timeGrowsWithTheLengthWhateverTheText(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());

        assertThat(CpuTime.of(() -> assertThat(Masking.mask(text)).isNotEmpty()))
                .isLessThan(Duration.ofSeconds(5));
    }

    private static Map<String, List<String>> fields(Map<String, List<String>> fields) {
        Report masked = Masking.mask(Reports.saying("s", List.of(), fields));
        return masked.findings().get(0).evidence().get(0).fields();
    }
}

package dev.logscan.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.logscan.entry.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema that editors use says of rule files what the parser says. */
final class ScenarioSchemaTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/logscan/scenarios");
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(ScenarioSchemaTest.class.getResourceAsStream("scenario.schema.json"));

    private static final String RULE = """
            {
              "$schema": "scenario.schema.json",
              "id": "upload-too-large",
              "title": "An upload was too large",
              "severity": "warning",
              "docs": "https://wiki.example.com/uploads",
              "signals": {"refused": {"component": "nginx-error", "where": {"message": {"contains": "too large"}}}},
              "when": "refused",
              "facts": {"client": {"signal": "refused", "field": "client"}},
              "summary": "{client|Somebody} sent too much.",
              "steps": [{"who": "network-admin", "do": "Raise client_max_body_size."}]
            }
            """;

    @TestFactory
    Stream<DynamicTest> everyScenarioFitsTheSchema() throws IOException {
        return Files.readAllLines(FOLDER.resolve("index.txt")).stream()
                .filter(id -> !id.isBlank())
                .map(id -> DynamicTest.dynamicTest(
                        id,
                        () -> assertThat(complaints(Files.readString(FOLDER.resolve(id + ".json"))))
                                .isEmpty()));
    }

    @Test
    void aRuleOfOnesOwnMayNameTheSchema() {
        assertThat(complaints(RULE)).isEmpty();
        assertThat(load(RULE).find("upload-too-large")).isPresent();
    }

    @Test
    void addressRangesOfOnesOwnFit() {
        String ranges =
                "{\"ranges\": {\"gitlab-com\": {\"source\": \"a\", \"date\": \"b\", \"ranges\": [\"192.0.2.0/24\"]}}}";
        assertThat(complaints(ranges)).isEmpty();
        assertThat(load(ranges).scenarios()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"id\": \"upload-too-large\",|",
                "\"upload-too-large\"|\"Upload too large\"",
                "\"warning\"|\"fatal\"",
                "https://wiki|ftp://wiki",
                "\"nginx-error\"|\"apache\"",
                "\"where\"|\"if\"",
                "\"contains\"|\"holds\"",
                "{\"contains\": \"too large\"}|{}",
                "{\"contains\": \"too large\"}|{\"exists\": \"yes\"}",
                "{\"contains\": \"too large\"}|{\"atLeast\": \"many\"}",
                "{\"contains\": \"too large\"}|null",
                "\"when\": \"refused\"|\"when\": {\"none\": \"refused\"}",
                "\"when\": \"refused\"|\"when\": {\"all\": [\"refused\"], \"side\": \"client\"}",
                "\"when\": \"refused\"|\"when\": {\"fact\": \"client\"}",
                "\"field\": \"client\"|\"fields\": \"client\"",
                "\"field\": \"client\"|\"field\": \"client\", \"as\": \"number\"",
                "\"network-admin\"|\"somebody\"",
                "\"do\"|\"action\"",
                "\"steps\"|\"advice\""
            })
    void whatIsWrongIsWrongForBoth(String good, String bad) {
        String rule = RULE.replace(good, bad == null ? "" : bad);

        assertThat(rule).isNotEqualTo(RULE);
        assertThatThrownBy(() -> load(rule)).isInstanceOf(ScenarioException.class);
        assertThat(complaints(rule)).isNotEmpty();
    }

    @Test
    void itListsTheWordsThatTheParserKnows() {
        assertThat(words("component"))
                .containsExactlyElementsOf(
                        Arrays.stream(Component.values()).map(Component::id).toList());
        assertThat(words("who"))
                .containsExactlyElementsOf(
                        Arrays.stream(Who.values()).map(Who::id).toList());
        assertThat(words("side"))
                .containsExactlyElementsOf(Arrays.stream(Side.values())
                        .filter(side -> side != Side.BOTH)
                        .map(Side::id)
                        .toList());
    }

    private static List<String> words(String definition) {
        return StreamSupport.stream(
                        SCHEMA.getSchemaNode()
                                .get("$defs")
                                .get(definition)
                                .get("enum")
                                .spliterator(),
                        false)
                .map(word -> word.asText())
                .toList();
    }

    private static ScenarioCatalog load(String rule) {
        return ScenarioCatalog.load(List.of(new RuleFile("rule.json", rule.getBytes(UTF_8))));
    }

    private static List<String> complaints(String json) {
        return SCHEMA.validate(json, InputFormat.JSON).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }
}

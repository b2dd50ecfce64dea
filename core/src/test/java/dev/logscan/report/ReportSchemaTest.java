package dev.logscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.logscan.entry.Component;
import dev.logscan.incident.Confidence;
import dev.logscan.incident.Status;
import dev.logscan.scenario.Severity;
import dev.logscan.scenario.Side;
import dev.logscan.scenario.Who;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReportSchemaTest {
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema());

    @Test
    void renderedReportsFitTheSchema() {
        assertThat(complaints(json(Reports.full()))).isEmpty();
        assertThat(complaints(json(Reports.nothing()))).isEmpty();
        assertThat(complaints(json(Reports.saying("s", List.of(), Map.of("a", List.of())))))
                .isEmpty();
    }

    @Test
    void theSchemaRefusesWhatTheContractDoesNotName() {
        String json = json(Reports.full());

        assertThat(complaints(json.replace("\"count\":", "\"counts\":"))).isNotEmpty();
        assertThat(complaints(json.replace("\"confirmed\"", "\"sure\""))).isNotEmpty();
        assertThat(complaints(json.replace(".318Z", "Z"))).isNotEmpty();
        assertThat(complaints(json.replace("\"audience\"", "\"luck\""))).isNotEmpty();
        assertThat(complaints(json.replace("\"line\": 12", "\"line\": null"))).isNotEmpty();
    }

    @Test
    void theSchemaKnowsEveryWord() {
        assertThat(words("kind"))
                .containsExactlyInAnyOrder(ids(Arrays.stream(Component.values()).map(Component::id)));
        assertThat(words("severity"))
                .containsExactlyInAnyOrder(ids(Arrays.stream(Severity.values()).map(Severity::id)));
        assertThat(words("confidence"))
                .containsExactlyInAnyOrder(
                        ids(Arrays.stream(Confidence.values()).map(Confidence::id)));
        assertThat(words("status"))
                .containsExactlyInAnyOrder(ids(Arrays.stream(Status.values()).map(Status::id)));
        assertThat(words("side"))
                .containsExactlyInAnyOrder(ids(Arrays.stream(Side.values()).map(Side::id)));
        assertThat(words("who"))
                .containsExactlyInAnyOrder(ids(Arrays.stream(Who.values()).map(Who::id)));
    }

    private static String[] ids(java.util.stream.Stream<String> ids) {
        return ids.toArray(String[]::new);
    }

    /** The words that the schema lists for the member or definition of this name. */
    private static List<String> words(String name) {
        var words = SCHEMA.getSchemaNode().findParents(name).stream()
                .map(parent -> parent.get(name).get("enum"))
                .filter(list -> list != null)
                .findFirst()
                .orElseThrow();
        return java.util.stream.StreamSupport.stream(words.spliterator(), false)
                .map(word -> word.asText())
                .toList();
    }

    private static String json(Report report) {
        return Reports.render(new JsonRenderer(), report);
    }

    private static List<String> complaints(String json) {
        return SCHEMA.validate(json, InputFormat.JSON).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private static InputStream schema() {
        return Report.class.getResourceAsStream("report.schema.json");
    }
}

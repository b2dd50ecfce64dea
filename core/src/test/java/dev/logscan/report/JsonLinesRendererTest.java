package dev.logscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonLinesRendererTest {
    @Test
    void aLineIsTheObjectOfTheJsonReport() {
        String json = Reports.render(new JsonRenderer(), Reports.full());
        String findings = json.substring(json.indexOf("\"findings\": [\n"), json.indexOf("  ],\n  \"unexplained\""));
        String object = findings.substring(findings.indexOf('{'))
                .replaceAll("\\n *", "")
                .replace("\": ", "\":");

        assertThat(lines(Reports.full())).isEqualTo(object + "\n");
    }

    @Test
    void everyFindingHasItsLine() {
        Report report = Reports.of(
                Reports.audience(),
                Reports.saying("s\n", List.of(), Map.of()).findings().get(0));

        assertThat(lines(report).lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("{\"scenario\":\"") && line.endsWith("}"));
        assertThat(lines(Reports.nothing())).isEmpty();
    }

    @Test
    void hostileTextStaysInItsLine() {
        assertThat(lines(Hostile.report())).hasLineCount(1).doesNotContain("\u001b", "\u202e", "\r");
    }

    private static String lines(Report report) {
        return Reports.render(new JsonLinesRenderer(), report);
    }
}

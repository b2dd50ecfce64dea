package dev.logscan.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.condition.TextPattern;
import dev.logscan.entry.LogEntry;
import dev.logscan.entry.Origin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ScenarioCatalogTest {
    private final ScenarioCatalog catalog = ScenarioCatalog.load();

    @Test
    void theIndexNamesEveryScenarioFile() throws IOException, URISyntaxException {
        Path folder =
                Path.of(Objects.requireNonNull(ScenarioCatalog.class.getResource("/dev/logscan/scenarios/index.txt"))
                        .toURI());
        try (Stream<Path> files = Files.list(folder.getParent())) {
            List<String> ids = files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".json") && !f.equals("vocabulary.json"))
                    .map(f -> f.replace(".json", ""))
                    .sorted()
                    .toList();
            assertThat(catalog.scenarios().stream().map(Scenario::id)).containsExactlyElementsOf(ids);
            assertThat(Files.readAllLines(folder)).isSorted();
        }
    }

    @Test
    void anyTellingLineHoldsALiteral() {
        assertThat(catalog.literals().known()).isTrue();
        assertThat(new TreeSet<>(catalog.literals().alternatives())).allMatch(l -> l.length() >= 5);
    }

    @TestFactory
    Stream<DynamicTest> examplesAreNoticedOrIgnoredAsTheyClaim() {
        return catalog.scenarios().stream()
                .flatMap(scenario -> scenario.examples().stream()
                        .map(example -> DynamicTest.dynamicTest(
                                scenario.id() + " " + example.signal() + " " + example.noticed() + " "
                                        + example.fields().toString().hashCode(),
                                () -> check(scenario, example))));
    }

    @Test
    void everyScenarioHasExamplesOfBothKinds() {
        assertThat(catalog.scenarios())
                .allSatisfy(s -> assertThat(s.examples().stream()
                                .map(Scenario.Example::noticed)
                                .collect(Collectors.toSet()))
                        .as(s.id())
                        .containsExactlyInAnyOrder(true, false));
    }

    private void check(Scenario scenario, Scenario.Example example) {
        LogEntry.Builder entry = LogEntry.at(new Origin("example", 1, 0));
        example.fields().forEach(entry::put);
        Signal signal = Objects.requireNonNull(scenario.signals().get(example.signal()));
        assertThat(catalog.notice(entry.build()).get(catalog.number(signal)))
                .as(scenario.id() + " " + example)
                .isEqualTo(example.noticed());
    }

    @TestFactory
    Stream<DynamicTest> everyPatternOfTheCatalogIsOne() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/dev/logscan/scenarios"))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(
                            file.getFileName().toString(),
                            () -> patterns(Json.read(
                                            new Json.File(file.toString(), false),
                                            new ByteArrayInputStream(Files.readAllBytes(file))))
                                    .forEach(TextPattern::of)));
        }
    }

    private static Stream<String> patterns(Json value) {
        if (value instanceof Json.Array list) {
            return list.values().stream().flatMap(ScenarioCatalogTest::patterns);
        }
        if (!(value instanceof Json.Members members)) {
            return Stream.of();
        }
        return members.values().entrySet().stream()
                .flatMap(member -> member.getKey().equals("matches") && member.getValue() instanceof Json.Text text
                        ? Stream.of(text.value())
                        : patterns(member.getValue()));
    }
}

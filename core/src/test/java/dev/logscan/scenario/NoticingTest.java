package dev.logscan.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.condition.Condition;
import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import dev.logscan.entry.Origin;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoticingTest {
    private final ScenarioCatalog catalog = ScenarioCatalog.load();
    private final Random dice = new Random(20250211);

    @Test
    void whatIsNoticedIsWhatHoldsWhenEachConditionIsJudged() {
        List<Condition> conditions = conditions();
        Noticing noticing = new Noticing(conditions);
        int something = 0;
        for (LogEntry entry : entries(10_000)) {
            BitSet expected = new BitSet();
            for (int i = 0; i < conditions.size(); i++) {
                expected.set(i, conditions.get(i).holds(entry));
            }
            assertThat(noticing.of(entry)).as(entry.toString()).isEqualTo(expected);
            something += expected.isEmpty() ? 0 : 1;
        }
        assertThat(something).isBetween(1_000, 9_900);
    }

    @Test
    void theIndexLeavesFewConditionsToBeJudged() {
        List<Condition> conditions = conditions();
        NoticingIndex index = new NoticingIndex(conditions);
        assertThat(index.mayHold(LogEntry.at(new Origin("-", 1, 0))
                        .component(Component.PRODUCTION)
                        .add("method", "GET")
                        .add("status", "404")
                        .add("path", "/group/project")
                        .add("controller", "ProjectsController")
                        .add("params", "present")
                        .build()))
                .isEqualTo(new BitSet());
        for (LogEntry entry : entries(1_000)) {
            assertThat(index.mayHold(entry).cardinality()).isLessThan(conditions.size() / 2);
        }
    }

    private List<Condition> conditions() {
        return Stream.concat(
                        catalog.scenarios().stream()
                                .flatMap(scenario -> scenario.signals().values().stream())
                                .flatMap(signal ->
                                        Stream.of(signal.condition(), (Condition) new Condition.AllOf(List.of(
                                                new Condition.WrittenBy(Set.copyOf(signal.components())),
                                                signal.condition())))),
                        Stream.concat(
                                catalog.troubles().stream().map(Trouble::condition),
                                Stream.of(catalog.proxyMark(), catalog.instanceMark(), catalog.request())))
                .toList();
    }

    /** The scenarios' examples, with fields taken away, exchanged and added, of any component. */
    private List<LogEntry> entries(int count) {
        List<Map<String, List<String>>> examples = catalog.scenarios().stream()
                .flatMap(scenario -> scenario.examples().stream())
                .map(Scenario.Example::fields)
                .toList();
        List<Map.Entry<String, List<String>>> fields = examples.stream()
                .flatMap(example -> example.entrySet().stream())
                .toList();
        List<LogEntry> entries = new ArrayList<>();
        while (entries.size() < count) {
            Map<String, List<String>> changed = new LinkedHashMap<>(examples.get(dice.nextInt(examples.size())));
            for (int changes = dice.nextInt(5); changes > 0; changes--) {
                Map.Entry<String, List<String>> other = fields.get(dice.nextInt(fields.size()));
                switch (dice.nextInt(3)) {
                    case 0 -> changed.remove(other.getKey());
                    case 1 -> changed.put(other.getKey(), other.getValue());
                    default -> changed.keySet().removeIf(name -> dice.nextInt(4) == 0);
                }
            }
            Component[] components = Component.values();
            entries.add(LogEntry.at(new Origin("-", entries.size() + 1, 0))
                    .component(components[dice.nextInt(components.length)])
                    .putAll(changed)
                    .build());
        }
        return entries;
    }
}

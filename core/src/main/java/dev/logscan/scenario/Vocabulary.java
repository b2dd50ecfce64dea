package dev.logscan.scenario;

import dev.logscan.condition.AddressRanges;
import dev.logscan.condition.Condition;
import dev.logscan.entry.Component;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What scenarios have in common: named conditions, signals, facts, causes, steps and so on. Filled by its parser. */
final class Vocabulary {
    final Map<String, Condition> conditions = new LinkedHashMap<>();
    final Map<String, AddressRanges> ranges = new LinkedHashMap<>();
    final Map<String, Signal> signals = new LinkedHashMap<>();
    final Map<String, FactSpec> facts = new LinkedHashMap<>();
    final Map<String, Step> steps = new LinkedHashMap<>();
    final Map<String, Lack> lacks = new LinkedHashMap<>();
    final Map<String, Cause> causes = new LinkedHashMap<>();

    private Vocabulary() {}

    /** What an incident engine needs to know beside the scenarios. */
    record Grammar(
            Map<Component, Lack> logs,
            Condition proxyMark,
            Condition instanceMark,
            List<VersionProof> proofs,
            Handshake proxyRequest,
            Handshake instanceRequest,
            Condition request,
            List<Trouble> troubles) {}

    static Vocabulary of(Keys keys, Map<String, Json> ranges) {
        Vocabulary vocabulary = new Vocabulary();
        keys.members("ranges").forEach((name, value) -> vocabulary.ranges.put(name, range(value)));
        ranges.forEach((name, value) -> vocabulary.ranges.put(name, range(value)));
        ConditionParser conditions = new ConditionParser(vocabulary.conditions, vocabulary.ranges);
        keys.members("conditions")
                .forEach((name, value) -> vocabulary.conditions.put(name, conditions.condition(value)));
        DecisionParser decisions = new DecisionParser(conditions);
        PartParser parts = new PartParser(vocabulary, conditions, decisions);
        keys.members("signals").forEach((name, value) -> vocabulary.signals.put(name, parts.signal(name, value)));
        keys.members("facts").forEach((name, value) -> vocabulary.facts.put(name, parts.fact(name, value)));
        keys.members("steps").forEach((name, value) -> vocabulary.steps.put(name, parts.step(value)));
        keys.members("lacks").forEach((name, value) -> vocabulary.lacks.put(name, parts.lack(value)));
        keys.members("causes")
                .forEach((name, value) -> vocabulary.causes.put(name, parts.cause(name, new Keys(value))));
        return vocabulary;
    }

    Grammar grammar(Keys keys) {
        ConditionParser conditions = new ConditionParser(this.conditions, ranges);
        PartParser parts = new PartParser(this, conditions, new DecisionParser(conditions));
        Map<Component, Lack> logs = new EnumMap<>(Component.class);
        keys.members("logs")
                .forEach((name, value) -> logs.put(
                        Component.of(name)
                                .orElseThrow(() -> new ScenarioException(value.where(), name + " is no component")),
                        parts.lack(value)));
        Keys sides = new Keys(keys.required("sides"));
        Condition proxyMark = conditions.condition(sides.required("proxy"));
        Condition instanceMark = conditions.condition(sides.required("instance"));
        sides.done();
        Keys handshake = new Keys(keys.required("handshake"));
        Handshake proxy = parts.handshake(handshake.required("proxy"));
        Handshake instance = parts.handshake(handshake.required("instance"));
        handshake.done();
        return new Grammar(
                logs,
                proxyMark,
                instanceMark,
                keys.list("proofs", parts::proof),
                proxy,
                instance,
                conditions.condition(keys.required("requests")),
                keys.list("troubles", parts::trouble));
    }

    private static AddressRanges range(Json value) {
        Keys keys = new Keys(value);
        keys.text("source");
        keys.text("date");
        AddressRanges ranges = ConditionParser.addressRanges(keys.required("ranges"));
        keys.done();
        return ranges;
    }
}

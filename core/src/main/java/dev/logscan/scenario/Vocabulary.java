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
            List<Trouble> troubles) {}

    static Vocabulary of(Keys keys) {
        Vocabulary vocabulary = new Vocabulary();
        members(keys.optional("ranges"), (name, value) -> vocabulary.ranges.put(name, range(value)));
        ConditionParser conditions = new ConditionParser(vocabulary.conditions, vocabulary.ranges);
        members(
                keys.optional("conditions"),
                (name, value) -> vocabulary.conditions.put(name, conditions.condition(value)));
        DecisionParser decisions = new DecisionParser(conditions);
        PartParser parts = new PartParser(vocabulary, conditions, decisions);
        members(keys.optional("signals"), (name, value) -> vocabulary.signals.put(name, parts.signal(name, value)));
        members(keys.optional("facts"), (name, value) -> vocabulary.facts.put(name, parts.fact(name, value)));
        members(keys.optional("steps"), (name, value) -> vocabulary.steps.put(name, parts.step(value)));
        members(keys.optional("lacks"), (name, value) -> vocabulary.lacks.put(name, parts.lack(value)));
        members(
                keys.optional("causes"),
                (name, value) -> vocabulary.causes.put(name, parts.cause(name, new Keys(value))));
        return vocabulary;
    }

    Grammar grammar(Keys keys) {
        ConditionParser conditions = new ConditionParser(this.conditions, ranges);
        PartParser parts = new PartParser(this, conditions, new DecisionParser(conditions));
        Map<Component, Lack> logs = new EnumMap<>(Component.class);
        members(
                keys.optional("logs"),
                (name, value) -> logs.put(
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

    private interface Member {
        void accept(String name, Json value);
    }

    private static void members(@org.jspecify.annotations.Nullable Json value, Member member) {
        if (value instanceof Json.Members members) {
            members.values().forEach(member::accept);
        } else if (value != null) {
            throw new ScenarioException(value.where(), "wrong kind of value (expected an object)");
        }
    }
}

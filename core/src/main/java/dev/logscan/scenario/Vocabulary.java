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
    final Named<Condition> conditions;
    final Named<AddressRanges> ranges;
    final Named<Signal> signals;
    final Named<FactSpec> facts;
    final Named<Step> steps;
    final Named<Lack> lacks;
    final Named<Cause> causes;
    final DecisionParser decisions;
    final PartParser parts;
    private final ConditionParser conditionParser;

    /**
     * The vocabulary that an object holds.
     *
     * @param keys the object
     * @param more ranges that take the place of those of the same names
     */
    Vocabulary(Keys keys, Map<String, Json> more) {
        conditionParser = new ConditionParser(this);
        decisions = new DecisionParser(conditionParser);
        parts = new PartParser(this, conditionParser, decisions);
        Map<String, Json> all = new LinkedHashMap<>(keys.members("ranges"));
        all.putAll(more);
        // What is no name of ranges is a range itself.
        ranges = new Named<>(all, (name, value) -> range(value), name -> name);
        conditions = new Named<>(
                keys.members("conditions"),
                (name, value) -> conditionParser.condition(value),
                name -> "\"" + name + "\" is no condition of the vocabulary");
        signals = new Named<>(
                keys.members("signals"), parts::signal, name -> "\"" + name + "\" is no signal of the vocabulary");
        facts = new Named<>(
                keys.members("facts"), parts::fact, name -> "\"" + name + "\" is no fact of the vocabulary");
        steps = new Named<>(
                keys.members("steps"),
                (name, value) -> parts.step(value),
                name -> "\"" + name + "\" is no step of the vocabulary");
        lacks = new Named<>(
                keys.members("lacks"),
                (name, value) -> parts.lack(value),
                name -> "\"" + name + "\" is no lack of the vocabulary");
        causes = new Named<>(
                keys.members("causes"),
                (name, value) -> parts.cause(name, new Keys(value)),
                name -> "\"" + name + "\" is no cause of the vocabulary");
        if (!keys.own()) {
            List.of(ranges, conditions, signals, facts, steps, lacks, causes).forEach(Named::readAll);
        } else if (!more.isEmpty()) {
            ranges.readAll();
        }
    }

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

    Grammar grammar(Keys keys) {
        ConditionParser conditions = conditionParser;
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

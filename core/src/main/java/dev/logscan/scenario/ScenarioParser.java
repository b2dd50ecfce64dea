package dev.logscan.scenario;

import dev.logscan.scenario.Scenario.Example;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one scenario file. */
final class ScenarioParser {
    private static final String TROUBLESHOOTING =
            "https://docs.gitlab.com/administration/settings/jira_cloud_app_troubleshooting/";

    private final ConditionParser conditions;
    private final DecisionParser decisions;
    private final PartParser parts;

    ScenarioParser(Vocabulary vocabulary) {
        conditions = new ConditionParser(vocabulary.conditions, vocabulary.ranges);
        decisions = new DecisionParser(conditions);
        parts = new PartParser(vocabulary, conditions, decisions);
    }

    /**
     * Reads a scenario.
     *
     * @throws ScenarioException when something in it is wrong
     */
    Scenario parse(Json.Members rule) {
        Keys keys = new Keys(rule);
        Json id = keys.required("id");
        Json severity = keys.required("severity");
        Scenario scenario = new Scenario(
                id(id),
                new Template(keys.text("title")),
                Severity.of(Keys.text(severity))
                        .orElseThrow(() ->
                                new ScenarioException(severity.where(), "not known (expected info, warning or error)")),
                docs(keys.required("docs")),
                parts.signals(keys.required("signals")),
                decisions.decision(keys.required("when")),
                new LinkedHashSet<>(keys.list("yieldsTo", Keys::text)),
                parts.facts(keys.required("facts")),
                keys.list("groupBy", Keys::text),
                new Template(keys.text("summary")),
                keys.list("likely", decisions::decision),
                keys.list("possible", decisions::decision),
                keys.list("lacks", parts::lack),
                keys.list("causes", this::cause),
                parts.steps(keys, "steps"),
                examples(keys));
        keys.done();
        new ScenarioCheck(scenario, id.where()).check();
        return scenario;
    }

    private static String id(Json value) {
        String id = Keys.text(value);
        if (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new ScenarioException(value.where(), "no id (expected lower-case words joined by hyphens)");
        }
        return id;
    }

    private static String docs(Json value) {
        String docs = Keys.text(value);
        if (docs.startsWith("#")) {
            return TROUBLESHOOTING + docs;
        }
        if (!docs.startsWith("https://")) {
            throw new ScenarioException(value.where(), "no link (expected #anchor or an https URL)");
        }
        return docs;
    }

    private Cause cause(Json value) {
        Keys keys = new Keys(value);
        Keys because = new Keys(keys.required("because"));
        Cause cause = new Cause(
                id(keys.required("id")),
                new Template(keys.text("title")),
                decisions.optional(keys.optional("confirmed")),
                decisions.optional(keys.optional("ruledOut")),
                DecisionParser.range(keys),
                new Template(because.text("confirmed")),
                new Template(because.text("ruledOut")),
                new Template(because.text("undecided")),
                keys.list("lacks", parts::lack),
                parts.steps(keys, "steps"));
        because.done();
        keys.done();
        return cause;
    }

    private static List<Example> examples(Keys keys) {
        List<Example> examples = new ArrayList<>();
        if (!(keys.optional("examples") instanceof Json.Members members)) {
            return examples;
        }
        members.values().forEach((signal, value) -> {
            Keys kinds = new Keys(value);
            kinds.list("matches", v -> examples.add(new Example(signal, true, fields(v))));
            kinds.list("ignores", v -> examples.add(new Example(signal, false, fields(v))));
            kinds.done();
        });
        return examples;
    }

    private static Map<String, List<String>> fields(Json value) {
        if (!(value instanceof Json.Members members)) {
            throw new ScenarioException(value.where(), "no entry (expected an object of fields)");
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        members.values().forEach((name, texts) -> {
            Set<String> values = Keys.texts(texts);
            fields.put(name, List.copyOf(values));
        });
        return fields;
    }
}

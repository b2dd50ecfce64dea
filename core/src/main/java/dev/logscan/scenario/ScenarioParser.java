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

    /** What editors look for in a file, to help whoever writes it. */
    private static final String SCHEMA = "$schema";

    private final DecisionParser decisions;
    private final PartParser parts;

    ScenarioParser(Vocabulary vocabulary) {
        decisions = vocabulary.decisions;
        parts = vocabulary.parts;
    }

    /**
     * Reads a scenario.
     *
     * @throws ScenarioException when something in it is wrong
     */
    Scenario parse(Json rule) {
        Keys keys = new Keys(rule);
        keys.optionalText(SCHEMA);
        Json id = keys.required("id");
        Json severity = keys.required("severity");
        Scenario scenario = new Scenario(
                PartParser.id(id),
                new Template(keys.text("title")),
                Severity.of(Keys.text(severity))
                        .orElseThrow(() ->
                                new ScenarioException(severity.where(), "not known (expected info, warning or error)")),
                docs(keys.required("docs")),
                parts.signals(keys.required("signals")),
                decisions.decision(keys.required("when")),
                new LinkedHashSet<>(keys.list("yieldsTo", Keys::text)),
                facts(keys),
                keys.list("groupBy", Keys::text),
                new Template(keys.text("summary")),
                keys.list("likely", decisions::decision),
                keys.list("possible", decisions::decision),
                keys.later("lacks", parts::lack),
                keys.later("causes", parts::cause),
                keys.later("steps", parts::step),
                examples(keys));
        keys.done();
        if (!keys.own()) {
            new ScenarioCheck(scenario, id.where()).check();
        }
        return scenario;
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

    private List<FactSpec> facts(Keys keys) {
        Json facts = keys.required("facts");
        return keys.own() ? new LaterList<>(() -> parts.facts(facts)) : parts.facts(facts);
    }

    private static List<Example> examples(Keys keys) {
        if (!(keys.optional("examples") instanceof Json.Members members)) {
            return List.of();
        }
        return keys.own() ? new LaterList<>(() -> examples(members)) : examples(members);
    }

    private static List<Example> examples(Json.Members members) {
        List<Example> examples = new ArrayList<>();
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

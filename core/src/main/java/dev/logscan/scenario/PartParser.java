package dev.logscan.scenario;

import dev.logscan.condition.Condition;
import dev.logscan.condition.TextPattern;
import dev.logscan.scenario.FactSpec.Reading;
import dev.logscan.scenario.FactSpec.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the parts of which scenarios and the vocabulary are made: signals, facts, steps, lacks. */
final class PartParser {
    private final Vocabulary vocabulary;
    private final ConditionParser conditions;
    private final DecisionParser decisions;

    PartParser(Vocabulary vocabulary, ConditionParser conditions, DecisionParser decisions) {
        this.vocabulary = vocabulary;
        this.conditions = conditions;
        this.decisions = decisions;
    }

    Map<String, Signal> signals(@Nullable Json value) {
        Map<String, Signal> signals = new LinkedHashMap<>();
        if (value instanceof Json.Array names) {
            for (Json name : names.values()) {
                signals.put(Keys.text(name), signal(Keys.text(name), name));
            }
        } else if (value instanceof Json.Members members) {
            for (Map.Entry<String, Json> member : members.values().entrySet()) {
                signals.put(member.getKey(), signal(member.getKey(), member.getValue()));
            }
        } else if (value != null) {
            throw new ScenarioException(value.where(), "no signals (expected an object or a list of names)");
        }
        return signals;
    }

    Signal signal(String name, Json value) {
        if (value instanceof Json.Text like) {
            Signal known = vocabulary.signals.get(like);
            return new Signal(name, known.joined(), known.context(), known.components(), known.condition());
        }
        Keys keys = new Keys(value);
        Json like = keys.optional("like");
        Signal signal = like == null ? own(name, keys) : variant(name, vocabulary.signals.get(like), keys);
        keys.done();
        return signal;
    }

    private Signal own(String name, Keys keys) {
        Json components = keys.optional("component");
        return new Signal(
                name,
                keys.flag("joined"),
                keys.flag("context"),
                components == null ? List.of() : ConditionParser.components(components),
                conditions.condition(keys.required("where")));
    }

    private Signal variant(String name, Signal known, Keys keys) {
        Json where = keys.optional("where");
        Condition condition = where == null
                ? known.condition()
                : new Condition.AllOf(List.of(known.condition(), conditions.condition(where)));
        return new Signal(
                name,
                keys.flag("joined") || known.joined(),
                keys.flag("context") || known.context(),
                known.components(),
                condition);
    }

    List<FactSpec> facts(@Nullable Json value) {
        List<FactSpec> facts = new ArrayList<>();
        if (value instanceof Json.Members members) {
            for (Map.Entry<String, Json> member : members.values().entrySet()) {
                facts.add(fact(member.getKey(), member.getValue()));
            }
        } else if (value != null) {
            throw new ScenarioException(value.where(), "no facts (expected an object)");
        }
        return facts;
    }

    FactSpec fact(String name, Json value) {
        if (value instanceof Json.Text like) {
            FactSpec known = vocabulary.facts.get(like);
            return new FactSpec(name, known.array(), known.hidden(), known.sources());
        }
        if (value instanceof Json.Members members && members.values().containsKey("from")) {
            Keys keys = new Keys(value);
            List<Source> sources = sources(keys.required("from"));
            FactSpec fact = new FactSpec(name, keys.flag("array"), keys.flag("hidden"), sources);
            keys.done();
            return fact;
        }
        return new FactSpec(name, false, false, sources(value));
    }

    private List<Source> sources(Json value) {
        List<Source> sources = new ArrayList<>();
        for (Json one : Keys.list(value)) {
            sources.addAll(source(one));
        }
        return sources;
    }

    private List<Source> source(Json value) {
        if (value instanceof Json.Text like) {
            return fact("", like).sources();
        }
        Keys keys = new Keys(value);
        Reading reading = reading(keys.optional("as"));
        List<Source> sources = source(keys, reading);
        keys.done();
        return sources;
    }

    private List<Source> source(Keys keys, Reading reading) {
        Json option = keys.optional("option");
        if (option != null) {
            return List.of(new FactSpec.FromOption(Keys.text(option), reading));
        }
        Json fact = keys.optional("fact");
        if (fact != null) {
            return List.of(new FactSpec.FromFact(Keys.text(fact), reading, decisions.optional(keys.optional("when"))));
        }
        Json fixed = keys.optional("value");
        if (fixed != null) {
            Json where = keys.optional("where");
            return List.of(
                    where == null
                            ? new FactSpec.Fixed(decisions.decision(keys.required("when")), Keys.text(fixed))
                            : new FactSpec.FromEntry(
                                    Keys.texts(keys.required("signal")),
                                    conditions.condition(where),
                                    Keys.text(fixed)));
        }
        Set<String> signals = Keys.texts(keys.required("signal"));
        Json matches = keys.optional("matches");
        TextPattern pattern = matches == null ? null : ConditionParser.pattern(matches);
        List<Source> sources = new ArrayList<>();
        for (String field : Keys.texts(keys.required("field"))) {
            sources.add(new FactSpec.FromField(signals, field, pattern, reading));
        }
        return sources;
    }

    private static Reading reading(@Nullable Json value) {
        if (value == null) {
            return Reading.TEXT;
        }
        for (Reading reading : Reading.values()) {
            if (reading.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(Keys.text(value))) {
                return reading;
            }
        }
        throw new ScenarioException(value.where(), "not known (expected text, host, list or base-url)");
    }

    Step step(Json value) {
        if (value instanceof Json.Text) {
            return vocabulary.steps.get(value);
        }
        Keys keys = new Keys(value);
        Json like = keys.optional("like");
        if (like != null) {
            Step known = step(like);
            Decision when = decisions.decision(keys.required("when"));
            keys.done();
            return new Step(
                    known.who(),
                    known.action(),
                    known.command(),
                    known.expect(),
                    known.destructive(),
                    known.versions(),
                    when);
        }
        Step step = new Step(
                who(keys.required("who")),
                new Template(keys.text("do")),
                template(keys.optionalText("command")),
                template(keys.optionalText("expect")),
                keys.flag("destructive"),
                DecisionParser.range(keys),
                decisions.optional(keys.optional("when")));
        keys.done();
        return step;
    }

    Lack lack(Json value) {
        if (value instanceof Json.Text) {
            return vocabulary.lacks.get(value);
        }
        Keys keys = new Keys(value);
        Lack lack = new Lack(
                new Template(keys.text("what")),
                new Template(keys.text("how")),
                who(keys.required("who")),
                decisions.optional(keys.optional("when")));
        keys.done();
        return lack;
    }

    /** A cause of a scenario: its own, or one of the vocabulary by name, which may be of some attempts only. */
    Cause cause(Json value) {
        if (value instanceof Json.Text) {
            return vocabulary.causes.get(value);
        }
        Keys keys = new Keys(value);
        Json like = keys.optional("like");
        if (like == null) {
            return cause(id(keys.required("id")), keys);
        }
        Decision when = decisions.decision(keys.required("when"));
        keys.done();
        return vocabulary.causes.get(like).when(when);
    }

    Cause cause(String id, Keys keys) {
        Keys because = new Keys(keys.required("because"));
        Cause cause = new Cause(
                id,
                new Template(keys.text("title")),
                decisions.optional(keys.optional("when")),
                decisions.optional(keys.optional("confirmed")),
                decisions.optional(keys.optional("ruledOut")),
                DecisionParser.range(keys),
                new Template(because.text("confirmed")),
                new Template(because.text("ruledOut")),
                new Template(because.text("undecided")),
                keys.list("lacks", this::lack),
                keys.list("steps", this::step));
        because.done();
        keys.done();
        return cause;
    }

    static String id(Json value) {
        String id = Keys.text(value);
        if (!isId(id)) {
            throw new ScenarioException(value.where(), "no id (expected lower-case words joined by hyphens)");
        }
        return id;
    }

    /** A pattern would say the same, and take a tenth of a start's time. */
    static boolean isId(String text) {
        boolean wordBegins = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z';
            boolean digit = c >= '0' && c <= '9' && i > 0;
            if (!letter && !digit && (c != '-' || wordBegins)) {
                return false;
            }
            wordBegins = c == '-';
        }
        return !wordBegins;
    }

    Handshake handshake(Json value) {
        Keys keys = new Keys(value);
        Handshake handshake = new Handshake(
                signals(keys.required("signals")),
                decisions.decision(keys.required("when")),
                facts(keys.required("facts")));
        keys.done();
        return handshake;
    }

    VersionProof proof(Json value) {
        Keys keys = new Keys(value);
        VersionProof proof = new VersionProof(
                conditions.condition(keys.required("where")), DecisionParser.range(keys), keys.optionalText("field"));
        keys.done();
        return proof;
    }

    Trouble trouble(Json value) {
        Keys keys = new Keys(value);
        Trouble trouble = new Trouble(
                new Template(keys.text("what")),
                keys.list("groupBy", Keys::text),
                conditions.condition(keys.required("where")));
        keys.done();
        return trouble;
    }

    static Who who(Json value) {
        return Who.of(Keys.text(value))
                .orElseThrow(() -> new ScenarioException(
                        value.where(),
                        "not known (expected instance-admin, jira-admin, network-admin or gitlab-support)"));
    }

    private static @Nullable Template template(@Nullable String text) {
        return text == null ? null : new Template(text);
    }
}

package dev.logscan.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads decisions: a text is a signal, a list is <i>or</i>, an object is <i>and</i>. */
final class DecisionParser {
    private final ConditionParser conditions;

    DecisionParser(ConditionParser conditions) {
        this.conditions = conditions;
    }

    @Nullable
    Decision optional(@Nullable Json value) {
        return value == null ? null : decision(value);
    }

    Decision decision(Json value) {
        if (value instanceof Json.Text signal) {
            return new Decision.Seen(signal.value());
        }
        if (value instanceof Json.Array array) {
            return new Decision.Any(Keys.each(array, this::decision));
        }
        Keys keys = new Keys(value);
        Json fact = keys.optional("fact");
        if (fact != null) {
            return new Decision.FactTest(Keys.text(fact), conditions.test(keys));
        }
        List<Decision> parts = new ArrayList<>();
        Json all = keys.optional("all");
        if (all != null) {
            parts.add(new Decision.All(Keys.each(all, this::decision)));
        }
        Json any = keys.optional("any");
        if (any != null) {
            parts.add(new Decision.Any(Keys.each(any, this::decision)));
        }
        Json not = keys.optional("not");
        if (not != null) {
            parts.add(new Decision.Not(decision(not)));
        }
        Json version = keys.optional("version");
        if (version != null) {
            Keys bounds = new Keys(version);
            parts.add(new Decision.HasVersion(range(bounds)));
            bounds.done();
        }
        Json side = keys.optional("side");
        if (side != null) {
            parts.add(new Decision.OnSide(
                    Keys.list(side).stream().map(DecisionParser::side).collect(Collectors.toSet())));
        }
        if (keys.flag("joined")) {
            parts.add(new Decision.Joined());
        }
        keys.done();
        if (parts.isEmpty()) {
            throw new ScenarioException(
                    value.where(), "no decision (expected a signal, all, any, not, fact, version, side or joined)");
        }
        return parts.size() == 1 ? parts.get(0) : new Decision.All(parts);
    }

    private static Side side(Json value) {
        return Arrays.stream(Side.values())
                .filter(s -> s.id().equals(Keys.text(value)))
                .findFirst()
                .orElseThrow(() ->
                        new ScenarioException(value.where(), "no side (expected gitlab.com, self-managed or browser)"));
    }

    static VersionRange range(Keys keys) {
        return new VersionRange(version(keys.optional("since")), version(keys.optional("before")));
    }

    private static @Nullable Version version(@Nullable Json value) {
        if (value == null) {
            return null;
        }
        return Version.of(Keys.text(value))
                .orElseThrow(() -> new ScenarioException(value.where(), "no version (expected such as 17.7)"));
    }
}

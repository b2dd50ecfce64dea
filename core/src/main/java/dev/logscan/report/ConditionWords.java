package dev.logscan.report;

import dev.logscan.condition.Condition;
import dev.logscan.condition.ValueTest;
import dev.logscan.entry.Component;
import dev.logscan.scenario.Decision;
import dev.logscan.scenario.Side;
import dev.logscan.scenario.Version;
import dev.logscan.scenario.VersionRange;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says conditions, tests and decisions. Sets have no order of their own and are sorted. */
final class ConditionWords {
    private final Words words;

    ConditionWords(Words words) {
        this.words = words;
    }

    String of(Condition condition) {
        if (condition instanceof Condition.AllOf all) {
            return joined(all.parts(), words.say(" and "), this::of, words.say("anything"));
        }
        if (condition instanceof Condition.AnyOf any) {
            return joined(any.parts(), words.say(" or "), this::of, words.say("nothing"));
        }
        if (condition instanceof Condition.Not not) {
            return words.say("not {what}", grouped(of(not.part())));
        }
        if (condition instanceof Condition.Field field) {
            return words.say("{field} {test}", field.name(), of(field.test()));
        }
        Condition.WrittenBy written = (Condition.WrittenBy) condition;
        return words.say(
                "written by {components}",
                sorted(written.components().stream().map(Component::id).toList()));
    }

    String of(Decision decision) {
        if (decision instanceof Decision.Seen seen) {
            return seen.signal();
        }
        if (decision instanceof Decision.All all) {
            return joined(all.parts(), words.say(" and "), this::of, words.say("always"));
        }
        if (decision instanceof Decision.Any any) {
            return joined(any.parts(), words.say(" or "), this::of, words.say("never"));
        }
        if (decision instanceof Decision.Not not) {
            return words.say("not {what}", grouped(of(not.part())));
        }
        if (decision instanceof Decision.FactTest fact) {
            return words.say("fact {fact} {test}", fact.fact(), of(fact.test()));
        }
        if (decision instanceof Decision.HasVersion version) {
            return of(version.range());
        }
        if (decision instanceof Decision.OnSide side) {
            return words.say(
                    "side {sides}", sorted(side.sides().stream().map(Side::id).toList()));
        }
        return words.say("one request of the other side is joined");
    }

    String of(VersionRange range) {
        Version since = range.since();
        Version before = range.before();
        if (since == null) {
            return before == null ? words.say("any GitLab version") : words.say("GitLab before {before}", before);
        }
        return before == null
                ? words.say("GitLab since {since}", since)
                : words.say("GitLab since {since} before {before}", since, before);
    }

    private String of(ValueTest test) {
        if (test instanceof ValueTest.Every every) {
            return joined(every.tests(), words.say(" and "), this::of, words.say("is anything"));
        }
        if (test instanceof ValueTest.Equal equal) {
            return words.say("is {texts}", quoted(equal.texts()));
        }
        if (test instanceof ValueTest.Holds holds) {
            String texts = quoted(holds.texts());
            return switch (holds.place()) {
                case START -> words.say("begins with {texts}", texts);
                case ANYWHERE -> words.say("contains {texts}", texts);
                case END -> words.say("ends with {texts}", texts);
            };
        }
        if (test instanceof ValueTest.Matches matches) {
            return words.say("matches {pattern}", matches.pattern().text());
        }
        if (test instanceof ValueTest.Between between) {
            return bounds(between.least(), between.most());
        }
        if (test instanceof ValueTest.Exists exists) {
            return exists.present() ? words.say("is there") : words.say("is absent");
        }
        if (test instanceof ValueTest.Blank blank) {
            return blank.blank() ? words.say("is blank") : words.say("is not blank");
        }
        if (test instanceof ValueTest.Within within) {
            return words.say(
                    "is an address within {ranges}",
                    String.join(words.say(" or "), within.ranges().ranges()));
        }
        ValueTest.SameName name = (ValueTest.SameName) test;
        if (name.part() == ValueTest.SameName.Part.HOST) {
            return name.same()
                    ? words.say("names the same host as {name}", name.name())
                    : words.say("names another host than {name}", name.name());
        }
        return name.same()
                ? words.say("names the same path as {name}", name.name())
                : words.say("names another path than {name}", name.name());
    }

    private String bounds(long least, long most) {
        if (least == most) {
            return words.say("is {number}", least);
        }
        if (most == Long.MAX_VALUE) {
            return words.say("is at least {least}", least);
        }
        return least == Long.MIN_VALUE
                ? words.say("is at most {most}", most)
                : words.say("is {least} to {most}", least, most);
    }

    private <T> String joined(List<T> parts, String word, Function<T, String> said, String none) {
        if (parts.size() == 1) {
            return said.apply(parts.get(0));
        }
        return parts.isEmpty()
                ? none
                : parts.stream().map(said).map(this::grouped).collect(Collectors.joining(word));
    }

    private String grouped(String part) {
        boolean many = part.contains(words.say(" and ")) || part.contains(words.say(" or "));
        return many ? words.say("({part})", part) : part;
    }

    private String quoted(Collection<String> texts) {
        return sorted(texts.stream().map(text -> '"' + text + '"').toList());
    }

    private String sorted(Collection<String> names) {
        return names.stream().sorted().collect(Collectors.joining(words.say(" or ")));
    }
}

package dev.logscan.report;

import dev.logscan.condition.Condition;
import dev.logscan.condition.ValueTest;
import dev.logscan.entry.Component;
import dev.logscan.scenario.Decision;
import dev.logscan.scenario.Side;
import dev.logscan.scenario.VersionRange;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says conditions, tests and decisions in words. Sets have no order of their own and are sorted. */
final class ConditionWords {
    private ConditionWords() {}

    static String of(Condition condition) {
        if (condition instanceof Condition.AllOf all) {
            return joined(all.parts(), " and ", ConditionWords::of, "anything");
        }
        if (condition instanceof Condition.AnyOf any) {
            return joined(any.parts(), " or ", ConditionWords::of, "nothing");
        }
        if (condition instanceof Condition.Not not) {
            return "not " + grouped(of(not.part()));
        }
        if (condition instanceof Condition.Field field) {
            return field.name() + " " + of(field.test());
        }
        Condition.WrittenBy written = (Condition.WrittenBy) condition;
        return "written by "
                + sorted(written.components().stream().map(Component::id).toList());
    }

    static String of(Decision decision) {
        if (decision instanceof Decision.Seen seen) {
            return seen.signal();
        }
        if (decision instanceof Decision.All all) {
            return joined(all.parts(), " and ", ConditionWords::of, "always");
        }
        if (decision instanceof Decision.Any any) {
            return joined(any.parts(), " or ", ConditionWords::of, "never");
        }
        if (decision instanceof Decision.Not not) {
            return "not " + grouped(of(not.part()));
        }
        if (decision instanceof Decision.FactTest fact) {
            return "fact " + fact.fact() + " " + of(fact.test());
        }
        if (decision instanceof Decision.HasVersion version) {
            return of(version.range());
        }
        if (decision instanceof Decision.OnSide side) {
            return "side " + sorted(side.sides().stream().map(Side::id).toList());
        }
        return "one request of the other side is joined";
    }

    static String of(VersionRange range) {
        String since = range.since() == null ? "" : " since " + range.since();
        String before = range.before() == null ? "" : " before " + range.before();
        return since.isEmpty() && before.isEmpty() ? "any GitLab version" : "GitLab" + since + before;
    }

    private static String of(ValueTest test) {
        if (test instanceof ValueTest.Every every) {
            return joined(every.tests(), " and ", ConditionWords::of, "is anything");
        }
        if (test instanceof ValueTest.Equal equal) {
            return "is " + quoted(equal.texts());
        }
        if (test instanceof ValueTest.Holds holds) {
            String verb = switch (holds.place()) {
                case START -> "begins with ";
                case ANYWHERE -> "contains ";
                case END -> "ends with ";
            };
            return verb + quoted(holds.texts());
        }
        if (test instanceof ValueTest.Matches matches) {
            return "matches " + matches.pattern().pattern();
        }
        if (test instanceof ValueTest.Between between) {
            return bounds(between.least(), between.most());
        }
        if (test instanceof ValueTest.Exists exists) {
            return exists.present() ? "is there" : "is absent";
        }
        if (test instanceof ValueTest.Blank blank) {
            return blank.blank() ? "is blank" : "is not blank";
        }
        if (test instanceof ValueTest.Within within) {
            return "is an address within " + String.join(" or ", within.ranges().ranges());
        }
        ValueTest.SameName name = (ValueTest.SameName) test;
        String part = name.part() == ValueTest.SameName.Part.HOST ? "host" : "path";
        return "names " + (name.same() ? "the same " : "another ") + part + (name.same() ? " as " : " than ")
                + name.name();
    }

    private static String bounds(long least, long most) {
        if (least == most) {
            return "is " + least;
        }
        if (most == Long.MAX_VALUE) {
            return "is at least " + least;
        }
        return least == Long.MIN_VALUE ? "is at most " + most : "is " + least + " to " + most;
    }

    private static <T> String joined(List<T> parts, String word, Function<T, String> words, String none) {
        if (parts.size() == 1) {
            return words.apply(parts.get(0));
        }
        return parts.isEmpty()
                ? none
                : parts.stream().map(words).map(ConditionWords::grouped).collect(Collectors.joining(word));
    }

    private static String grouped(String words) {
        return words.contains(" and ") || words.contains(" or ") ? "(" + words + ")" : words;
    }

    private static String quoted(Collection<String> texts) {
        return sorted(texts.stream().map(text -> '"' + text + '"').toList());
    }

    private static String sorted(Collection<String> words) {
        return words.stream().sorted().collect(Collectors.joining(" or "));
    }
}

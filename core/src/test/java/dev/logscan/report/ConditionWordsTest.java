package dev.logscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.condition.AddressRanges;
import dev.logscan.condition.Condition;
import dev.logscan.condition.TextPattern;
import dev.logscan.condition.ValueTest;
import dev.logscan.condition.ValueTest.SameName.Part;
import dev.logscan.entry.Component;
import dev.logscan.language.Language;
import dev.logscan.scenario.Decision;
import dev.logscan.scenario.Side;
import dev.logscan.scenario.Version;
import dev.logscan.scenario.VersionRange;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ConditionWordsTest {
    private static final ConditionWords ENGLISH = new ConditionWords(new Words(Language.ENGLISH));

    @Test
    void conditionsReadAsSentences() {
        Condition post = field(new ValueTest.Equal(Set.of("POST", "PUT")));
        Condition written = new Condition.WrittenBy(Set.of(Component.WORKHORSE, Component.API));

        assertThat(ENGLISH.of(new Condition.AllOf(List.of(new Condition.Not(post), written))))
                .isEqualTo("(not (a is \"POST\" or \"PUT\")) and (written by api or workhorse)");
        assertThat(ENGLISH.of(new Condition.AnyOf(List.of(written)))).isEqualTo("written by api or workhorse");
    }

    @Test
    void everyTestHasWords() {
        assertThat(words(new ValueTest.Holds(ValueTest.Holds.Place.END, Set.of(" by settings"))))
                .isEqualTo("a ends with \" by settings\"");
        assertThat(words(new ValueTest.Matches(TextPattern.of("^x+$")))).isEqualTo("a matches ^x+$");
        assertThat(words(new ValueTest.Between(200, 299))).isEqualTo("a is 200 to 299");
        assertThat(words(new ValueTest.Between(401, 401))).isEqualTo("a is 401");
        assertThat(words(new ValueTest.Between(500, Long.MAX_VALUE))).isEqualTo("a is at least 500");
        assertThat(words(new ValueTest.Between(Long.MIN_VALUE, 5))).isEqualTo("a is at most 5");
        assertThat(words(new ValueTest.Exists(false))).isEqualTo("a is absent");
        assertThat(words(new ValueTest.Blank(true))).isEqualTo("a is blank");
        assertThat(words(new ValueTest.Within(new AddressRanges(List.of("34.74.90.64/28")))))
                .isEqualTo("a is an address within 34.74.90.64/28");
        assertThat(words(new ValueTest.SameName("b", Part.PATH, false))).isEqualTo("a names another path than b");
        assertThat(words(new ValueTest.Every(List.of(new ValueTest.Exists(true), new ValueTest.Blank(false)))))
                .isEqualTo("a is there and is not blank");
    }

    @Test
    void decisionsReadAsSentences() {
        Decision seen = new Decision.Seen("network-error");
        Decision version = new Decision.HasVersion(new VersionRange(new Version(17, 5, -1), new Version(17, 7, -1)));

        assertThat(ENGLISH.of(new Decision.Any(List.of(
                        seen, new Decision.All(List.of(new Decision.Not(seen), version)), new Decision.Joined()))))
                .isEqualTo("network-error or (not network-error and GitLab since 17.5 before 17.7)"
                        + " or one request of the other side is joined");
        assertThat(ENGLISH.of(new Decision.FactTest("host", new ValueTest.Exists(true))))
                .isEqualTo("fact host is there");
        assertThat(ENGLISH.of(new Decision.OnSide(Set.of(Side.SELF_MANAGED, Side.BROWSER))))
                .isEqualTo("side browser or self-managed");
    }

    private static String words(ValueTest test) {
        return ENGLISH.of(field(test));
    }

    private static Condition field(ValueTest test) {
        return new Condition.Field("a", test);
    }
}

package dev.logscan.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.condition.Condition.AllOf;
import dev.logscan.condition.Condition.AnyOf;
import dev.logscan.condition.Condition.Field;
import dev.logscan.condition.ValueTest.Between;
import dev.logscan.condition.ValueTest.Equal;
import dev.logscan.condition.ValueTest.Every;
import dev.logscan.condition.ValueTest.Exists;
import dev.logscan.condition.ValueTest.Holds;
import dev.logscan.condition.ValueTest.Matches;
import dev.logscan.condition.ValueTest.Place;
import dev.logscan.entry.Component;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiteralTestTest {
    private static final Condition POST = new Field("method", new Equal(Set.of("POST")));
    private static final Condition TOKEN = new Field("uri", new Holds(Place.ANYWHERE, Set.of("/oauth/token")));
    private static final Condition REFERRER = new Field("referrer", new Holds(Place.START, Set.of("https://a.test/")));

    @Test
    void allOfSeveralNeedTheLiteralsOfEach() {
        LiteralTest test = new AllOf(List.of(POST, TOKEN)).literalTest();
        assertThat(test.literals()).containsExactlyInAnyOrder("POST", "/oauth/token");
        assertThat(test.passes(Set.of("POST", "/oauth/token"))).isTrue();
        assertThat(test.passes(Set.of("/oauth/token"))).isFalse();
        assertThat(test.passes(Set.of())).isFalse();
    }

    @Test
    void anyOfSeveralNeedTheLiteralsOfOne() {
        LiteralTest test = new AnyOf(List.of(new AllOf(List.of(POST, TOKEN)), REFERRER)).literalTest();
        assertThat(test.passes(Set.of("https://a.test/"))).isTrue();
        assertThat(test.passes(Set.of("POST", "/oauth/token"))).isTrue();
        assertThat(test.passes(Set.of("POST"))).isFalse();
    }

    @Test
    void anyLinePassesWhereNothingIsKnown() {
        List.of(
                        new Condition.Not(TOKEN),
                        new Condition.WrittenBy(Set.of(Component.API)),
                        new Field("status", new Between(400, 499)),
                        new Field("status", new Exists(true)),
                        new Field("status", new Equal(Set.of("4127"))),
                        new Field("method", new Equal(Set.of("PUT"))),
                        new Field("jira_status_code", new Exists(false)),
                        new Field("method", new Equal(Set.of("POST", "PUT"))),
                        new AnyOf(List.of(TOKEN, new Condition.Not(POST))),
                        new AllOf(List.of()))
                .forEach(condition -> assertThat(condition.literalTest())
                        .as(condition.toString())
                        .isSameAs(LiteralTest.ANY));
        assertThat(new AllOf(List.of(TOKEN, new Condition.Not(POST)))
                        .literalTest()
                        .literals())
                .containsExactly("/oauth/token");
    }

    @Test
    void aLongNameStandsInForAValueOfWhichNothingIsKnown() {
        assertThat(new Field("jira_status_code", new Equal(Set.of("401")))
                        .literalTest()
                        .literals())
                .containsExactly("jira_status_code");
        assertThat(new Field("params.installation.instance_url", new Exists(true))
                        .literalTest()
                        .literals())
                .containsExactly("instance_url");
    }

    @Test
    void namesAndValuesThatFormatsGiveAreNotLookedFor() {
        List.of(
                        new Field("remote_ip", new Exists(true)),
                        new Field("correlation_id", new Exists(true)),
                        new Field("meta.caller_id", new Exists(true)),
                        new Field("params", new Equal(Set.of("present"))),
                        new Field("time", new Holds(Place.START, Set.of("2025-02-11T09"))))
                .forEach(condition -> {
                    assertThat(condition.literalTest()).as(condition.toString()).isSameAs(LiteralTest.ANY);
                    assertThat(condition.literals().known())
                            .as(condition.toString())
                            .isFalse();
                });
    }

    @Test
    void aPatternNeedsTheTextsWithoutWhichNothingFits() {
        ValueTest pattern = new Matches(TextPattern.of("^/oauth/(?:token|authorize)/?(?:\\?|$)"));
        assertThat(pattern.literalTest().literals()).containsExactly("/oauth/");
        assertThat(new Matches(TextPattern.of("(?i)Invalid JWT")).literalTest()).isSameAs(LiteralTest.ANY);
        assertThat(new Every(List.of(pattern, new Holds(Place.ANYWHERE, Set.of("client_id"))))
                        .literalTest()
                        .passes(Set.of("client_id")))
                .isFalse();
    }
}

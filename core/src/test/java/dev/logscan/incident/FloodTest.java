package dev.logscan.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.logscan.entry.Component;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** More attempts than memory holds: the counts are exact, and the report is the one that much memory would give. */
class FloodTest {
    private static final Instant START = Instant.parse("2025-02-11T09:00:00Z");
    private static final String CALLER = "JiraConnect::EventsController#installed";

    /** Room for the rows of some thousand entries and for what few of them say, and for no more than a dozen whole ones. */
    private static final long TINY = 500_000;

    /** Room for as many whole ones as there are ids in a finding. */
    private static final long SOME = 8_000_000;

    private final Logs logs = new Logs();

    @TestFactory
    List<DynamicTest> littleMemoryGivesTheSameReport() {
        return IntStream.range(0, 25)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    Logs flood = flood(new Random(seed));
                    Diagnosis little = flood.diagnosis(TINY, true);
                    Diagnosis much = flood.diagnosis(Long.MAX_VALUE, true);
                    assertThat(little.warnings()).isEmpty();
                    List<Finding> findings = little.findings();
                    List<Finding> expected = much.findings();
                    assertThat(told(findings)).isNotEmpty().isEqualTo(told(expected));
                    for (int i = 0; i < findings.size(); i++) {
                        assertThat(findings.get(i)).isEqualTo(expected.get(i));
                    }
                    assertThat(little.unexplained()).isEqualTo(much.unexplained());
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> theOrderOfReadingTellsNothing() {
        return IntStream.range(0, 10)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    Logs flood = flood(new Random(seed));
                    List<String> inOrder = told(flood.findings());
                    flood.shuffleSources(new Random(seed));
                    assertThat(told(flood.diagnosis(TINY, true).findings())).isEqualTo(inOrder);
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> partsOfSeveralMachinesGiveTheSameReport() {
        return IntStream.range(0, 5)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    Logs flood = flood(new Random(seed));
                    Diagnosis one = flood.diagnosis(Long.MAX_VALUE, true);
                    flood.spread();
                    Diagnosis several = flood.diagnosis(TINY, true);
                    assertThat(several.wantsOriginals()).isTrue();
                    assertThat(several.findings()).isNotEmpty().isEqualTo(one.findings());
                    assertThat(several.unexplained()).isEqualTo(one.unexplained());
                    assertThat(several.warnings()).isEmpty();
                }))
                .toList();
    }

    /** The findings in one line each: what is wrong with them can be read. */
    private static List<String> told(List<Finding> findings) {
        return findings.stream()
                .map(f -> f.scenario() + " " + f.side() + " " + f.confidence() + " " + f.count() + " " + f.firstSeen()
                        + " " + f.lastSeen() + " "
                        + f.causes().stream()
                                .map(c -> c.cause() + "=" + c.status())
                                .toList() + " " + f.facts())
                .toList();
    }

    /** Attempts of several outcomes on both sides, in several files, with copies, NGINX's lines and failures unexplained. */
    private static Logs flood(Random random) {
        Logs flood = new Logs();
        int attempts = 20 + random.nextInt(300);
        int step = List.of(100, 5_000, 60_000, 1_000_000).get(random.nextInt(4));
        boolean bothSides = random.nextBoolean();
        if (random.nextBoolean()) {
            flood.covering("production_json.log", Component.PRODUCTION, time(-5_000), time(step * (attempts / 2L)))
                    .covering("exceptions_json.log", Component.EXCEPTIONS, time(-5_000), time(step * 2_000L));
        }
        for (int i = 0; i < attempts; i++) {
            long at = (long) i * step + random.nextInt(50);
            String id = "self" + i;
            String status = random.nextInt(8) == 0 ? "502" : "401";
            if (bothSides && random.nextInt(3) > 0) {
                flood.sent(time(at), "com" + i, "https://gitlab" + random.nextInt(3) + ".example.com", status);
            }
            switch (random.nextInt(5)) {
                case 0 -> flood.exception(time(at - 50), id, "OpenSSL::PKey::PKeyError", "no key " + i);
                case 1 ->
                    flood.audience(
                            time(at - 50),
                            id,
                            "https://a.example.com",
                            "https://b" + random.nextInt(2) + ".example.com");
                case 2 ->
                    flood.exception(time(at - 50), id, "Errno::ECONNREFUSED", "refused")
                            .exception(time(at - 40), id, "JiraConnect::KeyFetchError", "x");
                default -> {}
            }
            if (random.nextInt(6) > 0) {
                flood.received(time(at), id, "gitlab" + random.nextInt(3) + ".example.com", status);
            }
            if (random.nextInt(20) == 0) {
                flood.entry(
                        "copy_json.log",
                        Component.EXCEPTIONS,
                        time(at - 50),
                        id,
                        "meta.caller_id",
                        CALLER,
                        "exception.class",
                        "OpenSSL::PKey::PKeyError",
                        "exception.message",
                        "no key " + i);
            }
            if (random.nextInt(4) == 0) {
                flood.entry(
                        "nginx/gitlab_access.log",
                        Component.NGINX_ACCESS,
                        time(at).replaceAll("\\.\\d+Z", "Z"),
                        null,
                        "method",
                        "POST",
                        "uri",
                        "/-/jira_connect/events/installed",
                        "path",
                        "/-/jira_connect/events/installed",
                        "status",
                        status,
                        "user_agent",
                        "Ruby");
            }
            if (random.nextInt(10) == 0) {
                flood.entry(
                        "exceptions_json.log",
                        Component.EXCEPTIONS,
                        time(at),
                        "hook" + i,
                        "meta.caller_id",
                        "WebHookWorker",
                        "exception.class",
                        "Errno::ECONNREFUSED",
                        "exception.message",
                        "refused");
            }
        }
        return flood;
    }

    @Test
    void everyAttemptIsCounted() {
        for (int i = 0; i < 5_000; i++) {
            logs.exception(time(i * 100L), "id" + i, "OpenSSL::PKey::PKeyError", "no key");
        }
        for (int i = 0; i < 5_000; i++) {
            logs.request(time(i * 100L + 20), "id" + i, "401");
        }
        Diagnosis diagnosis = logs.diagnosis(TINY, true);
        Finding finding = diagnosis.findings().get(0);
        assertThat(finding.scenario()).isEqualTo("key-host-wrong");
        assertThat(finding.count()).isEqualTo(5_000);
        assertThat(finding.firstSeen()).isEqualTo(START);
        assertThat(finding.lastSeen()).isEqualTo(Instant.parse(time(499_920)));
        assertThat(finding.correlationIds())
                .hasSize(100)
                .startsWith("id0", "id1")
                .endsWith("id99");
        assertThat(finding.evidence()).hasSize(20);
        assertThat(finding.evidence().get(19).correlationId()).isEqualTo("id9");
        assertThat(diagnosis.findings()).hasSize(1);
        assertThat(diagnosis.warnings()).isEmpty();
    }

    @Test
    void idsThatJavaTakesForOneAreNot() {
        for (int i = 0; i < 2_000; i++) {
            StringBuilder id = new StringBuilder();
            for (int bit = 0; bit < 11; bit++) {
                id.append((i >> bit & 1) == 1 ? "Aa" : "BB");
            }
            logs.request(time(i), id.toString(), "401");
        }
        assertThat(logs.diagnosis(TINY, true).findings())
                .extracting(Finding::count)
                .containsExactly(2_000L);
    }

    @Test
    void anIdWithThousandsOfEntriesIsOneAttempt() {
        for (int i = 0; i < 8_000; i++) {
            logs.request(time(i * 1_000L), "same", "401");
        }
        Finding finding = logs.diagnosis(TINY, true).findings().get(0);
        assertThat(finding.count()).isEqualTo(1);
        assertThat(finding.lastSeen()).isEqualTo(Instant.parse(time(7_999_000)));
    }

    @Test
    void whatCannotBeReadAgainIsCountedToo() {
        for (int i = 0; i < 3_000; i++) {
            logs.request(time(i * 100L), "id" + i, "401");
        }
        Diagnosis diagnosis = logs.diagnosis(TINY, false);
        Finding finding = diagnosis.findings().get(0);
        assertThat(finding.count()).isEqualTo(3_000);
        assertThat(finding.correlationIds()).hasSizeBetween(5, 99).startsWith("id0", "id1");
        assertThat(finding.evidence()).hasSizeBetween(5, 20);
        assertThat(diagnosis.warnings()).hasSize(1);
        assertThat(diagnosis.warnings().get(0)).contains("cannot be read again");
    }

    @Test
    void whatIsRareBehindAFloodIsAtHand() {
        for (int i = 0; i < 5_000; i++) {
            logs.request(time(i * 100L), "id" + i, "401");
        }
        logs.exception(time(600_000), "last", "OpenSSL::PKey::PKeyError", "no key");
        Diagnosis diagnosis = logs.diagnosis(SOME, true);
        assertThat(diagnosis.findings())
                .extracting(Finding::scenario, Finding::count)
                .contains(tuple("key-host-wrong", 1L), tuple("installed-event-unauthorized", 5_000L));
        assertThat(diagnosis.wantsOriginals()).isFalse();
    }

    @Test
    void entriesThatWaitForAnotherAreReadAgainWhenItHasCome() {
        for (int i = 0; i < 30_000; i++) {
            logs.entry(
                    "exceptions_json.log",
                    Component.EXCEPTIONS,
                    time(i),
                    "id" + i,
                    "meta.caller_id",
                    "GraphqlController",
                    "exception.class",
                    "Errno::ECONNREFUSED",
                    "exception.message",
                    "refused");
        }
        logs.exception(time(5), "id5", "JiraConnect::KeyFetchError", "x").request(time(6), "id5", "401");
        assertThat(logs.diagnosis(TINY, true).findings()).isEqualTo(logs.findings());
        assertThat(logs.diagnosis(TINY, true).warnings()).isEmpty();
        assertThat(logs.diagnosis(TINY, false).warnings()).anyMatch(w -> w.contains("that tell only beside another"));
    }

    @Test
    void ofManyFindingsTheFirstAreShownAndAllAreCounted() {
        int many = Diagnosis.MOST_FINDINGS * 5;
        for (int i = many; i > 0; i--) {
            logs.sent(time(i * 1_000L), "id" + i, "https://gitlab" + i + ".example.com", "401");
        }
        Diagnosis diagnosis = logs.diagnosis(Long.MAX_VALUE, true);
        assertThat(diagnosis.findings()).hasSize(Diagnosis.MOST_FINDINGS);
        assertThat(diagnosis.findings().get(0).correlationIds()).containsExactly("id1");
        assertThat(diagnosis.more())
                .containsValue((long) many - Diagnosis.MOST_FINDINGS)
                .hasSize(1);
        assertThat(diagnosis.warnings()).containsExactly("findings: shown 500 of 2500, the most severe and earliest");
    }

    @Test
    void ofManyUnexplainedFailuresTheFirstAreShown() {
        for (int i = 3_000; i > 0; i--) {
            logs.entry(
                    "production_json.log",
                    Component.PRODUCTION,
                    time(i),
                    "id" + i,
                    "method",
                    "POST",
                    "path",
                    "/-/jira_connect/events/installed/" + i,
                    "status",
                    "500");
        }
        Diagnosis diagnosis = logs.diagnosis(Long.MAX_VALUE, true);
        assertThat(diagnosis.unexplained()).hasSize(Remainder.MOST_SHAPES);
        assertThat(diagnosis.unexplained().get(0).what()).contains("installed/1 ");
        assertThat(diagnosis.warnings()).containsExactly("unexplained: shown 100 of 3000, the earliest");
    }

    @Test
    void whatFindsNoRoomIsLetGoAndSaid() {
        for (int i = 0; i < 2_000; i++) {
            logs.sent(time(i), "id" + i, "https://gitlab" + i + ".example.com", "401");
        }
        Diagnosis diagnosis = logs.diagnosis(100_000, true);
        assertThat(diagnosis.findings()).isNotEmpty();
        assertThat(diagnosis.warnings()).anyMatch(w -> w.startsWith("memory: ") && w.contains("found no room"));
    }

    private static String time(long ms) {
        return START.plusMillis(ms).toString().replaceAll("(:\\d\\d)Z$", "$1.000Z");
    }
}

package dev.logscan.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SideJoinTest {
    private static final String URL = "https://gitlab.example.com";
    private static final String EXPECTED = "https://internal.example.net/-/jira_connect";
    private static final String RECEIVED = "https://gitlab.example.com/-/jira_connect";

    private final Logs logs = new Logs();

    @Test
    void aRequestWhoseHostAgreesIsJoined() {
        logs.sent("2025-02-11T09:00:00.500Z", "com1", URL, "401")
                .received("2025-02-11T09:00:00.400Z", "self1", "gitlab.example.com:443", "401");
        assertThat(logs.links()).containsExactly("com1>self1 1");
    }

    @Test
    void theAudienceJoinsEvenWhenTheHostWasRewritten() {
        logs.sent("2025-02-11T09:00:00.500Z", "com1", URL, "401")
                .received("2025-02-11T09:00:00.400Z", "self1", "internal.example.net", "401")
                .audience("2025-02-11T09:00:00.390Z", "self1", EXPECTED, RECEIVED);
        assertThat(logs.links()).containsExactly("com1>self1 1");
    }

    @Test
    void anotherInstancesAudienceForbidsThePair() {
        logs.sent("2025-02-11T09:00:00.500Z", "com1", "https://other.example.org", "401")
                .received("2025-02-11T09:00:00.400Z", "self1", "other.example.org", "401")
                .audience("2025-02-11T09:00:00.390Z", "self1", EXPECTED, RECEIVED);
        assertThat(logs.links()).isEmpty();
    }

    @Test
    void anotherClientKeyForbidsThePair() {
        logs.entry(
                        "com/integrations_json.log",
                        dev.logscan.entry.Component.INTEGRATIONS,
                        "2025-02-11T09:00:00.500Z",
                        "com1",
                        "meta.caller_id",
                        "JiraConnect::EventsController#installed",
                        "jira_event_type",
                        "installed",
                        "jira_status_code",
                        "401",
                        "jira_body",
                        "")
                .entry(
                        "com/production_json.log",
                        dev.logscan.entry.Component.PRODUCTION,
                        "2025-02-11T09:00:00.510Z",
                        "com1",
                        "meta.caller_id",
                        "JiraConnect::EventsController#installed",
                        "status",
                        "200",
                        "params.clientKey",
                        "key-of-one-site")
                .request("2025-02-11T09:00:00.400Z", "self1", "401", "params.clientKey", "key-of-another-site")
                .request("2025-02-11T09:00:00.300Z", "self2", "401", "params.clientKey", "key-of-one-site");
        assertThat(logs.links()).containsExactly("com1>self2 1");
    }

    @Test
    void anotherHostWithoutAnyNameThatAgreesIsNotJoinedAlone() {
        logs.sent("2025-02-11T09:00:00.500Z", "com1", URL, "401")
                .received("2025-02-11T09:00:00.400Z", "self1", "internal.example.net", "401");
        assertThat(logs.links()).isEmpty();
    }

    @Test
    void anotherHostIsJoinedWhenOtherPairsSupportTheClock() {
        logs.sent("2025-02-11T09:00:00.500Z", "com1", URL, "401")
                .received("2025-02-11T09:01:30.400Z", "self1", "gitlab.example.com", "401")
                .sent("2025-02-11T09:07:00.500Z", "com2", URL, "401")
                .received("2025-02-11T09:08:30.400Z", "self2", "gitlab.example.com", "401")
                .sent("2025-02-11T09:20:00.500Z", "com3", URL, "401")
                .received("2025-02-11T09:21:30.400Z", "self3", "internal.example.net", "401");
        assertThat(logs.links()).containsExactly("com1>self1 1", "com2>self2 1", "com3>self3 1");
    }

    @Test
    void anotherStatusForbidsThePair() {
        logs.sent("2025-02-11T09:00:00.500Z", "com1", URL, "401")
                .received("2025-02-11T09:00:00.400Z", "self1", "gitlab.example.com", "422");
        assertThat(logs.links()).isEmpty();
    }

    @Test
    void anAnswerFromBeforeTheRequestIsNotJoinedOnceTheClockIsKnown() {
        logs.sent("2025-02-11T09:00:00.500Z", "com1", URL, "401")
                .received("2025-02-11T09:00:00.400Z", "self1", "gitlab.example.com", "401")
                .sent("2025-02-11T10:00:00.500Z", "com2", URL, "401")
                .received("2025-02-11T10:00:00.400Z", "self2", "gitlab.example.com", "401")
                .sent("2025-02-11T11:00:00.500Z", "com3", URL, "401")
                .received("2025-02-11T10:59:50.400Z", "self3", "gitlab.example.com", "401");
        assertThat(logs.links()).containsExactly("com1>self1 1", "com2>self2 1");
    }

    @Test
    void aSinglePairMoreThanTwoMinutesApartIsNotJoined() {
        logs.sent("2025-02-11T09:00:00.500Z", "com1", URL, "401")
                .received("2025-02-11T09:05:00.400Z", "self1", "gitlab.example.com", "401");
        assertThat(logs.links()).isEmpty();
    }

    @Test
    void clocksNinetySecondsApartAreJoined() {
        logs.sent("2025-02-11T09:00:00.500Z", "com1", URL, "401")
                .received("2025-02-11T09:01:30.400Z", "self1", "gitlab.example.com", "401");
        assertThat(logs.links()).containsExactly("com1>self1 1");
        assertThat(logs.finding("proxy-401-empty-body").links().get(0).clockOffsetMs())
                .isBetween(89_000L, 91_000L);
    }

    @Test
    void clocksFourteenMinutesApartAreJoinedWhenTwoPairsSayTheSame() {
        logs.sent("2025-02-11T09:00:00.500Z", "com1", URL, "401")
                .received("2025-02-11T09:14:00.400Z", "self1", "gitlab.example.com", "401")
                .sent("2025-02-11T09:03:20.500Z", "com2", URL, "401")
                .received("2025-02-11T09:17:20.400Z", "self2", "gitlab.example.com", "401");
        assertThat(logs.links()).containsExactly("com1>self1 1", "com2>self2 1");
    }

    @Test
    void evenlySpacedAttemptsAreJoinedWhenOnlyOneOffsetLeavesNoneOver() {
        for (int i = 0; i < 3; i++) {
            logs.sent("2025-02-11T09:" + i + "0:00.500Z", "com" + i, URL, "401")
                    .received("2025-02-11T09:" + i + "4:00.400Z", "self" + i, "gitlab.example.com", "401");
        }
        assertThat(logs.links()).hasSize(3).allSatisfy(l -> assertThat(l).matches("com(\\d)>self\\1 1"));
    }

    @Test
    void anHourApartIsAnotherZoneAndNeverJoined() {
        logs.sent("2025-03-30T09:00:00.500Z", "com1", URL, "401")
                .received("2025-03-30T10:00:00.400Z", "self1", "gitlab.example.com", "401")
                .sent("2025-03-30T09:10:00.500Z", "com2", URL, "401")
                .received("2025-03-30T10:10:00.400Z", "self2", "gitlab.example.com", "401");
        assertThat(logs.links()).isEmpty();
    }

    @Test
    void twoRequestsThatFitAreBothShownAndNoneIsChosen() {
        logs.sent("2025-02-11T09:00:00.500Z", "com1", URL, "401")
                .received("2025-02-11T09:00:00.300Z", "self1", "gitlab.example.com", "401")
                .received("2025-02-11T09:00:00.400Z", "self2", "gitlab.example.com", "401");
        Finding finding = logs.finding("proxy-401-empty-body");
        assertThat(logs.links()).containsExactly("com1>self1 2", "com1>self2 2");
        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(finding.causes()).allSatisfy(c -> assertThat(c.status()).isEqualTo(Status.UNDECIDED));
    }

    @Test
    void retriesAreJoinedEachWithItsOwn() {
        for (int i = 0; i < 9; i++) {
            logs.sent("2025-02-11T09:0" + i + ":00.500Z", "com" + i, URL, "401")
                    .received("2025-02-11T09:0" + i + ":00.400Z", "self" + i, "gitlab.example.com", "401");
        }
        assertThat(logs.links()).hasSize(9).allSatisfy(l -> assertThat(l).matches("com(\\d)>self\\1 1"));
    }

    @Test
    void aRetryIsNotTakenForTheAttemptWhoseLogIsMissing() {
        logs.sent("2025-02-11T09:00:00.500Z", "com1", URL, "401")
                .sent("2025-02-11T09:01:00.500Z", "com2", URL, "401")
                .received("2025-02-11T09:01:00.400Z", "self2", "gitlab.example.com", "401");
        assertThat(logs.links()).containsExactly("com2>self2 1");
    }

    @Test
    void steadyRetriesWithoutTheFirstRequestAreNotShiftedByOne() {
        logs.sent("2025-02-11T09:00:00.500Z", "com1", URL, "401")
                .sent("2025-02-11T09:01:00.500Z", "com2", URL, "401")
                .sent("2025-02-11T09:02:00.500Z", "com3", URL, "401")
                .received("2025-02-11T09:01:00.400Z", "self2", "gitlab.example.com", "401")
                .received("2025-02-11T09:02:00.400Z", "self3", "gitlab.example.com", "401")
                .received("2025-02-11T09:03:00.400Z", "self4", "gitlab.example.com", "401");
        assertThat(logs.links()).noneMatch(l -> l.endsWith(" 1") && !l.matches("com(\\d)>self\\1 1"));
    }

    @Test
    void withoutAWorkhorseLogTheAudienceStillJoins() {
        logs.sent("2025-02-11T09:00:00.500Z", "com1", URL, "401")
                .request("2025-02-11T09:00:00.400Z", "self1", "401")
                .audience("2025-02-11T09:00:00.390Z", "self1", EXPECTED, RECEIVED);
        assertThat(logs.links()).containsExactly("com1>self1 1");
    }

    @Test
    void theWholeSecondsOfWorkhorseAloneAreAllowedFor() {
        logs.sent("2025-02-11T09:00:00.050Z", "com1", URL, "401")
                .entry(
                        "workhorse/current",
                        dev.logscan.entry.Component.WORKHORSE,
                        "2025-02-11T08:59:59Z",
                        "self1",
                        "method",
                        "POST",
                        "uri",
                        "/-/jira_connect/events/installed",
                        "host",
                        "gitlab.example.com",
                        "status",
                        "401",
                        "user_agent",
                        "Ruby");
        assertThat(logs.links()).containsExactly("com1>self1 1");
    }

    @Test
    void anUninstalledEventIsNotTakenForAnInstalledOne() {
        logs.sent("2025-02-11T09:00:00.500Z", "com1", URL, "401")
                .entry(
                        "workhorse/current",
                        dev.logscan.entry.Component.WORKHORSE,
                        "2025-02-11T09:00:00Z",
                        "self1",
                        "method",
                        "POST",
                        "uri",
                        "/-/jira_connect/events/uninstalled",
                        "host",
                        "gitlab.example.com",
                        "status",
                        "401",
                        "user_agent",
                        "Ruby");
        assertThat(logs.links()).isEmpty();
    }

    @Test
    void twoRequestsForOneAnswerAreTwoCandidatesOnBothSides() {
        logs.sent("2025-02-11T09:00:00.500Z", "com1", URL, "401")
                .sent("2025-02-11T09:00:01.500Z", "com2", URL, "401")
                .received("2025-02-11T09:00:01.000Z", "self1", "gitlab.example.com", "401");
        assertThat(logs.links()).containsExactly("com1>self1 2", "com2>self1 2");
        assertThat(logs.finding("proxy-401-empty-body").confidence()).isEqualTo(Confidence.LIKELY);
    }
}

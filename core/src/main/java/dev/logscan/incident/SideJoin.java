package dev.logscan.incident;

import dev.logscan.scenario.FactSpec;
import dev.logscan.scenario.Handshake;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Pairs the two sides' incidents of one handshake, which share no id.
 *
 * <p>A pair needs the same uri, no contradiction in status and names, and times that fit. What agrees by name proves a
 * pair; without any name, a pair needs a single candidate and a clock offset that other pairs support. When several
 * requests fit, all of them are shown and none is chosen.
 *
 * <p>What requests say is compared once for all that say the same; of each request only its time is kept.
 */
final class SideJoin {
    private static final long UNKNOWN_OFFSET_MS = Duration.ofMinutes(2).toMillis();

    /** More requests than this that fit one are a flood, in which no pair can be told from another. */
    private static final int MOST_NEIGHBOURS = 1_000;

    /** Pairs of different requests that are compared; a flood of these has no counterpart on the other side. */
    private static final long MOST_COMPARED = 20_000_000;

    private final ScenarioCatalog catalog;
    private final Settings settings;
    private final Incidents incidents;
    private final Map<String, FactSpec> sentFacts;
    private final Map<String, FactSpec> receivedFacts;
    private final IdentityHashMap<Incident, Integer> kindOf = new IdentityHashMap<>();
    private final List<ProxyRequest> sentKinds = new ArrayList<>();
    private final List<InstanceRequest> receivedKinds = new ArrayList<>();
    private final int mostKinds;
    private final Requests sent;
    private final Requests received;
    private final List<List<Possible>> possible = new ArrayList<>();
    private int[] sentByTime = {};
    private int[] receivedByTime = {};
    private final Map<Integer, int[]> byKind = new HashMap<>();
    private OptionalLong offset = OptionalLong.empty();
    private boolean tooDifferent;

    /** How many pairs fit a request, by any agreement, and what becomes of it. */
    private int[] sentFits = {};

    private int[] receivedFits = {};
    private int[] sentPairs = {};
    private int[] receivedPairs = {};
    private int[] partnerOfSent = {};
    private int[] partnerOfReceived = {};
    private final BitSet sentExact = new BitSet();
    private final BitSet receivedExact = new BitSet();

    SideJoin(ScenarioCatalog catalog, Settings settings, Incidents incidents, Correlator noticed) {
        this.catalog = catalog;
        this.settings = settings;
        this.incidents = incidents;
        sentFacts = ScenarioFacts.byName(catalog.proxyRequest().facts());
        receivedFacts = ScenarioFacts.byName(catalog.instanceRequest().facts());
        // Different requests beyond this are a flood of hosts that no instance has.
        mostKinds = noticed.mostRemembered();
        sent = new Requests(noticed.mostBeside());
        received = new Requests(noticed.mostBeside());
        incidents.forEach(this::take);
        kindOf.clear();
        if (!areTooMany() && sent.size() > 0 && received.size() > 0) {
            compareKinds();
            join();
        }
    }

    /** Whether both sides have so many requests that they were not joined. */
    boolean areTooMany() {
        boolean both = (sent.isFull() || sent.size() > 0) && (received.isFull() || received.size() > 0);
        return tooDifferent || (both && (sent.isFull() || received.isFull()));
    }

    /** A request of the proxying GitLab and one of the instance that may be the same handshake. */
    record Pair(ProxyRequest sent, InstanceRequest received, List<String> agree, long offsetMs, boolean named) {}

    /** What a request has in common with a kind of the other side's. */
    private record Possible(int kind, Agreement agreement) {}

    /** A request of the other side that fits an incident. */
    record Candidate(Occurrence other, List<String> agree, long offsetMs, int rivals) {}

    private void take(Occurrence occurrence) {
        boolean com = occurrence.side() == Side.GITLAB_COM;
        if ((!com && occurrence.side() != Side.SELF_MANAGED) || (com ? sent : received).isFull()) {
            return;
        }
        Incident model = incidents.model(occurrence);
        Integer known = kindOf.get(model);
        int kind = known != null ? known : com ? sentKind(model) : receivedKind(model);
        if (known == null) {
            if (kindOf.size() == mostKinds) {
                kindOf.clear();
            }
            kindOf.put(model, kind);
        }
        long answered = Incidents.answered(incidents.shapes(), occurrence);
        if (kind >= 0 && answered != Rows.UNDATED) {
            (com ? sent : received).add(Math.floorDiv(answered, 1_000L), kind, occurrence);
        }
    }

    private int sentKind(Incident model) {
        Optional<ProxyRequest> request =
                attempt(model, catalog.proxyRequest(), sentFacts).flatMap(ProxyRequest::of);
        return kind(request, sentKinds, sent);
    }

    private int receivedKind(Incident model) {
        Optional<InstanceRequest> request =
                attempt(model, catalog.instanceRequest(), receivedFacts).flatMap(InstanceRequest::of);
        return kind(request, receivedKinds, received);
    }

    private <T> int kind(Optional<T> request, List<T> kinds, Requests requests) {
        if (kinds.size() == mostKinds) {
            requests.giveUp();
            kinds.clear();
        }
        if (request.isEmpty() || requests.isFull()) {
            return -1;
        }
        kinds.add(request.get());
        return kinds.size() - 1;
    }

    private Optional<Attempt> attempt(Incident model, Handshake handshake, Map<String, FactSpec> facts) {
        Attempt attempt = new Attempt(catalog, settings, model, null, handshake.signals(), facts);
        return attempt.decisions().holds(handshake.when()) ? Optional.of(attempt) : Optional.empty();
    }

    private void compareKinds() {
        tooDifferent = (long) sentKinds.size() * receivedKinds.size() > MOST_COMPARED;
        if (tooDifferent) {
            return;
        }
        for (ProxyRequest one : sentKinds) {
            Interruption.check();
            List<Possible> fitting = new ArrayList<>();
            for (int i = 0; i < receivedKinds.size(); i++) {
                Agreement agreement = Agreement.of(one, receivedKinds.get(i));
                if (agreement.possible()) {
                    fitting.add(new Possible(i, agreement));
                }
            }
            possible.add(fitting);
        }
    }

    private void join() {
        if (tooDifferent) {
            return;
        }
        sentByTime = sent.byTime();
        receivedByTime = received.byTime();
        for (int place : receivedByTime) {
            byKind.merge(received.kind(place), new int[] {1}, (a, b) -> new int[] {a[0] + 1});
        }
        byKind.replaceAll((kind, count) -> new int[count[0]]);
        int[] filled = new int[receivedKinds.size()];
        for (int place : receivedByTime) {
            int kind = received.kind(place);
            byKind.getOrDefault(kind, new int[0])[filled[kind]++] = place;
        }
        int[] order = sent.byFirst();
        offset = ClockOffset.of(namedPairs(order));
        sentFits = new int[sent.size()];
        receivedFits = new int[received.size()];
        sentPairs = new int[sent.size()];
        receivedPairs = new int[received.size()];
        partnerOfSent = new int[sent.size()];
        partnerOfReceived = new int[received.size()];
        for (int one : order) {
            Interruption.check();
            forEachFitting(one, (other, agreement, exact) -> {
                sentFits[one]++;
                receivedFits[other]++;
                if (exact) {
                    sentExact.set(one);
                    receivedExact.set(other);
                }
            });
        }
        for (int one : order) {
            Interruption.check();
            forEachPair(one, (other, agreement, exact) -> {
                sentPairs[one]++;
                receivedPairs[other]++;
                partnerOfSent[one] = other;
                partnerOfReceived[other] = one;
            });
        }
    }

    private interface Visitor {
        /** Takes a request of the instance, and whether it fits when both clocks agree. */
        void take(int other, Agreement agreement, boolean exact);
    }

    /** The instance's requests that fit one of the proxying GitLab's by what they say and when they were. */
    private void forEachFitting(int one, Visitor visitor) {
        ProxyRequest kind = sentKinds.get(sent.kind(one));
        long time = sent.time(one);
        long from = time - kind.durationMs() - InstanceRequest.SLACK_MS;
        long to = time + InstanceRequest.SLACK_MS;
        long reach = UNKNOWN_OFFSET_MS + kind.durationMs();
        long ahead = offset.orElse(0);
        int near = 0;
        for (Possible fitting : possible.get(sent.kind(one))) {
            if (offset.isEmpty() && !fitting.agreement().named()) {
                continue;
            }
            int[] places = byKind.getOrDefault(fitting.kind(), new int[0]);
            long first = offset.isPresent() ? from + ahead : time - reach;
            long last = offset.isPresent() ? to + ahead : time + reach;
            for (int i = firstFrom(places, first); i < places.length && received.time(places[i]) <= last; i++) {
                if (near++ == MOST_NEIGHBOURS) {
                    return;
                }
                long at = received.time(places[i]);
                visitor.take(places[i], fitting.agreement(), at >= from && at <= to);
            }
        }
    }

    /** Those of the fitting ones that stay: a name must agree, or none else may fit, and no rival may fit better. */
    private void forEachPair(int one, Visitor visitor) {
        forEachFitting(one, (other, agreement, exact) -> {
            boolean only = sentFits[one] == 1 && receivedFits[other] == 1;
            boolean unrivalled = exact || (!sentExact.get(one) && !receivedExact.get(other));
            if (offset.isPresent() ? agreement.named() || only : unrivalled) {
                visitor.take(other, agreement, exact);
            }
        });
    }

    private List<Pair> namedPairs(int[] order) {
        List<Pair> pairs = new ArrayList<>();
        Map<Integer, InstanceRequest> known = new HashMap<>();
        for (int one : order) {
            Interruption.check();
            ProxyRequest request = sentKinds.get(sent.kind(one)).at(sent.time(one));
            long reach = ClockOffset.LARGEST_MS + request.durationMs();
            List<Integer> near = new ArrayList<>();
            Map<Integer, Agreement> agreements = new HashMap<>();
            for (Possible fitting : possible.get(sent.kind(one))) {
                int[] places = byKind.getOrDefault(fitting.kind(), new int[0]);
                for (int i = firstFrom(places, request.answeredMs() - reach);
                        i < places.length
                                && received.time(places[i]) <= request.answeredMs() + reach
                                && near.size() < MOST_NEIGHBOURS;
                        i++) {
                    near.add(places[i]);
                    agreements.put(places[i], fitting.agreement());
                }
            }
            near.sort((a, b) -> received.time(a) != received.time(b)
                    ? Long.compare(received.time(a), received.time(b))
                    : Integer.compare(received.number(a), received.number(b)));
            for (int place : near) {
                Agreement agreement = agreements.getOrDefault(place, Agreement.NONE);
                if (agreement.named()) {
                    InstanceRequest answer = known.computeIfAbsent(
                            place, p -> receivedKinds.get(received.kind(p)).at(received.time(p)));
                    pairs.add(new Pair(
                            request, answer, agreement.words(), answer.answeredMs() - request.answeredMs(), true));
                    if (pairs.size() == ClockOffset.MOST_PAIRS) {
                        return pairs;
                    }
                }
            }
        }
        return pairs;
    }

    private int firstFrom(int[] places, long time) {
        int low = 0;
        int high = places.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (received.time(places[middle]) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many requests of the other side fit an incident. */
    int candidates(Occurrence occurrence) {
        int[] pairs = isSent(occurrence) ? sentPairs : receivedPairs;
        int own = pairs.length == 0 ? -1 : requests(occurrence).of(occurrence);
        return own < 0 ? 0 : pairs[own];
    }

    /** The place of the one request of the other side that fits an incident and nothing else, or -1. */
    int partner(Occurrence occurrence) {
        if (sentPairs.length == 0) {
            return -1;
        }
        boolean isSent = isSent(occurrence);
        int own = requests(occurrence).of(occurrence);
        if (own < 0 || (isSent ? sentPairs : receivedPairs)[own] != 1) {
            return -1;
        }
        int other = (isSent ? partnerOfSent : partnerOfReceived)[own];
        return (isSent ? receivedPairs : sentPairs)[other] == 1 ? other : -1;
    }

    /** What the partner of an incident is judged by. */
    Incident model(Occurrence occurrence, int partner) {
        return isSent(occurrence)
                ? receivedKinds.get(received.kind(partner)).incident()
                : sentKinds.get(sent.kind(partner)).incident();
    }

    /** The time of the earliest entry of the partner of an incident. */
    long first(Occurrence occurrence, int partner) {
        return (isSent(occurrence) ? received : sent).first(partner);
    }

    @Nullable
    Occurrence find(Occurrence occurrence, int partner) {
        Requests others = isSent(occurrence) ? received : sent;
        return incidents.find(others.key(partner), others.number(partner));
    }

    /** The requests of the other side that fit an incident, in time order. */
    List<Candidate> fitting(Occurrence occurrence) {
        List<Candidate> found = new ArrayList<>();
        if (candidates(occurrence) == 0) {
            return found;
        }
        int own = requests(occurrence).of(occurrence);
        if (isSent(occurrence)) {
            List<int[]> places = new ArrayList<>();
            Map<Integer, List<String>> words = new HashMap<>();
            forEachPair(own, (other, agreement, exact) -> {
                places.add(new int[] {other});
                words.put(other, agreement.words());
            });
            places.sort((a, b) -> received.time(a[0]) != received.time(b[0])
                    ? Long.compare(received.time(a[0]), received.time(b[0]))
                    : Integer.compare(received.number(a[0]), received.number(b[0])));
            for (int[] place : places) {
                add(
                        found,
                        received,
                        place[0],
                        words.getOrDefault(place[0], List.of()),
                        received.time(place[0]) - sent.time(own),
                        Math.max(sentPairs[own], receivedPairs[place[0]]));
            }
            return found;
        }
        long reach = UNKNOWN_OFFSET_MS + ClockOffset.LARGEST_MS + 2 * ProxyRequest.LONGEST.toMillis();
        List<Integer> near = new ArrayList<>();
        for (int i = firstSent(received.time(own) - reach); i < sentByTime.length; i++) {
            if (sent.time(sentByTime[i]) > received.time(own) + reach) {
                break;
            }
            near.add(sentByTime[i]);
        }
        near.sort((a, b) -> sent.first(a) != sent.first(b)
                ? Long.compare(sent.first(a), sent.first(b))
                : Integer.compare(sent.number(a), sent.number(b)));
        for (int one : near) {
            forEachPair(one, (other, agreement, exact) -> {
                if (other == own) {
                    add(
                            found,
                            sent,
                            one,
                            agreement.words(),
                            sent.time(one) - received.time(own),
                            Math.max(sentPairs[one], receivedPairs[own]));
                }
            });
        }
        return found;
    }

    private void add(List<Candidate> found, Requests others, int place, List<String> words, long ahead, int rivals) {
        Occurrence other = incidents.find(others.key(place), others.number(place));
        if (other != null) {
            found.add(new Candidate(other, words, ahead, rivals));
        }
    }

    private int firstSent(long time) {
        int low = 0;
        int high = sentByTime.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sent.time(sentByTime[middle]) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Requests requests(Occurrence occurrence) {
        return isSent(occurrence) ? sent : received;
    }

    private static boolean isSent(Occurrence occurrence) {
        return occurrence.side() == Side.GITLAB_COM;
    }
}

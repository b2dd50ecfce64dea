package dev.logscan.incident;

import dev.logscan.scenario.Handshake;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Pairs the two sides' incidents of one handshake, which share no id.
 *
 * <p>A pair needs the same uri, no contradiction in status and names, and times that fit. What agrees by name proves a
 * pair; without any name, a pair needs a single candidate and a clock offset that other pairs support. When several
 * requests fit, all of them are shown and none is chosen.
 */
final class SideJoin {
    private static final Duration UNKNOWN_OFFSET = Duration.ofMinutes(2);

    /** More requests than this within half an hour are a flood, in which no pair can be told from another. */
    private static final int MOST_NEIGHBOURS = 1_000;

    private final Map<Incident, List<Pair>> byIncident = new HashMap<>();

    SideJoin(ScenarioCatalog catalog, Settings settings, List<Incident> incidents) {
        List<ProxyRequest> sent = new ArrayList<>();
        List<InstanceRequest> received = new ArrayList<>();
        for (Incident incident : incidents) {
            if (incident.side() == Side.GITLAB_COM) {
                Attempt attempt = attempt(catalog, settings, incident, catalog.proxyRequest());
                if (fits(attempt, catalog.proxyRequest())) {
                    ProxyRequest.of(attempt).ifPresent(sent::add);
                }
            } else if (incident.side() == Side.SELF_MANAGED) {
                Attempt attempt = attempt(catalog, settings, incident, catalog.instanceRequest());
                if (fits(attempt, catalog.instanceRequest())) {
                    InstanceRequest.of(attempt).ifPresent(received::add);
                }
            }
        }
        join(pairs(sent, received));
    }

    /** The requests of the other side that fit an incident, in time order. */
    List<Pair> candidates(Incident incident) {
        return byIncident.getOrDefault(incident, List.of());
    }

    /** A request of the proxying GitLab and one of the instance that may be the same handshake. */
    record Pair(ProxyRequest sent, InstanceRequest received, List<String> agree, long offsetMs, boolean named) {
        Incident other(Incident own) {
            return own == sent.incident() ? received.incident() : sent.incident();
        }
    }

    private static Attempt attempt(ScenarioCatalog catalog, Settings settings, Incident incident, Handshake handshake) {
        return new Attempt(catalog, settings, incident, null, handshake.signals(), handshake.facts());
    }

    private static boolean fits(Attempt attempt, Handshake handshake) {
        return attempt.decisions().holds(handshake.when());
    }

    private static List<Pair> pairs(List<ProxyRequest> sent, List<InstanceRequest> received) {
        List<InstanceRequest> byTime = new ArrayList<>(received);
        byTime.sort(Comparator.comparingLong(InstanceRequest::answeredMs));
        List<Pair> pairs = new ArrayList<>();
        for (ProxyRequest request : sent) {
            long reach = ClockOffset.LARGEST_MS + request.durationMs();
            int near = 0;
            for (int i = firstFrom(byTime, request.answeredMs() - reach); i < byTime.size(); i++) {
                InstanceRequest answer = byTime.get(i);
                long offset = answer.answeredMs() - request.answeredMs();
                if (offset > reach || near == MOST_NEIGHBOURS) {
                    break;
                }
                Agreement agreement = Agreement.of(request, answer);
                if (agreement.possible()) {
                    near++;
                    pairs.add(new Pair(request, answer, agreement.words(), offset, agreement.named()));
                }
            }
        }
        return pairs;
    }

    private static int firstFrom(List<InstanceRequest> byTime, long fromMs) {
        int low = 0;
        int high = byTime.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (byTime.get(middle).answeredMs() < fromMs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void join(List<Pair> pairs) {
        OptionalLong offset = ClockOffset.of(pairs);
        List<Pair> fitting = new ArrayList<>();
        for (Pair pair : pairs) {
            if (offset.isPresent() ? pair.received().fits(pair.sent(), offset.getAsLong()) : fitsUnknown(pair)) {
                fitting.add(pair);
            }
        }
        List<Pair> kept = offset.isPresent() ? fitting : unrivalled(fitting);
        for (Pair pair : kept) {
            if (pair.named() || (offset.isPresent() && isOnly(pair, kept))) {
                byIncident
                        .computeIfAbsent(pair.sent().incident(), i -> new ArrayList<>())
                        .add(pair);
                byIncident
                        .computeIfAbsent(pair.received().incident(), i -> new ArrayList<>())
                        .add(pair);
            }
        }
    }

    private static boolean fitsUnknown(Pair pair) {
        return pair.named()
                && Math.abs(pair.offsetMs())
                        <= UNKNOWN_OFFSET.toMillis() + pair.sent().durationMs();
    }

    /** Lets go of a pair whose request has a rival pair that fits without any clock offset, and it does not. */
    private static List<Pair> unrivalled(List<Pair> pairs) {
        List<Pair> exact =
                pairs.stream().filter(p -> p.received().fits(p.sent(), 0)).toList();
        return pairs.stream()
                .filter(p -> exact.contains(p)
                        || exact.stream()
                                .noneMatch(e -> e.sent().equals(p.sent())
                                        || e.received().equals(p.received())))
                .toList();
    }

    private static boolean isOnly(Pair pair, List<Pair> pairs) {
        return pairs.stream()
                        .filter(p ->
                                p.sent().equals(pair.sent()) || p.received().equals(pair.received()))
                        .count()
                == 1;
    }
}

package dev.logscan.incident;

import dev.logscan.incident.SideJoin.Pair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Estimates how far the instance's clock is ahead of the proxying GitLab's, from all pairs that names support. */
final class ClockOffset {
    /** Clocks further apart than a quarter of an hour are another time zone or another attempt. */
    static final long LARGEST_MS = 15 * 60 * 1000;

    /** Every pair is weighed against every other; this many tell the offset as well as all. */
    static final int MOST_PAIRS = 2_000;

    private ClockOffset() {}

    /**
     * Estimates the offset.
     *
     * @return the offset in milliseconds that at least two handshakes support, and no other offset nearly as well, unless
     *     it alone leaves no request without its counterpart; empty when there is none
     */
    static OptionalLong of(List<Pair> pairs) {
        List<Pair> named = pairs.stream().filter(Pair::named).toList();
        long best = 0;
        int most = 0;
        List<Long> offsets = new ArrayList<>();
        named.forEach(p -> offsets.add(p.offsetMs()));
        for (long offset : offsets) {
            int support = support(named, offset);
            if (support > most || (support == most && Math.abs(offset) < Math.abs(best))) {
                most = support;
                best = offset;
            }
        }
        if (most < 2) {
            return OptionalLong.empty();
        }
        long chosen = best;
        List<Pair> agreeing =
                named.stream().filter(p -> p.received().fits(p.sent(), chosen)).toList();
        if (isComplete(named, most)) {
            return OptionalLong.of(median(agreeing));
        }
        for (long offset : offsets) {
            boolean apart = named.stream().noneMatch(p -> p.received().fits(p.sent(), offset) && agreeing.contains(p));
            if (apart && support(named, offset) * 2 > most) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(median(agreeing));
    }

    /**
     * Whether so many handshakes are all there are, and clocks that agree explain none of them: evenly spaced attempts fit
     * several offsets, but only the true one leaves none over.
     */
    private static boolean isComplete(List<Pair> named, int handshakes) {
        return handshakes >= 3
                && handshakes == named.stream().map(Pair::sent).distinct().count()
                && handshakes == named.stream().map(Pair::received).distinct().count()
                && support(named, 0) == 0;
    }

    private static int support(List<Pair> pairs, long offset) {
        Set<Object> sent = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Object> received = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Pair pair : pairs) {
            if (pair.received().fits(pair.sent(), offset)) {
                sent.add(pair.sent());
                received.add(pair.received());
            }
        }
        return Math.min(sent.size(), received.size());
    }

    private static long median(List<Pair> pairs) {
        List<Long> offsets =
                new ArrayList<>(new HashSet<>(pairs.stream().map(Pair::offsetMs).toList()));
        Collections.sort(offsets);
        return offsets.get(offsets.size() / 2);
    }
}

package dev.logscan.incident;

import dev.logscan.condition.NetworkName;
import dev.logscan.scenario.FactSpec;
import dev.logscan.scenario.Scenario;
import dev.logscan.scenario.Side;
import dev.logscan.scenario.Version;
import dev.logscan.scenario.VersionRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The attempts at one instance that show one scenario with one outcome: what becomes one finding.
 *
 * <p>Attempts that are judged alike are counted; the first one of them stands for all.
 */
final class Case {
    /** Attempts that differ more than this differ in what a report only lists, such as projects. */
    static final int MOST_ALIKE = 1_000;

    private final long name;
    private final ScenarioFacts facts;
    private final Comparator<Ref> order;
    private final Side side;
    private final Earliest<Ref> ids;
    private final Earliest<Ref> own;
    private final Earliest<Ref> joined;
    private final Earliest<Linked> linked;
    private final List<Join> joins = new ArrayList<>();
    private final Map<List<Object>, Alike> alike = new HashMap<>();
    private List<Attempt> attempts = List.of();
    private boolean listsCut;
    private long count;
    private long first = Rows.UNDATED;
    private long last = Long.MIN_VALUE;
    private long joinedFirst = Rows.UNDATED;
    private long joinedLast = Long.MIN_VALUE;

    /** Takes what all attempts of the case have in common, as a number. */
    Case(long name, ScenarioFacts facts, Comparator<Ref> order, Side side) {
        this.name = name;
        this.facts = facts;
        this.order = order;
        this.side = side;
        ids = new Earliest<>(FindingMaker.MOST_IDS, order);
        own = new Earliest<>(FindingMaker.MOST_EVIDENCE, order);
        joined = new Earliest<>(FindingMaker.MOST_EVIDENCE, order);
        linked = new Earliest<>(FindingMaker.MOST_IDS, Comparator.comparing(Linked::at, order));
    }

    /** The first of the attempts that are judged alike: its entries, and those of the request joined to it. */
    private record Alike(Ref at, List<Ref> own, @Nullable Occurrence other) {}

    /** An attempt that the other side has candidates for. */
    private record Linked(Ref at, Occurrence attempt) {}

    /** An attempt and a request of the other side that fits it; each by an entry that has its id, or null. */
    record Join(@Nullable Ref of, @Nullable Ref other, SideJoin.Candidate candidate) {}

    /** The other side's request that is joined to an attempt. */
    interface Partner {
        /** The time of its earliest entry. */
        long first();

        /** Its entries. */
        @Nullable
        Occurrence entries();
    }

    /** Takes an attempt, with what decides in it. */
    void add(Occurrence attempt, List<Object> view, @Nullable Partner partner, int candidates) {
        count++;
        Ref at = attempt.ref(0);
        Ref named = attempt.named();
        if (named != null) {
            ids.add(named);
        }
        Linked link = new Linked(at, attempt);
        if (candidates > 0 && linked.wants(link)) {
            linked.add(new Linked(at, attempt.copy()));
        }
        for (int i = 0; i < attempt.size(); i++) {
            if (attempt.held(i).intersects(facts.own())) {
                if (attempt.time(i) != Rows.UNDATED) {
                    first = Math.min(first, attempt.time(i));
                    last = Math.max(last, attempt.time(i));
                }
                own.add(attempt.ref(i));
            }
        }
        Alike known = alike.get(view);
        boolean isFirst = known == null || order.compare(at, known.at()) < 0;
        Occurrence other = partner == null ? null : join(partner, isFirst);
        if (known == null && alike.size() == MOST_ALIKE) {
            listsCut = true;
        } else if (isFirst) {
            alike.put(view, new Alike(at, attempt.refs(Incidents.SHAPES_OF_ONE_ID), other));
        }
    }

    private @Nullable Occurrence join(Partner partner, boolean needed) {
        long time = partner.first();
        if (time != Rows.UNDATED) {
            joinedFirst = Math.min(joinedFirst, time);
            joinedLast = Math.max(joinedLast, time);
        }
        List<Ref> kept = joined.list();
        boolean shown = kept.size() < FindingMaker.MOST_EVIDENCE
                || time <= kept.get(kept.size() - 1).time();
        if (facts.joined().isEmpty() || (!shown && !needed)) {
            return needed ? partner.entries() : null;
        }
        Occurrence other = partner.entries();
        for (int i = 0; other != null && i < other.size(); i++) {
            if (other.held(i).intersects(facts.joined())) {
                joined.add(other.ref(i));
            }
        }
        return other;
    }

    /** Names every entry that a finding of this case may show. */
    void forEachShown(SideJoin join, Consumer<Ref> whole, Consumer<Ref> idOnly) {
        for (Linked one : linked.list()) {
            for (SideJoin.Candidate candidate : join.fitting(one.attempt())) {
                if (joins.size() < FindingMaker.MOST_IDS) {
                    Join found =
                            new Join(one.attempt().named(), candidate.other().named(), candidate);
                    joins.add(found);
                    Stream.of(found.of(), found.other())
                            .filter(Objects::nonNull)
                            .forEach(idOnly);
                }
            }
        }
        ids.list().forEach(idOnly);
        own.list().forEach(whole);
        joined.list().forEach(whole);
        for (Alike one : alike.values()) {
            one.own().forEach(whole);
            Occurrence other = one.other();
            if (other != null) {
                other.refs(Incidents.SHAPES_OF_ONE_ID).forEach(whole);
            }
        }
    }

    /** Puts the entries themselves in the place of where they stand. */
    void resolve(Originals originals, Attempts maker) {
        attempts = alike.values().stream()
                .sorted(Comparator.comparing(Alike::at, order))
                .map(one -> maker.attempt(facts, originals.incident(side, one.own()), joined(originals, one)))
                .toList();
    }

    private static @Nullable Incident joined(Originals originals, Alike one) {
        Occurrence other = one.other();
        return other == null ? null : originals.incident(other.side(), other.refs(Incidents.SHAPES_OF_ONE_ID));
    }

    /** Makes attempts of a scenario. */
    interface Attempts {
        /** One attempt of an incident, with the other side's where exactly one is joined. */
        Attempt attempt(ScenarioFacts facts, Incident incident, @Nullable Incident joined);
    }

    /** What all its attempts have in common, as a number. */
    long name() {
        return name;
    }

    Scenario scenario() {
        return facts.scenario();
    }

    Side side() {
        return side;
    }

    /** The first attempts of all that differ, in time order. */
    List<Attempt> attempts() {
        return attempts;
    }

    /** Whether lists of facts lack values. */
    boolean listsCut() {
        return listsCut;
    }

    /** How many attempts there are. */
    long count() {
        return count;
    }

    long first() {
        return first;
    }

    long last() {
        return last == Long.MIN_VALUE ? Rows.UNDATED : last;
    }

    long joinedFirst() {
        return joinedFirst;
    }

    long joinedLast() {
        return joinedLast == Long.MIN_VALUE ? Rows.UNDATED : joinedLast;
    }

    /** Entries of the first attempts that have an id. */
    List<Ref> ids() {
        return ids.list();
    }

    /** The first entries. */
    List<Ref> own() {
        return own.list();
    }

    /** The first entries of the other side. */
    List<Ref> joined() {
        return joined.list();
    }

    /** The first attempts with what the other side has for them. */
    List<Join> joins() {
        return joins;
    }

    /** What attempts must have in common to be of one case. */
    static List<List<String>> key(Scenario scenario, Attempt attempt) {
        List<List<String>> key = new ArrayList<>();
        key.add(List.of(scenario.id(), attempt.incident().side().id()));
        for (String fact : scenario.groupBy()) {
            key.add(attempt.fact(fact).stream().map(Case::folded).toList());
        }
        return key;
    }

    /**
     * The cases without those that only repeat another: a message that a user saw says nothing of where the request went, of
     * which the browser's console in the same source tells. It becomes evidence of that.
     */
    static List<Case> withoutEchoes(List<Case> cases) {
        List<Case> kept = new ArrayList<>();
        for (Case one : cases) {
            List<Case> telling = one.isBare()
                    ? cases.stream().filter(other -> other.tellsOf(one)).toList()
                    : List.of();
            if (telling.size() == 1) {
                one.own.list().forEach(telling.get(0).own::add);
            } else {
                kept.add(one);
            }
        }
        return kept;
    }

    /** Whether it is of text alone that names nothing by which cases are told apart. */
    private boolean isBare() {
        return !scenario().groupBy().isEmpty()
                && attempts.stream()
                        .allMatch(attempt -> attempt.incident().id() == null
                                && attempt.incident().side() == Side.BROWSER
                                && scenario().groupBy().stream()
                                        .allMatch(fact -> attempt.fact(fact).isEmpty()));
    }

    private boolean tellsOf(Case bare) {
        return !isBare()
                && scenario().id().equals(bare.scenario().id())
                && attempts.get(0).incident().side() == Side.BROWSER
                && sources().containsAll(bare.sources());
    }

    private Set<String> sources() {
        return attempts.stream()
                .flatMap(attempt -> attempt.incident().entries().stream())
                .map(noticed -> noticed.entry().origin().source())
                .collect(Collectors.toSet());
    }

    /** A fact of the case: all values of an array, else the first value that an attempt has. */
    List<String> fact(FactSpec spec) {
        if (spec.array()) {
            return attempts.stream()
                    .flatMap(a -> a.fact(spec.name()).stream())
                    .distinct()
                    .toList();
        }
        return attempts.stream()
                .map(a -> a.fact(spec.name()))
                .filter(v -> !v.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The versions that the instance may have: an instance is only ever upgraded, so the newest proof counts. */
    VersionRange version() {
        VersionRange newest = attempts.get(0).version();
        for (Attempt attempt : attempts) {
            Version since = attempt.version().since();
            if (since != null && (newest.since() == null || since.compareTo(newest.since()) > 0)) {
                newest = attempt.version();
            }
        }
        return newest;
    }

    private static String folded(String value) {
        if (!value.contains("://")) {
            return value;
        }
        NetworkName name = NetworkName.of(value);
        return (name.authority() + name.path()).toLowerCase(Locale.ROOT);
    }
}

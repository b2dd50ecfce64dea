package dev.logscan.incident;

import dev.logscan.entry.LogEntry;
import dev.logscan.language.Wording;
import dev.logscan.scenario.Scenario;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.Severity;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Runs the catalog's scenarios over what was noticed, and says what happened.
 *
 * <p>Making one and asking it for findings fail with {@link java.util.concurrent.CancellationException} when the thread is
 * interrupted; it stays so.
 *
 * <p>Incidents that are alike are judged once. A report shows few of many entries: those that were not kept are read again
 * between the judging and the report, see {@link #wantsOriginals}.
 */
public final class Diagnosis {
    /** As many as a Kibana export has rows; a report of more is not read. */
    static final int MOST_FINDINGS = 500;

    /** So many cases are collected at once; when there are more, those that are shown are in another walk. */
    private static final int MOST_CASES = 2_000;

    private final ScenarioCatalog catalog;
    private final Settings settings;
    private final Selection selection;
    private final Correlator noticed;
    private final Shapes shapes;
    private final Incidents incidents;
    private final Covered covered;
    private final SideJoin join;
    private final Originals originals;
    private final Remainder remainder;
    private final Wording wording;
    private final Comparator<Ref> order;
    private final List<ScenarioFacts> scenarios = new ArrayList<>();
    private final List<BitSet> openings = new ArrayList<>();
    private final LongTable wantedIds = new LongTable();
    private final Map<Likeness, Judgement> judged = new HashMap<>();
    private final Map<Long, Case> cases = new LinkedHashMap<>();
    private final Census census;
    private @Nullable Set<Long> selected;
    private List<Case> shown = List.of();
    private @Nullable List<Named> named;

    /**
     * Judges everything.
     *
     * @param catalog what we know
     * @param settings what the user says
     * @param noticed the entries that tell something
     * @param coverage which times the logs cover
     * @param selection which attempts to report
     */
    public Diagnosis(
            ScenarioCatalog catalog, Settings settings, Correlator noticed, Coverage coverage, Selection selection) {
        this.catalog = catalog;
        this.selection = selection;
        this.noticed = noticed;
        shapes = noticed.shapes();
        this.settings = Versions.told(catalog, settings, shapes);
        incidents = new Incidents(catalog, noticed);
        covered = coverage.of(incidents.sides());
        join = new SideJoin(catalog, this.settings, incidents, noticed);
        originals = new Originals(noticed);
        order = order(noticed);
        census = new Census(noticed.mostCounted());
        wording = Wording.of(settings.language());
        remainder = new Remainder(catalog, order, noticed.mostCounted(), wording);
        selection.correlationIds().forEach(id -> wantedIds.add(Fingerprint.of(id)));
        for (Scenario scenario : catalog.scenarios()) {
            scenarios.add(new ScenarioFacts(catalog, scenario));
            openings.add(opening(scenario));
        }
        incidents.forEach(o -> visit(o, true, true));
        choose();
    }

    /** Entries by time and place; what cannot be read again is shown only where nothing else can be. */
    private static Comparator<Ref> order(Correlator noticed) {
        Shapes shapes = noticed.shapes();
        boolean rereadable = noticed.rereadable();
        return (one, other) -> {
            if (!rereadable) {
                int unkept = Boolean.compare(noticed.kept(one.number()) == null, noticed.kept(other.number()) == null);
                if (unkept != 0) {
                    return unkept;
                }
            }
            return Occurrence.compare(
                    shapes, one.time(), one.shape(), one.number(), other.time(), other.shape(), other.number());
        };
    }

    /** Of many cases the most severe are shown, and of these the earliest. */
    private void choose() {
        boolean again = census.size() > MOST_CASES;
        if (census.size() > MOST_FINDINGS) {
            selected = census.first(MOST_FINDINGS);
            cases.keySet().retainAll(selected);
        }
        if (again) {
            cases.clear();
        }
        boolean more = remainder.wantsAnotherWalk();
        if (again || more) {
            incidents.forEach(o -> visit(o, again, more));
        }
        judged.clear();
        shown = List.copyOf(cases.values());
        shown.forEach(c -> c.forEachShown(join, originals::want, originals::wantId));
        remainder.forEachShown(originals::want);
    }

    /** What makes incidents alike: what they and the requests joined to them say, and which logs cover their times. */
    private record Likeness(Incident incident, @Nullable Incident joined, long covered, long joinedCovered) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Likeness that
                    && incident.equals(that.incident)
                    && Objects.equals(joined, that.joined)
                    && covered == that.covered
                    && joinedCovered == that.joinedCovered;
        }

        @Override
        public int hashCode() {
            return Objects.hash(incident, joined, covered, joinedCovered);
        }
    }

    /** What an incident shows. */
    private record Judgement(boolean explained, List<Seen> seen) {}

    /** A scenario that an incident shows, and what decides in it. */
    private record Seen(ScenarioFacts facts, long caseName, List<Object> view, boolean about) {}

    private void visit(Occurrence occurrence, boolean toCases, boolean toRemainder) {
        Incident model = incidents.model(occurrence);
        int partner = join.partner(occurrence);
        Incident other = partner < 0 ? null : join.model(occurrence, partner);
        long at = covered.at(occurrence.first());
        long otherAt = partner < 0 ? 0 : covered.at(join.first(occurrence, partner));
        Judgement judgement = judge(model, other, at, otherAt);
        if (!isWanted(occurrence)) {
            return;
        }
        boolean explained = judgement.explained()
                || (other != null && judge(other, model, otherAt, at).explained());
        if (!explained && toRemainder) {
            remainder.add(occurrence);
        }
        if (toCases) {
            judgement.seen().forEach(seen -> add(occurrence, partner, seen));
        }
    }

    private boolean isWanted(Occurrence occurrence) {
        Ref named = occurrence.named();
        return selection.holds(Rows.instant(occurrence.requestTime()))
                && (wantedIds.size() == 0 || (named != null && wantedIds.indexOf(named.key()) >= 0));
    }

    private void add(Occurrence occurrence, int partner, Seen seen) {
        Set<Long> chosen = selected;
        if (chosen == null) {
            census.add(seen.caseName(), rank(seen.facts().scenario().severity()), firstOf(occurrence, seen.facts()));
        }
        boolean collected = chosen == null
                ? cases.size() < MOST_CASES || cases.containsKey(seen.caseName())
                : chosen.contains(seen.caseName());
        if (collected) {
            Case.Partner joined = partner < 0 ? null : new JoinedRequest(occurrence, partner);
            cases.computeIfAbsent(
                            seen.caseName(), c -> new Case(seen.caseName(), seen.facts(), order, occurrence.side()))
                    .add(occurrence, seen.view(), joined, join.candidates(occurrence));
        }
    }

    private static int rank(Severity severity) {
        return Severity.ERROR.compareTo(severity);
    }

    private static long firstOf(Occurrence occurrence, ScenarioFacts facts) {
        for (int i = 0; i < occurrence.size(); i++) {
            if (occurrence.held(i).intersects(facts.own())) {
                return occurrence.time(i);
            }
        }
        return Rows.UNDATED;
    }

    private final class JoinedRequest implements Case.Partner {
        private final Occurrence attempt;
        private final int partner;

        JoinedRequest(Occurrence attempt, int partner) {
            this.attempt = attempt;
            this.partner = partner;
        }

        @Override
        public long first() {
            return join.first(attempt, partner);
        }

        @Override
        public @Nullable Occurrence entries() {
            return join.find(attempt, partner);
        }
    }

    private Judgement judge(Incident incident, @Nullable Incident joined, long at, long joinedAt) {
        Likeness likeness = new Likeness(incident, joined, at, joinedAt);
        Judgement known = judged.get(likeness);
        if (known == null) {
            if (judged.size() >= noticed.mostRemembered()) {
                judged.clear();
            }
            known = judgement(incident, joined, at, joinedAt);
            judged.put(likeness, known);
        }
        return known;
    }

    private Judgement judgement(Incident incident, @Nullable Incident joined, long at, long joinedAt) {
        Map<String, Seen> seen = new LinkedHashMap<>();
        for (int i = 0; i < scenarios.size(); i++) {
            if (incident.holdsAny(openings.get(i))) {
                ScenarioFacts facts = scenarios.get(i);
                Attempt attempt = attempt(facts, incident, joined);
                if (attempt.decisions().holds(facts.scenario().when())) {
                    List<Object> view = facts.of(attempt, covered);
                    view.add(at);
                    view.add(joinedAt);
                    seen.put(
                            facts.scenario().id(),
                            new Seen(facts, name(facts, attempt), view, isAbout(attempt, facts)));
                }
            }
        }
        List<Seen> told = seen.values().stream()
                .filter(s -> s.facts().scenario().yieldsTo().stream().noneMatch(seen::containsKey))
                .filter(s -> selection.holds(s.facts().scenario()))
                .filter(Seen::about)
                .toList();
        return new Judgement(!seen.isEmpty(), told);
    }

    private boolean isAbout(Attempt attempt, ScenarioFacts facts) {
        Predicate<Fact> about = selection.about();
        return about == null
                || facts.scenario().facts().stream()
                        .filter(f -> !f.hidden() && !attempt.fact(f.name()).isEmpty())
                        .anyMatch(f -> about.test(new Fact(f.name(), attempt.fact(f.name()), f.array())));
    }

    private static long name(ScenarioFacts facts, Attempt attempt) {
        StringBuilder key = new StringBuilder();
        for (List<String> part : Case.key(facts.scenario(), attempt)) {
            Fingerprint.append(key.append('\1'), part);
        }
        return Fingerprint.of(key);
    }

    private Attempt attempt(ScenarioFacts facts, Incident incident, @Nullable Incident joined) {
        return new Attempt(catalog, settings, incident, joined, facts.scenario().signals(), facts.specs());
    }

    /**
     * Whether the report will show entries that were not kept; the inputs should be read again then, with {@link #mayWant}
     * and {@link #take}.
     *
     * @return false when everything is at hand, or nothing can be read again
     */
    public boolean wantsOriginals() {
        return noticed.rereadable() && originals.areLacking();
    }

    /**
     * Whether an entry may be one that the report shows. Safe for use by several threads, before entries are taken.
     *
     * @param entry an entry with its correlation id
     * @return false when it is not
     */
    public boolean mayWant(LogEntry entry) {
        return originals.mayBe(entry);
    }

    /**
     * The keys of the entries that the report will show and that were not kept.
     *
     * @return keys as {@link NoticedEntry#key} tells them
     */
    public Set<Long> wantedKeys() {
        return originals.lackingKeys();
    }

    /**
     * Takes an entry that was read again; others than wanted are passed over.
     *
     * @param entry the entry
     */
    public void take(NoticedEntry entry) {
        originals.take(entry);
    }

    /**
     * The findings.
     *
     * @return the findings that are shown, most severe first, then earliest
     */
    public List<Finding> findings() {
        return named().stream().map(Named::finding).toList();
    }

    /** A finding, and what it has in common with others of its scenario, side and case. */
    record Named(long name, Finding finding) {}

    /** The findings that are shown, in the order of the report. */
    List<Named> named() {
        List<Named> known = named;
        if (known == null) {
            shown.forEach(c -> c.resolve(originals, this::attempt));
            known = Case.withoutEchoes(shown).stream()
                    .map(this::named)
                    .sorted(Comparator.comparing(Named::finding, order()))
                    .toList();
            named = known;
        }
        return known;
    }

    private Named named(Case made) {
        Interruption.check();
        return new Named(made.name(), new FindingMaker(catalog, made, covered, originals, wording).finding());
    }

    /**
     * How many more findings there are than are shown.
     *
     * @return the number of each severity of which there are more
     */
    public Map<Severity, Long> more() {
        Map<Severity, Long> more = new EnumMap<>(Severity.class);
        if (census.size() > MOST_FINDINGS) {
            for (Severity severity : Severity.values()) {
                long there = census.count(rank(severity));
                long told = shown.stream()
                        .filter(c -> c.scenario().severity() == severity)
                        .count();
                if (there > told) {
                    more.put(severity, there - told);
                }
            }
        }
        return more;
    }

    /**
     * Failing Jira Connect entries that no scenario explains.
     *
     * @return one item for each shape, in order of the first entry
     */
    public List<Unexplained> unexplained() {
        return remainder.unexplained(originals);
    }

    /**
     * What the reader should know of what was too much.
     *
     * @return sentences, none when all is told
     */
    public List<String> warnings() {
        Set<String> said = new TreeSet<>(noticed.letGo());
        if (census.size() > MOST_FINDINGS) {
            said.add("findings: shown " + shown.size() + " of " + (census.isFull() ? "more than " : "") + census.size()
                    + ", the most severe and earliest");
        }
        if (remainder.count() > Remainder.MOST_SHAPES) {
            said.add("unexplained: shown " + Remainder.MOST_SHAPES + " of "
                    + (remainder.isCountFull() ? "more than " : "") + remainder.count() + ", the earliest");
        }
        if (shown.stream().anyMatch(Case::listsCut)) {
            said.add("facts: lists hold the values of the first " + Case.MOST_ALIKE + " attempts that differ");
        }
        if (join.areTooMany()) {
            said.add("memory: too many requests of both sides to join them");
        }
        if (incidents.lines().areTooMany()) {
            said.add("memory: too many lines of NGINX to put them beside their requests");
        }
        if (!noticed.rereadable() && originals.areLacking()) {
            said.add("memory: standard input cannot be read again, so that evidence and ids are of "
                    + noticed.countKept() + " telling entries that were kept");
        }
        return List.copyOf(said);
    }

    private BitSet opening(Scenario scenario) {
        BitSet opening = new BitSet();
        scenario.signals().values().stream().filter(s -> !s.joined()).forEach(s -> opening.set(catalog.number(s)));
        return opening;
    }

    private static Comparator<Finding> order() {
        return Comparator.comparing(Finding::severity, Comparator.reverseOrder())
                .thenComparing(Finding::firstSeen, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Finding::scenario)
                .thenComparing(finding -> finding.facts().toString());
    }
}

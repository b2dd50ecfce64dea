package dev.logscan.incident;

import dev.logscan.language.Wording;
import dev.logscan.scenario.Decision;
import dev.logscan.scenario.FactSpec;
import dev.logscan.scenario.Scenario;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Makes one finding of a case. */
final class FindingMaker {
    /** A report shows the first entries; more of the same say nothing new. */
    static final int MOST_EVIDENCE = 20;

    /** Enough ids to search for; the count stays exact. */
    static final int MOST_IDS = 100;

    /** What GitLab filtered, and the mark of parameters that were logged, say nothing to a reader. */
    private static final Set<List<String>> UNTELLING = Set.of(List.of("[FILTERED]"), List.of("present"));

    private static final String CALLER = "meta.caller_id";

    /** Where the caller is known, the backtrace only repeats it. */
    private static final String BACKTRACE = "exception.backtrace";

    private final ScenarioCatalog catalog;
    private final Case attempts;
    private final Covered covered;
    private final Originals originals;
    private final Scenario scenario;
    private final Wording wording;

    FindingMaker(ScenarioCatalog catalog, Case attempts, Covered covered, Originals originals, Wording wording) {
        this.catalog = catalog;
        this.attempts = attempts;
        this.covered = covered;
        this.originals = originals;
        this.scenario = attempts.scenario();
        this.wording = wording;
    }

    Finding finding() {
        Instant first = Rows.instant(attempts.first());
        Instant last = Rows.instant(attempts.last());
        List<String> ids = ids();
        Words words = new Words(attempts, ids, first, last, wording);
        Verdicts verdicts = new Verdicts(catalog, attempts, covered, words);
        List<Link> links = links();
        return new Finding(
                scenario.id(),
                words.prose(scenario.title()),
                scenario.severity(),
                confidence(links),
                side(),
                words.prose(scenario.summary()),
                attempts.count(),
                first,
                last,
                ids,
                facts(),
                verdicts.causes(),
                verdicts.advice(scenario.steps()),
                evidence(verdicts.deciding()),
                links,
                verdicts.missing(),
                wording.say(scenario.docs()));
    }

    private static List<NoticedEntry> sorted(Collection<NoticedEntry> entries) {
        return entries.stream().sorted(Incident.ORDER).toList();
    }

    private Confidence confidence(List<Link> links) {
        if (anyHolds(scenario.possible())) {
            return Confidence.POSSIBLE;
        }
        boolean ambiguous = links.stream().anyMatch(l -> l.candidates() > 1);
        return ambiguous || anyHolds(scenario.likely()) ? Confidence.LIKELY : Confidence.CONFIRMED;
    }

    private boolean anyHolds(List<Decision> decisions) {
        return attempts.attempts().stream()
                .anyMatch(a -> decisions.stream().anyMatch(d -> a.decisions().holds(d)));
    }

    private Side side() {
        Side own = attempts.side();
        boolean bothSides = attempts.attempts().stream().anyMatch(a -> a.joined() != null)
                && (own == Side.GITLAB_COM || !attempts.joined().isEmpty());
        return bothSides ? Side.BOTH : own;
    }

    private List<String> ids() {
        return attempts.ids().stream()
                .map(originals::id)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        for (FactSpec spec : scenario.facts()) {
            List<String> values = attempts.fact(spec);
            if (!spec.hidden() && !values.isEmpty()) {
                facts.add(new Fact(spec.name(), values, spec.array()));
            }
        }
        return facts;
    }

    private List<Link> links() {
        List<Link> links = new ArrayList<>();
        for (Case.Join join : attempts.joins()) {
            SideJoin.Candidate candidate = join.candidate();
            links.add(new Link(
                    join.of() == null ? null : originals.id(join.of()),
                    join.other() == null ? null : originals.id(join.other()),
                    candidate.other().side(),
                    candidate.agree(),
                    candidate.offsetMs(),
                    candidate.rivals()));
        }
        return links;
    }

    /** The first entries, and those that decide a confirmed cause wherever they stand. */
    private List<Evidence> evidence(Set<NoticedEntry> deciding) {
        Set<NoticedEntry> chosen =
                new LinkedHashSet<>(deciding.stream().limit(MOST_EVIDENCE).toList());
        for (List<Ref> entries : List.of(attempts.own(), attempts.joined())) {
            for (Ref entry : entries) {
                if (chosen.size() < MOST_EVIDENCE) {
                    chosen.add(originals.shown(entry));
                }
            }
        }
        Set<String> fields = fields();
        return sorted(chosen).stream().map(e -> evidence(e, fields)).toList();
    }

    private static Evidence evidence(NoticedEntry noticed, Set<String> fields) {
        Map<String, List<String>> telling =
                new LinkedHashMap<>(noticed.entry().keeping(fields).fields());
        telling.values().removeIf(UNTELLING::contains);
        if (telling.containsKey(CALLER)) {
            telling.remove(BACKTRACE);
        }
        return new Evidence(
                noticed.entry().origin(),
                noticed.entry().component(),
                noticed.entry().time(),
                noticed.entry().correlationId(),
                Collections.unmodifiableMap(telling));
    }

    private Set<String> fields() {
        Set<String> fields = new TreeSet<>();
        scenario.signals().values().forEach(s -> fields.addAll(s.condition().fields()));
        scenario.facts().forEach(f -> fields.addAll(f.fields()));
        return fields;
    }
}

package dev.logscan.incident;

import dev.logscan.scenario.Decision;
import dev.logscan.scenario.FactSpec;
import dev.logscan.scenario.Scenario;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.Side;
import dev.logscan.scenario.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
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
    private final Coverage coverage;
    private final Sides sides;
    private final SideJoin join;
    private final Scenario scenario;

    FindingMaker(ScenarioCatalog catalog, Case attempts, Coverage coverage, Sides sides, SideJoin join) {
        this.catalog = catalog;
        this.attempts = attempts;
        this.coverage = coverage;
        this.sides = sides;
        this.join = join;
        this.scenario = attempts.scenario();
    }

    Finding finding() {
        List<NoticedEntry> own = entries(false);
        Instant first = own.stream()
                .map(e -> e.entry().time())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        Instant last = own.stream()
                .map(e -> e.entry().time())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        Words words = new Words(attempts, first, last);
        Verdicts verdicts = new Verdicts(catalog, attempts, coverage, sides, words);
        List<Link> links = links();
        return new Finding(
                scenario.id(),
                words.prose(scenario.title()),
                scenario.severity(),
                confidence(links),
                side(),
                words.prose(scenario.summary()),
                attempts.attempts().size(),
                first,
                last,
                ids(),
                facts(),
                verdicts.causes(),
                verdicts.advice(scenario.steps()),
                evidence(own, verdicts.deciding()),
                links,
                verdicts.missing(),
                scenario.docs());
    }

    private List<NoticedEntry> entries(boolean joined) {
        Set<NoticedEntry> entries = new LinkedHashSet<>();
        for (Attempt attempt : attempts.attempts()) {
            for (Signal signal : scenario.signals().values()) {
                if (signal.joined() == joined) {
                    entries.addAll(attempt.entries(signal.name()));
                }
            }
        }
        return sorted(entries);
    }

    private static List<NoticedEntry> sorted(Collection<NoticedEntry> entries) {
        return entries.isEmpty() ? List.of() : new Incident(null, Side.BOTH, List.copyOf(entries)).entries();
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
        Side own = attempts.attempts().get(0).incident().side();
        boolean bothSides = attempts.attempts().stream().anyMatch(a -> a.joined() != null)
                && (own == Side.GITLAB_COM || entries(true).size() > 0);
        return bothSides ? Side.BOTH : own;
    }

    private List<String> ids() {
        return attempts.attempts().stream()
                .map(a -> a.incident().id())
                .filter(Objects::nonNull)
                .distinct()
                .limit(MOST_IDS)
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
        for (Attempt attempt : attempts.attempts()) {
            Incident own = attempt.incident();
            List<SideJoin.Pair> candidates = join.candidates(own);
            for (SideJoin.Pair pair : candidates) {
                Incident other = pair.other(own);
                int rivals = join.candidates(other).size();
                boolean sent = own == pair.sent().incident();
                links.add(new Link(
                        own.id(),
                        other.id(),
                        other.side(),
                        pair.agree(),
                        sent ? pair.offsetMs() : -pair.offsetMs(),
                        Math.max(candidates.size(), rivals)));
            }
        }
        return links.subList(0, Math.min(MOST_IDS, links.size()));
    }

    /** The first entries, and those that decide a confirmed cause wherever they stand. */
    private List<Evidence> evidence(List<NoticedEntry> own, Set<NoticedEntry> deciding) {
        Set<NoticedEntry> chosen =
                new LinkedHashSet<>(deciding.stream().limit(MOST_EVIDENCE).toList());
        for (List<NoticedEntry> entries : List.of(own, entries(true))) {
            for (NoticedEntry entry : entries) {
                if (chosen.size() < MOST_EVIDENCE) {
                    chosen.add(entry);
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

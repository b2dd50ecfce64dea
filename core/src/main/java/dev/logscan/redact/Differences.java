package dev.logscan.redact;

import dev.logscan.incident.CauseVerdict;
import dev.logscan.incident.Fact;
import dev.logscan.incident.Finding;
import dev.logscan.incident.Link;
import dev.logscan.incident.Unexplained;
import dev.logscan.report.Report;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a redacted copy shows otherwise than the logs that it was made of, in words without a value of either. */
public final class Differences {
    private final Redactor redactor;
    private final List<String> differences = new ArrayList<>();

    private Differences(Redactor redactor) {
        this.redactor = redactor;
    }

    /**
     * Compares two scans: scenarios, counts, times, ids, causes and facts, as they read after redaction.
     *
     * @param original the report of the logs, nothing masked
     * @param copy the report of the copy, nothing masked
     * @param redactor what the copy was made with
     * @return a sentence for each difference, empty when both show the same
     */
    public static List<String> of(Report original, Report copy, Redactor redactor) {
        Differences differences = new Differences(redactor);
        differences.findings(original.findings(), copy.findings());
        if (!original.more().equals(copy.more())) {
            differences.differences.add("the number of further findings differs");
        }
        differences.unexplained(original.unexplained(), copy.unexplained());
        return differences.differences.stream().distinct().toList();
    }

    private void findings(List<Finding> originals, List<Finding> copies) {
        Map<Object, List<Finding>> alike = new HashMap<>();
        copies.forEach(copy -> alike.computeIfAbsent(place(copy, false), k -> new ArrayList<>())
                .add(copy));
        for (Finding original : originals) {
            List<Finding> candidates = alike.getOrDefault(place(original, true), new ArrayList<>());
            Finding same = candidates.stream()
                    .filter(copy -> difference(original, copy) == null)
                    .findFirst()
                    .orElse(candidates.isEmpty() ? null : candidates.get(0));
            if (same == null) {
                differences.add(original.scenario() + ": its finding is missing from the copy");
                continue;
            }
            candidates.remove(same);
            String difference = difference(original, same);
            if (difference != null) {
                differences.add(original.scenario() + ": " + difference);
            }
        }
        alike.values().stream()
                .flatMap(List::stream)
                .forEach(more -> differences.add(more.scenario() + ": the copy has a finding more"));
    }

    private Object place(Finding finding, boolean original) {
        return List.of(
                finding.scenario(),
                String.valueOf(finding.firstSeen()),
                String.valueOf(finding.lastSeen()),
                ids(finding.correlationIds(), original));
    }

    /** The first thing that is not the same, or null. */
    private @Nullable String difference(Finding original, Finding copy) {
        if (original.count() != copy.count()) {
            return "the copy counts " + copy.count() + " attempts instead of " + original.count();
        }
        if (original.severity() != copy.severity()) {
            return "the severity differs";
        }
        if (original.confidence() != copy.confidence()) {
            return "the confidence differs";
        }
        if (original.side() != copy.side()) {
            return "the side differs";
        }
        if (!statuses(original).equals(statuses(copy))) {
            return "the verdict on a cause differs: " + verdict(original, copy);
        }
        if (!links(original, true).equals(links(copy, false))) {
            return "the joined requests differ";
        }
        return facts(original.facts(), copy.facts());
    }

    private static Map<String, String> statuses(Finding finding) {
        return finding.causes().stream()
                .collect(Collectors.toMap(
                        CauseVerdict::cause, verdict -> verdict.status().id()));
    }

    private static String verdict(Finding original, Finding copy) {
        Map<String, String> verdicts = new LinkedHashMap<>(statuses(original));
        verdicts.entrySet().removeAll(statuses(copy).entrySet());
        return String.join(", ", verdicts.keySet());
    }

    private Set<String> ids(List<String> ids, boolean original) {
        return ids.stream().map(id -> original ? redactor.id(id) : id).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> links(Finding finding, boolean original) {
        return finding.links().stream()
                .map(link -> id(link.of(), original) + " " + id(link.correlationId(), original) + " " + rest(link))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String id(@Nullable String id, boolean original) {
        return id == null ? "" : original ? redactor.id(id) : id;
    }

    private static String rest(Link link) {
        return link.side() + " " + link.agree() + " " + link.clockOffsetMs() + " " + link.candidates();
    }

    private @Nullable String facts(List<Fact> originals, List<Fact> copies) {
        Map<String, Fact> named = copies.stream().collect(Collectors.toMap(Fact::name, fact -> fact));
        for (Fact original : originals) {
            Fact copy = named.remove(original.name());
            if (copy == null || !isSame(original, copy)) {
                return "the fact " + original.name() + " differs";
            }
        }
        return named.isEmpty() ? null : "the copy has a fact more: " + String.join(", ", new TreeSet<>(named.keySet()));
    }

    /** Every value of one has its like in the other; what a text holds may be read as a text or as what it is. */
    private boolean isSame(Fact original, Fact copy) {
        Set<String> met = new TreeSet<>();
        for (String value : original.values()) {
            // A pseudonym is only asked for while none has fitted, for each that is asked for is given.
            String same = Stream.<UnaryOperator<String>>of(
                            v -> redactor.value(original.name(), v), redactor::text, redactor::host)
                    .map(reading -> reading.apply(value))
                    .filter(copy.values()::contains)
                    .findFirst()
                    .orElse(null);
            if (same == null) {
                return false;
            }
            met.add(same);
        }
        return met.containsAll(copy.values());
    }

    private void unexplained(List<Unexplained> originals, List<Unexplained> copies) {
        if (!shapes(originals).equals(shapes(copies))) {
            differences.add("what no scenario explains differs");
        }
    }

    private static List<String> shapes(List<Unexplained> shapes) {
        return shapes.stream()
                .map(shape -> shape.count()
                        + " "
                        + Objects.requireNonNullElse(shape.firstSeen(), "")
                        + " "
                        + Objects.requireNonNullElse(shape.lastSeen(), ""))
                .sorted()
                .toList();
    }
}

package dev.logscan.incident;

import dev.logscan.language.Wording;
import dev.logscan.scenario.FactSpec;
import dev.logscan.scenario.Scenario;
import dev.logscan.scenario.Template;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fills templates with the values of a case, in the language of the user. */
final class Words {
    /** Requests, their retries and a clock that is a little off lie within this of an attempt. */
    private static final Duration AROUND = Duration.ofMinutes(5);

    private final Wording wording;
    private final Map<String, String> values = new TreeMap<>();

    Words(Case attempts, List<String> ids, @Nullable Instant first, @Nullable Instant last, Wording wording) {
        this.wording = wording;
        Scenario scenario = attempts.scenario();
        Set<String> ours =
                scenario.facts().stream().flatMap(spec -> spec.fixed().stream()).collect(Collectors.toSet());
        for (FactSpec spec : scenario.facts()) {
            List<String> fact = attempts.fact(spec);
            if (!fact.isEmpty()) {
                values.put(
                        spec.name(),
                        fact.stream()
                                .map(value -> ours.contains(value) ? wording.say(value) : value)
                                .collect(Collectors.joining(", ")));
            }
        }
        values.put("count", Long.toString(attempts.count()));
        put("correlationId", ids.isEmpty() ? null : ids.get(0));
        put("joinedId", firstJoinedId(attempts));
        if (first != null && last != null) {
            values.put("firstSeen", first.truncatedTo(ChronoUnit.MILLIS).toString());
            values.put("lastSeen", last.truncatedTo(ChronoUnit.MILLIS).toString());
            values.put("span", span(first, last));
            values.put("joinedSpan", joinedSpan(attempts, first, last));
        }
        scenario.signals().keySet().forEach(signal -> put("at:" + signal, place(attempts, signal)));
    }

    /** A sentence of prose, in the language of the user. */
    String prose(Template template) {
        return translated(template).fill(values::get);
    }

    /** A sentence of our own, in the language of the user. */
    String say(String english, Object... places) {
        return wording.say(english, places);
    }

    /** A command to copy: a value that a shell could take for more than a plain word is left out. */
    String command(Template template) {
        return translated(template).fill(name -> {
            String value = values.get(name);
            return value == null || !isPlain(value) ? null : value;
        });
    }

    private Template translated(Template template) {
        String text = wording.say(template.text());
        return text.equals(template.text()) ? template : new Template(text);
    }

    private void put(String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private String span(Instant first, Instant last) {
        return say("{from} to {to} UTC", minute(first.minus(AROUND)), minute(last.plus(AROUND)));
    }

    /** Such as {@code 2025-02-11 09:14}; a formatter for it takes longer to make than all else that is said. */
    private static String minute(Instant time) {
        String text = time.toString();
        int date = text.indexOf('T');
        return text.substring(0, date) + " " + text.substring(date + 1, date + 6);
    }

    /** When the other side's requests were, by its clock; where none is joined, when this side's were. */
    private String joinedSpan(Case attempts, Instant first, Instant last) {
        Instant from = Rows.instant(attempts.joinedFirst());
        Instant to = Rows.instant(attempts.joinedLast());
        return from == null || to == null ? span(first, last) : span(from, to);
    }

    private static @Nullable String firstJoinedId(Case attempts) {
        return attempts.attempts().stream()
                .map(a -> a.joined() == null ? null : a.joined().id())
                .filter(id -> id != null)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String place(Case attempts, String signal) {
        return attempts.attempts().stream()
                .flatMap(a -> a.entries(signal).stream())
                .map(e -> e.entry().origin().source() + ":" + e.entry().origin().line())
                .findFirst()
                .orElse(null);
    }

    private static boolean isPlain(String value) {
        return value.chars().allMatch(c -> (c < 128 && Character.isLetterOrDigit(c)) || ".:/_-[]@,+=".indexOf(c) >= 0)
                && !value.startsWith("-");
    }
}

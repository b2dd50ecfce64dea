package dev.logscan.incident;

import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import dev.logscan.entry.Origin;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.VersionRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Entries of both sides, written as tests need them, and what is found in them. */
final class Logs {
    static final ScenarioCatalog CATALOG = ScenarioCatalog.load();

    private final List<NoticedEntry> entries = new ArrayList<>();
    private final List<Coverage.Span> spans = new ArrayList<>();
    private Settings settings = new Settings(VersionRange.ALL, Map.of());
    private int line;
    private boolean spread;

    /** Adds an entry; {@code fields} are names and values in turn. */
    Logs entry(String source, Component component, String time, String id, String... fields) {
        LogEntry.Builder builder = LogEntry.at(new Origin(source, ++line, line))
                .component(component)
                .time(Instant.parse(time))
                .correlationId(id);
        for (int i = 0; i < fields.length; i += 2) {
            builder.add(fields[i], fields[i + 1]);
        }
        LogEntry entry = builder.build();
        entries.add(new NoticedEntry(entry, CATALOG.notice(entry)));
        return this;
    }

    /** Adds a line that was copied from the browser. */
    Logs pasted(String text) {
        LogEntry entry = LogEntry.at(new Origin("pasted.txt", ++line, line))
                .component(Component.BROWSER)
                .add("message", text)
                .build();
        entries.add(new NoticedEntry(entry, CATALOG.notice(entry)));
        return this;
    }

    /** GitLab.com sent an installed event to an instance and got this status, with an empty body. */
    Logs sent(String time, String id, String url, String status) {
        String caller = "JiraConnect::InstallationsController#update";
        entry(
                "kibana",
                Component.INTEGRATIONS,
                time,
                id,
                "meta.caller_id",
                caller,
                "message",
                "Proxy lifecycle event received error response",
                "jira_event_type",
                "installed",
                "jira_status_code",
                status,
                "jira_body",
                "");
        return entry(
                "kibana",
                Component.PRODUCTION,
                time,
                id,
                "meta.caller_id",
                caller,
                "status",
                "422",
                "duration_s",
                "0.5",
                "params.installation.instance_url",
                url);
    }

    /** The instance received a proxied event under a Host and answered with this status. */
    Logs received(String time, String id, String host, String status) {
        entry(
                "workhorse/current",
                Component.WORKHORSE,
                time.replaceAll("\\.\\d+Z", "Z"),
                id,
                "method",
                "POST",
                "uri",
                "/-/jira_connect/events/installed",
                "host",
                host,
                "status",
                status,
                "user_agent",
                "Ruby");
        return request(time, id, status);
    }

    /** The request as Rails saw it, without Workhorse. */
    Logs request(String time, String id, String status, String... more) {
        List<String> fields = new ArrayList<>(List.of(
                "method",
                "POST",
                "path",
                "/-/jira_connect/events/installed",
                "status",
                status,
                "params",
                "present",
                "params.jwt",
                "[FILTERED]",
                "ua",
                "Ruby"));
        fields.addAll(List.of(more));
        return entry("production_json.log", Component.PRODUCTION, time, id, fields.toArray(new String[0]));
    }

    /** The instance refused the audience of a request. */
    Logs audience(String time, String id, String expected, String received) {
        return exception(
                time, id, "JWT::InvalidAudError", "Invalid audience. Expected " + expected + ", received " + received);
    }

    /** The instance logged an exception of an events request. */
    Logs exception(String time, String id, String type, String message) {
        return entry(
                "exceptions_json.log",
                Component.EXCEPTIONS,
                time,
                id,
                "meta.caller_id",
                "JiraConnect::EventsController#installed",
                "exception.class",
                type,
                "exception.message",
                message);
    }

    /** A log of the instance that was read from one time to another. */
    Logs covering(String source, Component component, String first, String last) {
        spans.add(new Coverage.Span(source, component, Instant.parse(first), Instant.parse(last)));
        return this;
    }

    Logs with(Settings value) {
        settings = value;
        return this;
    }

    List<Finding> findings() {
        return diagnosis().findings();
    }

    List<Unexplained> unexplained() {
        return diagnosis().unexplained();
    }

    private Diagnosis diagnosis() {
        return diagnosis(Long.MAX_VALUE, true);
    }

    /** What is said with so much memory, of inputs that can be read again or not. */
    Diagnosis diagnosis(long budget, boolean rereadable) {
        Correlator correlator = new Correlator(CATALOG, budget, rereadable);
        read(correlator::add);
        if (correlator.wantsAnotherReading()) {
            correlator = correlator.forAnotherReading();
            read(correlator::add);
        }
        Diagnosis diagnosis = new Diagnosis(CATALOG, settings, correlator, new Coverage(spans), Selection.ALL);
        if (diagnosis.wantsOriginals()) {
            read(noticed -> {
                boolean wanted =
                        spread ? diagnosis.wantedKeys().contains(noticed.key()) : diagnosis.mayWant(noticed.entry());
                if (wanted) {
                    diagnosis.take(noticed);
                }
            });
        }
        return diagnosis;
    }

    /** Hands over the entries that tell something, as a scan does. */
    private void read(Consumer<NoticedEntry> sink) {
        entries.stream().filter(e -> !e.held().isEmpty()).forEach(sink);
    }

    /** Reads them as several machines do: packed, without the ids of which no entry tells for itself, and again by keys. */
    void spread() {
        spread = true;
        Set<Long> telling = entries.stream()
                .filter(e -> e.held().intersects(CATALOG.opening()))
                .map(NoticedEntry::key)
                .collect(Collectors.toSet());
        entries.removeIf(e -> !telling.contains(e.key()));
        entries.replaceAll(e -> new PackedEntries(CATALOG).unpackNoticed(new PackedEntries(CATALOG).pack(e)));
    }

    /** Reads the sources in another order; the entries of each stay in theirs. */
    void shuffleSources(Random random) {
        List<String> sources = new ArrayList<>(entries.stream()
                .map(e -> e.entry().origin().source())
                .distinct()
                .toList());
        Collections.shuffle(sources, random);
        entries.sort(
                Comparator.comparingInt(e -> sources.indexOf(e.entry().origin().source())));
    }

    Finding finding(String scenario) {
        return findings().stream()
                .filter(f -> f.scenario().equals(scenario))
                .findFirst()
                .orElseThrow(() -> new AssertionError(scenario + " is not among "
                        + findings().stream().map(Finding::scenario).toList()));
    }

    /** The pairs that GitLab.com's findings name, as {@code own>other}, with the number of candidates. */
    List<String> links() {
        return findings().stream()
                .flatMap(f -> f.links().stream())
                .filter(l -> l.side() == dev.logscan.scenario.Side.SELF_MANAGED)
                .map(l -> l.of() + ">" + l.correlationId() + " " + l.candidates())
                .sorted()
                .toList();
    }
}

package dev.logscan;

import dev.logscan.condition.Condition;
import dev.logscan.condition.Literals;
import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import dev.logscan.incident.Correlator;
import dev.logscan.incident.Finding;
import dev.logscan.incident.LiveCorrelator;
import dev.logscan.incident.NoticedEntry;
import dev.logscan.input.InputScanner;
import dev.logscan.input.LogFollower;
import dev.logscan.input.ReadProblem;
import dev.logscan.input.SourceStatistics;
import dev.logscan.language.Wording;
import dev.logscan.report.AttemptLine;
import dev.logscan.report.AttemptLine.Outcome;
import dev.logscan.report.Report;
import dev.logscan.scenario.Severity;
import dev.logscan.scenario.Side;
import java.io.Closeable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches logs while a problem is reproduced: tells of each attempt at once, and what it all shows at the end.
 *
 * <p>It does nothing by itself: whoever holds it calls {@link #poll} as often as attempts are to be told, five times a second
 * say. Memory is bounded, however long it is watched. Not thread-safe.
 */
public final class LogWatch implements Closeable {
    /** Who writes a line for each request that reaches an instance, of the app or of anybody else. */
    private static final Set<Component> REQUEST_LOGS = EnumSet.of(
            Component.WORKHORSE,
            Component.NGINX_ACCESS,
            Component.PRODUCTION,
            Component.PRODUCTION_TEXT,
            Component.API);

    private final LogScan scan;
    private final Condition request;
    private final LongSupplier clock;
    private final LogFollower<NoticedEntry> follower;
    private final Correlator all;
    private final LiveCorrelator live;
    private long attempts;

    LogWatch(LogScan scan, List<String> paths, boolean fromStart, LongSupplier clock) {
        this.scan = scan;
        this.clock = clock;
        request = scan.catalog().request();
        all = new Correlator(scan.catalog(), scan.memory(), false);
        live = new LiveCorrelator(scan.catalog(), all);
        Literals literals = scan.catalog().literals().or(request.literals());
        follower = InputScanner.builder()
                .literals(literals.alternatives())
                .search(scan.literalSearch() && literals.known())
                .threads(1)
                .longestLine(scan.longestLine())
                .build()
                .follow(paths, fromStart, this::notice, clock);
    }

    /**
     * Reads what has been written since the last call.
     *
     * @return the attempts of which nothing more was written for a moment, each once
     */
    public List<AttemptLine> poll() {
        follower.poll(noticed -> live.add(noticed, clock.getAsLong()));
        return told(live.settled(clock.getAsLong()));
    }

    /**
     * Reads what has been written since the last call, and takes it for all there is.
     *
     * @return the attempts that were not told yet
     */
    public List<AttemptLine> finish() {
        follower.finish(noticed -> live.add(noticed, clock.getAsLong()));
        return told(live.rest());
    }

    /**
     * What was seen so far, as a scan of the same lines would say it, and what it means when nothing was seen.
     *
     * @return the report; its places are those of the files as they stand now
     * @throws java.util.concurrent.CancellationException when the thread was interrupted
     */
    public Report report() {
        all.relocate(follower.places());
        List<SourceStatistics> sources = follower.statistics();
        List<ReadProblem> problems = follower.problems();
        return scan.report(all, sources, problems, attempts > 0 ? List.of() : List.of(silence(sources, problems)));
    }

    /**
     * How many attempts were told of.
     *
     * @return their number
     */
    public long attempts() {
        return attempts;
    }

    /**
     * How many lines were written to the logs that are watched.
     *
     * @return their number
     */
    public long lines() {
        return follower.statistics().stream().mapToLong(SourceStatistics::lines).sum();
    }

    /**
     * How many logs are watched.
     *
     * @return their number
     */
    public int logs() {
        return follower.size();
    }

    @Override
    public void close() {
        follower.close();
    }

    private @Nullable NoticedEntry notice(LogEntry entry) {
        BitSet held = scan.catalog().notice(entry);
        return held.isEmpty() && !request.holds(entry) ? null : scan.noticed(entry, held);
    }

    private List<AttemptLine> told(List<List<NoticedEntry>> settled) {
        List<AttemptLine> lines = new ArrayList<>();
        for (List<NoticedEntry> entries : settled) {
            if (scan.filter().selection().holds(time(entries), id(entries))) {
                AttemptLine line = line(entries);
                if (line != null) {
                    lines.add(line);
                }
            }
        }
        attempts += lines.size();
        return lines;
    }

    /** Judges one attempt by its own entries; null for what is no attempt, and tells only for the report. */
    private @Nullable AttemptLine line(List<NoticedEntry> entries) {
        Correlator own = new Correlator(scan.catalog(), false);
        entries.forEach(own::add);
        LogScan.Judged judged = scan.judge(own);
        LogEntry asked = entries.stream()
                .map(NoticedEntry::entry)
                .filter(e -> REQUEST_LOGS.contains(e.component()))
                .findFirst()
                .orElse(null);
        if (!judged.findings().isEmpty()) {
            Finding worst = judged.findings().get(0);
            boolean wanted = judged.findings().stream().anyMatch(scan.filter()::wants);
            return line(entries, asked, Outcome.FINDING, worst.severity(), worst.title(), wanted);
        }
        if (!judged.unexplained().isEmpty()) {
            String what = scan.wording()
                    .say("not explained: {what}", judged.unexplained().get(0).what());
            return line(entries, asked, Outcome.UNEXPLAINED, null, what, false);
        }
        if (asked == null) {
            return null;
        }
        String status = asked.first("status");
        boolean refused = status != null && status.length() == 3 && status.compareTo("400") >= 0;
        String path = asked.has("path") ? asked.first("path") : asked.first("uri");
        String what = asked.first("method") + " " + path;
        return line(entries, asked, refused ? Outcome.REFUSED : Outcome.OK, null, what, false);
    }

    private AttemptLine line(
            List<NoticedEntry> entries,
            @Nullable LogEntry asked,
            Outcome outcome,
            @Nullable Severity severity,
            String text,
            boolean wanted) {
        String status = asked == null ? null : asked.first("status");
        String id = id(entries);
        return new AttemptLine(
                time(entries),
                side(entries),
                status == null ? null : scan.shown(status),
                outcome,
                severity,
                scan.shown(text),
                id == null ? null : scan.shown(id),
                wanted);
    }

    private Side side(List<NoticedEntry> entries) {
        int proxyMark = scan.catalog().number(scan.catalog().proxyMark());
        if (entries.stream().allMatch(e -> e.entry().component() == Component.BROWSER)) {
            return Side.BROWSER;
        }
        boolean proxy = entries.stream().anyMatch(e -> e.held().get(proxyMark));
        return proxy ? Side.GITLAB_COM : Side.SELF_MANAGED;
    }

    private static @Nullable String id(List<NoticedEntry> entries) {
        return entries.get(0).entry().correlationId();
    }

    private static @Nullable Instant time(List<NoticedEntry> entries) {
        return entries.stream()
                .map(noticed -> noticed.entry().time())
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** What it means that there was no attempt. Only a log that was written to shows that there was none. */
    private String silence(List<SourceStatistics> sources, List<ReadProblem> problems) {
        Wording wording = scan.wording();
        long requests = 0;
        String alive = "";
        long others = 0;
        for (SourceStatistics source : sources) {
            if (REQUEST_LOGS.contains(source.kind()) && source.entries() > 0) {
                alive = source.entries() > requests || alive.isEmpty() ? source.name() : alive;
                requests += source.entries();
            } else {
                others += source.lines();
            }
        }
        if (requests > 0) {
            return wording.say(
                    "No request of the app has reached this instance while it was watched. Its logs were alive:"
                            + " {requests} logged meanwhile, most of all in {log}. So whatever was tried was stopped"
                            + " before GitLab: by DNS, a firewall, a reverse proxy, or because it was sent to another"
                            + " address.",
                    wording.count(requests, "{n} other request was", "{n} other requests were"),
                    alive);
        }
        String unreadable = problems.stream().anyMatch(ReadProblem::incomplete)
                ? wording.say(" Some logs could not be read: see the problems.")
                : "";
        if (others > 0) {
            String seen = wording.say(
                    "No request of the app was seen, which proves nothing: {lines} lines were written, but none to a"
                            + " log that shows requests (gitlab-workhorse/current, gitlab-rails/production_json.log, or"
                            + " NGINX's access log). Watch one of these too.",
                    others);
            return seen + unreadable;
        }
        String quiet = wording.say(
                "No line was written to any log that was watched, so it cannot be told whether a request has"
                        + " reached this instance: perhaps GitLab logs elsewhere.");
        return quiet + unreadable;
    }
}

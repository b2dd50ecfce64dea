package dev.logscan;

import dev.logscan.condition.Literals;
import dev.logscan.entry.LogEntry;
import dev.logscan.incident.Evidence;
import dev.logscan.incident.Unexplained;
import dev.logscan.input.Discovery;
import dev.logscan.input.InputScanner;
import dev.logscan.input.SourceStatistics;
import dev.logscan.language.Language;
import dev.logscan.language.Wording;
import dev.logscan.report.Excerpts;
import dev.logscan.report.Masking;
import dev.logscan.report.Report;
import dev.logscan.report.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Finds entries for a person to read, without any scenario: all of one request, or what a browser says of the app.
 *
 * <p>It reads the inputs anew with the text that every wanted line holds; a scan keeps no heap of lines. Immutable and
 * thread-safe.
 */
public final class LogSearch {
    /** An honest request has a dozen entries; an id that many share is worth no more memory than this. */
    static final int MOST_ENTRIES = 10_000;

    private static final Comparator<LogEntry> ORDER = Comparator.comparing(
                    LogEntry::time, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(LogEntry::origin);

    private final int threads;
    private final boolean showSecrets;
    private final Language language;

    /**
     * Makes a search that addresses people in English.
     *
     * @param threads how many threads read; the result does not depend on it
     * @param showSecrets whether secrets in log text stay as they are
     */
    public LogSearch(int threads, boolean showSecrets) {
        this(threads, showSecrets, Language.ENGLISH);
    }

    /**
     * Makes a search.
     *
     * @param threads how many threads read; the result does not depend on it
     * @param showSecrets whether secrets in log text stay as they are
     * @param language the language of the problems of reading
     */
    public LogSearch(int threads, boolean showSecrets, Language language) {
        this.threads = threads;
        this.showSecrets = showSecrets;
        this.language = language;
    }

    /**
     * Every entry of one request.
     *
     * @param correlationId its id, exactly as logged
     * @param discovery the inputs, and the problems of finding them
     * @return the entries in the order of time, those without one last
     * @throws InterruptedException when the thread is interrupted while it reads
     */
    public Trace trace(String correlationId, Discovery discovery) throws InterruptedException {
        return find(correlationId, Literals.of(correlationId), entry -> hasId(entry, correlationId), discovery);
    }

    /**
     * The app's attempts to set the address of an instance, as a browser recorded them.
     *
     * @param discovery where the recordings are
     * @return the requests, with {@code params.installation.instance_url} and the correlation id of the answer where they are known
     * @throws InterruptedException when the thread is interrupted while it reads
     */
    public Trace installationUpdates(Discovery discovery) throws InterruptedException {
        return find("", Literals.none(), LogSearch::isInstallationUpdate, discovery);
    }

    private static boolean hasId(LogEntry entry, String id) {
        return id.equals(entry.correlationId()) || entry.all("correlation_id").contains(id);
    }

    private static boolean isInstallationUpdate(LogEntry entry) {
        return "PUT".equals(entry.first("method")) && "/-/jira_connect/installations".equals(entry.first("path"));
    }

    private Trace find(String id, Literals literals, Predicate<LogEntry> wanted, Discovery discovery)
            throws InterruptedException {
        Kept kept = new Kept();
        List<SourceStatistics> sources = InputScanner.builder()
                .literals(literals.alternatives())
                .search(literals.known())
                .threads(threads)
                .build()
                .<LogEntry>scan(discovery.inputs(), entry -> wanted.test(entry) ? entry : null, kept::add);
        kept.entries.sort(ORDER);
        List<Evidence> evidence = kept.entries.stream()
                .map(e -> new Evidence(e.origin(), e.component(), e.time(), e.correlationId(), e.fields()))
                .toList();
        // A report, so that all its secrets are numbered together and no text of it is forgotten.
        Report report = new Report(
                LogScan.version(),
                LogScan.summaries(sources, discovery.problems(), Wording.of(language)),
                List.of(),
                Map.of(),
                List.of(new Unexplained(id, kept.count, null, null, evidence)),
                List.of(),
                language);
        Report shown = Excerpts.cut(showSecrets ? report : Masking.mask(report));
        Unexplained found = shown.unexplained().get(0);
        return new Trace(shown.toolVersion(), found.what(), found.count(), found.evidence(), shown.sources());
    }

    /** What was found, as much of it as memory is good for. */
    private static final class Kept {
        private final List<LogEntry> entries = new ArrayList<>();
        private long count;

        void add(LogEntry entry) {
            count++;
            if (entries.size() < MOST_ENTRIES) {
                entries.add(entry);
            }
        }
    }
}

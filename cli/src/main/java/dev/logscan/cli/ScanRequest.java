package dev.logscan.cli;

import dev.logscan.entry.Component;
import dev.logscan.language.Language;
import dev.logscan.report.Format;
import dev.logscan.report.TextOptions;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.Severity;
import dev.logscan.scenario.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a scan was asked for.
 *
 * @param paths files, folders, archives, {@code -}; never empty
 * @param kinds who wrote what some of the paths lead to, by path
 * @param format what goes to standard output
 * @param files the reports to write beside
 * @param text how text looks on standard output
 * @param since the first moment to report, or null
 * @param until the first moment no more to report, or null
 * @param correlationIds the requests to report, empty for all
 * @param instanceUrl the instance to report, or null for all
 * @param scenarios the problems to report, empty for all
 * @param catalog the problems to look for
 * @param proxyFqdn the name under which the app reaches the instance, or null
 * @param gitlabVersion the version of the instance, or null
 * @param minSeverity what is reported
 * @param failOn what makes the exit code 1, or null when nothing does
 * @param language the language of the report
 * @param threads how many threads read
 * @param context how many lines around evidence are shown
 * @param showSecrets whether secrets stay readable
 * @param quiet whether notes are left out
 * @param progress whether a terminal is shown how far the reading is
 */
record ScanRequest(
        List<String> paths,
        Map<String, Component> kinds,
        Format format,
        List<ReportFile> files,
        TextOptions text,
        @Nullable Instant since,
        @Nullable Instant until,
        Set<String> correlationIds,
        @Nullable String instanceUrl,
        Set<String> scenarios,
        ScenarioCatalog catalog,
        @Nullable String proxyFqdn,
        @Nullable Version gitlabVersion,
        Severity minSeverity,
        @Nullable Severity failOn,
        Language language,
        int threads,
        int context,
        boolean showSecrets,
        boolean quiet,
        boolean progress) {
    /** Whether it is said what took the time. */
    boolean timing() {
        return text.verbose() && !quiet;
    }

    /** How text looks elsewhere than on standard output. */
    TextOptions plainText() {
        return new TextOptions(false, text.missing(), text.width(), text.verbose(), text.zone());
    }
}

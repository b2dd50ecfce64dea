package dev.logscan.cli;

import dev.logscan.LogSearch;
import dev.logscan.input.Discovery;
import dev.logscan.report.Escape;
import dev.logscan.report.KibanaSearch;
import dev.logscan.report.Masking;
import dev.logscan.report.Trace;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code kibana}: prints the searches that GitLab documents, filled in. */
final class KibanaCommand {
    private final Surroundings around;

    KibanaCommand(Surroundings around) {
        this.around = around;
    }

    ExitCode run(Arguments arguments) throws UsageException, IOException {
        if (!arguments.paths().isEmpty()) {
            throw new UsageException(
                    "kibana",
                    "unexpected " + arguments.paths().get(0),
                    "expected options only; --har FILE reads a file");
        }
        Set<String> ids = new LinkedHashSet<>();
        Set<String> urls = new LinkedHashSet<>();
        for (String file : arguments.all(CliOption.HAR)) {
            recorded(file, ids, urls);
        }
        for (String id : arguments.all(CliOption.REQUEST_ID)) {
            ids.add(id(id));
        }
        for (String url : arguments.all(CliOption.INSTANCE_URL)) {
            urls.add(url(url));
        }
        if (ids.isEmpty() && urls.isEmpty()) {
            throw new UsageException(
                    "kibana", "nothing to search for", "expected --instance-url, --request-id or --har");
        }
        StringBuilder page = new StringBuilder();
        for (String id : ids) {
            String what = around.wording().say("The entries of the request {id}; two are to be expected.", id);
            append(page, what, KibanaSearch.byRequest(id));
        }
        for (String url : urls) {
            String what = around.wording()
                    .say(
                            "The request with the address {url}; then search with its json.correlation_id for the other"
                                    + " entry (logscan kibana --request-id).",
                            url);
            append(page, what, KibanaSearch.byInstanceUrl(url));
        }
        new StandardOutput(around).print(page.toString());
        return ExitCode.NOTHING;
    }

    private static void append(StringBuilder page, String what, KibanaSearch search) {
        page.append(page.isEmpty() ? "" : "\n");
        page.append("# ").append(Escape.line(what)).append("\n\n");
        page.append("# KQL\n").append(search.kql()).append("\n\n");
        page.append("# Query DSL\n").append(search.queryDsl()).append('\n');
    }

    private void recorded(String file, Set<String> ids, Set<String> urls) throws UsageException, IOException {
        Trace found;
        try {
            found = new LogSearch(1, true).installationUpdates(Discovery.of(List.of(file), around.in()));
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted while reading");
        }
        for (var update : found.entries()) {
            if (update.correlationId() != null) {
                ids.add(id(update.correlationId()));
            }
            for (String url : update.fields().getOrDefault("params.installation.instance_url", List.of())) {
                urls.add(url(url));
            }
        }
        if (found.entries().isEmpty()) {
            throw new UsageException(
                    CliOption.HAR.flag(),
                    file + ": no request of the app that sets the address of an instance",
                    "expected a HAR file with a PUT of /-/jira_connect/installations");
        }
    }

    private static String id(String typed) throws UsageException {
        if (typed.isBlank()) {
            throw new UsageException(CliOption.REQUEST_ID.flag(), "empty", "expected ID");
        }
        return withoutSecret(CliOption.REQUEST_ID, typed.strip());
    }

    /** A search is sent on and kept; what is typed or recorded in the wrong place must not go with it. */
    private static String withoutSecret(CliOption option, String text) throws UsageException {
        if (!Masking.mask(text).equals(text)) {
            throw new UsageException(option.flag(), text + " holds a secret", "expected " + option.value());
        }
        return text;
    }

    /** The app sends the address as it was typed, but without a slash at the end. */
    private static String url(String typed) throws UsageException {
        String url = typed.strip();
        while (url.endsWith("/")) {
            url = url.substring(0, url.length() - 1);
        }
        if (!url.matches("(?i)https?:/?/?[^/].*") || !url.contains("://")) {
            throw new UsageException(
                    CliOption.INSTANCE_URL.flag(), typed + " is no URL", "expected such as https://gitlab.example.com");
        }
        return withoutSecret(CliOption.INSTANCE_URL, url);
    }
}

package dev.logscan.cli;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options: one constant each, from which parsing and help are made. */
enum CliOption {
    FORMAT('f', "format", "FORMAT", "what is written to standard output; default text"),
    OUTPUT('o', "output", "FORMAT=FILE", "also write that report to FILE; repeatable"),
    COPY('o', "output", "DIR", "the folder for the copy: an empty one, or one that is not there"),
    MAP(
            "map",
            "FILE",
            "the map of pseudonyms: goes on with one that is there; default DIR.map, which must not be there"),
    SINCE("since", "T", "only from then on: RFC 3339, YYYY-MM-DD, or relative such as -3h or -7d"),
    UNTIL("until", "T", "only before then; a date is the start of that day. Entries without a time stay"),
    UNTIL_FINDING("until", "finding", "end at the first finding, with the report of what was seen"),
    TIMEOUT("timeout", "DURATION", "end after so long, such as 90s, 10m or 2h"),
    CORRELATION_ID("correlation-id", "ID", "report only this request; repeatable"),
    INSTANCE_URL("instance-url", "URL", "report only this instance; compared as a name"),
    REQUEST_ID("request-id", "ID", "the X-Request-Id of the failed request; repeatable"),
    HAR("har", "FILE", "take both from a recording of the browser; repeatable"),
    SCENARIO("scenario", "ID", "report only this problem; repeatable"),
    PROXY_FQDN("proxy-fqdn", "HOST[:PORT]", "the name under which the app reaches the instance"),
    GITLAB_VERSION("gitlab-version", "V", "the version of the self-managed instance, such as 17.5.1"),
    RULES("rules", "PATH", "more scenarios, from a rule file or a folder of them; repeatable"),
    SOURCE("source", "KIND", "who wrote what follows, when detection errs: a kind such as workhorse"),
    MIN_SEVERITY("min-severity", "SEVERITY", "report from info, warning or error on; default info"),
    FAIL_ON("fail-on", "SEVERITY", "what makes the exit code 1: info, warning, error or never; default warning"),
    MISSING("missing", "list what could not be decided and how to decide it"),
    COLOR("color", "WHEN", "auto, always or never; default auto"),
    LANG("lang", "LANG", "the language of reports, help and messages: en or ja; default by the locale"),
    TIME_ZONE("tz", "ZONE", "the zone of times in text and of dates in options; default UTC"),
    THREADS("threads", "N", "how many threads read; default one a processor"),
    CONTEXT(
            'C',
            "context",
            "N",
            "also show N lines before and after each piece of evidence; of files, not of archives and standard input"),
    SHOW_SECRETS("show-secrets", "do not mask tokens, passwords and keys"),
    NO_PROGRESS("no-progress", "do not show on a terminal how far the reading is"),
    QUIET('q', "quiet", null, "no notes on standard error"),
    VERBOSE(
            'v',
            "verbose",
            null,
            "show all evidence, sources and steps, the first unparsed lines, and what took the time"),
    HELP('h', "help", null, "print this help"),
    VERSION('V', "version", null, "print the version");

    private final char letter;
    private final String word;
    private final @Nullable String value;
    private final String help;

    CliOption(char letter, String word, @Nullable String value, String help) {
        this.letter = letter;
        this.word = word;
        this.value = value;
        this.help = help;
    }

    CliOption(String word, String value, String help) {
        this('\0', word, value, help);
    }

    CliOption(String word, String help) {
        this('\0', word, null, help);
    }

    /** The long form without its dashes. */
    String word() {
        return word;
    }

    /** The long form with its dashes, as messages name it. */
    String flag() {
        return "--" + word;
    }

    /** The short form without its dash, or null. */
    @Nullable
    String letter() {
        return letter == '\0' ? null : String.valueOf(letter);
    }

    /** What the value is called in help, or null when it takes none. */
    @Nullable
    String value() {
        return value;
    }

    String help() {
        return help;
    }

    static List<String> flags() {
        return Arrays.stream(values()).map(CliOption::flag).toList();
    }
}

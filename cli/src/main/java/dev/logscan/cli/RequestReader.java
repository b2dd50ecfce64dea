package dev.logscan.cli;

import dev.logscan.entry.Component;
import dev.logscan.report.Format;
import dev.logscan.report.TextOptions;
import dev.logscan.scenario.Scenario;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.Severity;
import dev.logscan.scenario.Version;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves what was typed into what it means, and refuses what means nothing before the first byte is read. */
final class RequestReader {
    private static final List<String> SEVERITIES = List.of("info", "warning", "error");
    private static final List<String> FAILURES = List.of("info", "warning", "error", "never");
    private static final int MOST_THREADS = 1024;
    private static final int MOST_CONTEXT = 100;
    private static final int PAGE = 80;
    private static final int NARROWEST = 40;

    /** As many words as a sentence takes; more are listed. */
    private static final int FEW = 4;

    private final Arguments arguments;
    private final Surroundings around;

    RequestReader(Arguments arguments, Surroundings around) {
        this.arguments = arguments;
        this.around = around;
    }

    ScanRequest read() throws UsageException {
        List<String> paths = paths();
        ZoneId zone = zone();
        ScenarioCatalog catalog = Rules.catalog(arguments.all(CliOption.RULES));
        return new ScanRequest(
                paths,
                kinds(paths),
                format(),
                files(paths),
                text(zone),
                time(CliOption.SINCE, zone),
                time(CliOption.UNTIL, zone),
                distinct(CliOption.CORRELATION_ID),
                instanceUrl(),
                scenarios(catalog),
                catalog,
                proxyFqdn(),
                gitlabVersion(),
                severity(CliOption.MIN_SEVERITY, Severity.INFO),
                failOn(),
                around.wording().language(),
                threads(),
                context(),
                arguments.has(CliOption.SHOW_SECRETS),
                arguments.has(CliOption.QUIET),
                progress());
    }

    List<String> paths() throws UsageException {
        if (arguments.paths().contains("")) {
            throw new UsageException("PATH", "empty", "expected a file, a folder, an archive or -");
        }
        List<String> paths = arguments.paths().isEmpty() ? List.of("-") : arguments.paths();
        if (paths.contains("-") && around.stdin() == Surroundings.Stdin.CLOSED) {
            throw new UsageException("standard input", "closed", "expected logs there, or a PATH");
        }
        return List.copyOf(new LinkedHashSet<>(paths));
    }

    /** What {@code --source} says of the paths that follow it; of a path given twice, the first one counts. */
    Map<String, Component> kinds(List<String> paths) throws UsageException {
        Map<String, Component> kinds = new HashMap<>();
        List<String> words = arguments.all(CliOption.SOURCE);
        List<Integer> starts = arguments.pathsBeforeSource();
        for (int i = 0; i < words.size(); i++) {
            Component kind = kind(words.get(i));
            int end = i + 1 < starts.size() ? starts.get(i + 1) : Integer.MAX_VALUE;
            List<String> typed = arguments.paths().isEmpty() ? paths : arguments.paths();
            for (int at = starts.get(i); at < Math.min(end, typed.size()); at++) {
                kinds.putIfAbsent(typed.get(at), kind);
            }
        }
        // Several components are what each entry tells anyway.
        kinds.values().removeIf(kind -> kind == Component.MIXED);
        return Map.copyOf(kinds);
    }

    private static Component kind(String word) throws UsageException {
        return Component.of(word)
                .orElseThrow(() -> new UsageException(
                        CliOption.SOURCE.flag(),
                        "unknown kind " + word,
                        NearestName.advice(
                                word,
                                Arrays.stream(Component.values())
                                        .map(Component::id)
                                        .toList())));
    }

    Format format() throws UsageException {
        String word = arguments.last(CliOption.FORMAT);
        return word == null ? Format.TEXT : format(CliOption.FORMAT, word);
    }

    private static Format format(CliOption option, String word) throws UsageException {
        return Format.of(word)
                .orElseThrow(() -> new UsageException(
                        option.flag(),
                        "unknown format " + word,
                        NearestName.advice(
                                word,
                                Arrays.stream(Format.values()).map(Format::id).toList())));
    }

    /** Words as a sentence offers them: {@code a, b or c}; many as a list. */
    static String choice(List<String> words) {
        int last = words.size() - 1;
        if (words.size() > FEW) {
            return "one of " + String.join(", ", words);
        }
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    private List<ReportFile> files(List<String> paths) throws UsageException {
        List<ReportFile> files = new ArrayList<>();
        for (String typed : arguments.all(CliOption.OUTPUT)) {
            int equals = typed.indexOf('=');
            if (equals < 1 || equals == typed.length() - 1) {
                throw new UsageException(
                        CliOption.OUTPUT.flag(), typed + " is incomplete", "expected FORMAT=FILE, such as json=r.json");
            }
            Format format = format(CliOption.OUTPUT, typed.substring(0, equals));
            ReportFile file = ReportFile.of(format, typed.substring(equals + 1), paths);
            if (files.stream().anyMatch(other -> other.target().equals(file.target()))) {
                throw new UsageException(CliOption.OUTPUT.flag(), file.target() + " is given twice");
            }
            files.add(file);
        }
        return List.copyOf(files);
    }

    TextOptions text(ZoneId zone) throws UsageException {
        return new TextOptions(
                color(), arguments.has(CliOption.MISSING), width(), arguments.has(CliOption.VERBOSE), zone);
    }

    /** A narrow terminal makes a narrow page; on a wide one, lines that are longer would not be read better. */
    private int width() {
        String columns = around.environment().getOrDefault("COLUMNS", "");
        boolean known = around.stdout() == Surroundings.Stdout.TERMINAL && columns.matches("[1-9][0-9]{0,5}");
        return known ? Math.max(NARROWEST, Math.min(PAGE, Integer.parseInt(columns))) : PAGE;
    }

    private boolean color() throws UsageException {
        String typed = arguments.last(CliOption.COLOR);
        String word = typed == null ? "auto" : typed;
        return switch (word) {
            case "always" -> true;
            case "never" -> false;
            case "auto" -> {
                Map<String, String> environment = around.environment();
                yield around.stdout() == Surroundings.Stdout.TERMINAL
                        && environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !environment.getOrDefault("TERM", "dumb").equals("dumb");
            }
            default ->
                throw new UsageException(
                        CliOption.COLOR.flag(),
                        "unknown word " + word,
                        NearestName.advice(word, List.of("auto", "always", "never")));
        };
    }

    private boolean progress() {
        return around.stderr() == Surroundings.Stderr.TERMINAL
                && !around.environment().getOrDefault("TERM", "dumb").equals("dumb")
                && !arguments.has(CliOption.QUIET)
                && !arguments.has(CliOption.NO_PROGRESS);
    }

    ZoneId zone() throws UsageException {
        String word = arguments.last(CliOption.TIME_ZONE);
        if (word == null) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(word).normalized();
        } catch (DateTimeException e) {
            throw new UsageException(
                    CliOption.TIME_ZONE.flag(), "unknown zone " + word, "expected such as UTC, Asia/Tokyo or +09:00");
        }
    }

    private @Nullable Instant time(CliOption option, ZoneId zone) throws UsageException {
        String word = arguments.last(option);
        return word == null ? null : TimeWord.parse(option, word, zone, around.clock());
    }

    private Set<String> distinct(CliOption option) throws UsageException {
        if (arguments.all(option).stream().anyMatch(String::isBlank)) {
            throw new UsageException(option.flag(), "empty", "expected " + option.value());
        }
        return Set.copyOf(arguments.all(option));
    }

    private @Nullable String notBlank(CliOption option) throws UsageException {
        String word = arguments.last(option);
        if (word != null && word.isBlank()) {
            throw new UsageException(option.flag(), "empty", "expected " + option.value());
        }
        return word;
    }

    private @Nullable String instanceUrl() throws UsageException {
        String word = notBlank(CliOption.INSTANCE_URL);
        String name = word == null ? null : word.strip();
        if (name != null && (name.chars().anyMatch(Character::isWhitespace) || name.matches("[^:/]*://[/?#]*"))) {
            throw new UsageException(
                    CliOption.INSTANCE_URL.flag(), word + " is no URL", "expected such as https://gitlab.example.com");
        }
        return name;
    }

    private Set<String> scenarios(ScenarioCatalog catalog) throws UsageException {
        Set<String> wanted = distinct(CliOption.SCENARIO);
        for (String id : arguments.all(CliOption.SCENARIO)) {
            if (catalog.find(id).isEmpty()) {
                throw unknownScenario(CliOption.SCENARIO.flag(), id, catalog);
            }
        }
        return wanted;
    }

    static UsageException unknownScenario(String where, String id, ScenarioCatalog catalog) {
        List<String> ids = catalog.scenarios().stream().map(Scenario::id).toList();
        return new UsageException(
                where,
                "unknown scenario " + id,
                NearestName.of(id, ids)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("logscan explain lists them"));
    }

    @Nullable
    String proxyFqdn() throws UsageException {
        String word = notBlank(CliOption.PROXY_FQDN);
        if (word != null && (word.indexOf('/') >= 0 || word.chars().anyMatch(Character::isWhitespace))) {
            throw new UsageException(
                    CliOption.PROXY_FQDN.flag(),
                    word + " is no host",
                    "expected HOST[:PORT], such as gitlab.example.com");
        }
        return word;
    }

    @Nullable
    Version gitlabVersion() throws UsageException {
        String word = arguments.last(CliOption.GITLAB_VERSION);
        return word == null
                ? null
                : Version.of(word)
                        .orElseThrow(() -> new UsageException(
                                CliOption.GITLAB_VERSION.flag(),
                                word + " is no version",
                                "expected such as 17.5 or 17.5.1-ee"));
    }

    private Severity severity(CliOption option, Severity otherwise) throws UsageException {
        String word = arguments.last(option);
        if (word == null) {
            return otherwise;
        }
        return Severity.of(word)
                .orElseThrow(() -> new UsageException(
                        option.flag(), "unknown severity " + word, NearestName.advice(word, SEVERITIES)));
    }

    private @Nullable Severity failOn() throws UsageException {
        String word = arguments.last(CliOption.FAIL_ON);
        if (word == null) {
            return Severity.WARNING;
        }
        if (word.equals("never")) {
            return null;
        }
        return Severity.of(word)
                .orElseThrow(() -> new UsageException(
                        CliOption.FAIL_ON.flag(), "unknown severity " + word, NearestName.advice(word, FAILURES)));
    }

    int threads() throws UsageException {
        String word = arguments.last(CliOption.THREADS);
        return word == null
                ? Runtime.getRuntime().availableProcessors()
                : count(CliOption.THREADS, word, 1, MOST_THREADS);
    }

    private int context() throws UsageException {
        String word = arguments.last(CliOption.CONTEXT);
        return word == null ? 0 : count(CliOption.CONTEXT, word, 0, MOST_CONTEXT);
    }

    private static int count(CliOption option, String word, int least, int most) throws UsageException {
        boolean digits = !word.isEmpty() && word.length() <= 4 && word.chars().allMatch(c -> c >= '0' && c <= '9');
        int count = digits ? Integer.parseInt(word) : -1;
        if (count < least || count > most) {
            throw new UsageException(option.flag(), word + " is no count", "expected " + least + " to " + most);
        }
        return count;
    }
}

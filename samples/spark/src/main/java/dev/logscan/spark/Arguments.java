package dev.logscan.spark;

import dev.logscan.Filter;
import dev.logscan.LogScan;
import dev.logscan.language.Language;
import dev.logscan.report.Format;
import dev.logscan.scenario.RuleFile;
import dev.logscan.scenario.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/** What was typed. Options mean what they mean in {@code logscan scan}; paths may be in any file system of Hadoop's. */
final class Arguments {
    private static final Options OPTIONS = new Options()
            .addOption(value("f", "format"))
            .addOption(value("o", "output"))
            .addOption(value(null, "rules"))
            .addOption(value(null, "since"))
            .addOption(value(null, "until"))
            .addOption(value(null, "correlation-id"))
            .addOption(value(null, "scenario"))
            .addOption(value(null, "instance-url"))
            .addOption(value(null, "proxy-fqdn"))
            .addOption(value(null, "min-severity"))
            .addOption(value(null, "lang"))
            .addOption(value(null, "partitions"))
            .addOption(Option.builder().longOpt("show-secrets").get());

    private final CommandLine line;
    private final Format format;
    private final Filter filter;
    private final Language language;
    private final int partitions;

    private Arguments(CommandLine line) throws UsageException {
        this.line = line;
        format = choice("format", Format::of, Format.TEXT);
        language = choice("lang", Language::of, Language.ENGLISH);
        filter = new Filter(
                time("since"),
                time("until"),
                all("correlation-id"),
                all("scenario"),
                line.getOptionValue("instance-url"),
                choice("min-severity", Severity::of, Severity.INFO));
        partitions = number("partitions");
        if (paths().isEmpty()) {
            throw new UsageException("no path (expected files, directories or globs)");
        }
    }

    /** Says what is wrong with the arguments. */
    static final class UsageException extends Exception {
        private static final long serialVersionUID = 1;

        UsageException(String message) {
            super(message);
        }
    }

    static Arguments of(String[] words) throws UsageException {
        try {
            return new Arguments(DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .setStripLeadingAndTrailingQuotes(false)
                    .get()
                    .parse(OPTIONS, words));
        } catch (ParseException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    List<String> paths() {
        return line.getArgList();
    }

    Format format() {
        return format;
    }

    /** Where the report is written, or null for standard output. */
    @Nullable
    String output() {
        return line.getOptionValue("output");
    }

    /** How many tasks read at most, or 0 where it was not said. */
    int partitions() {
        return partitions;
    }

    void apply(LogScan.Builder settings) {
        settings.filter(filter).language(language).showSecrets(line.hasOption("show-secrets"));
        String proxy = line.getOptionValue("proxy-fqdn");
        if (proxy != null) {
            settings.proxyFqdn(proxy);
        }
    }

    /** The rule files that were named. */
    List<RuleFile> rules(Configuration hadoop) throws UsageException {
        List<RuleFile> rules = new ArrayList<>();
        for (String name : list("rules")) {
            Path file = new Path(name);
            try (InputStream in = file.getFileSystem(hadoop).open(file)) {
                rules.add(new RuleFile(name, in.readAllBytes()));
            } catch (IOException e) {
                throw new UsageException("--rules: " + name + ": " + e.getMessage());
            }
        }
        return rules;
    }

    private static Option value(@Nullable String brief, String name) {
        return Option.builder(brief).longOpt(name).hasArg().get();
    }

    private List<String> list(String option) {
        String[] values = line.getOptionValues(option);
        return values == null ? List.of() : List.of(values);
    }

    private Set<String> all(String option) {
        return Set.copyOf(list(option));
    }

    private <T> T choice(String option, Function<String, Optional<T>> known, T otherwise) throws UsageException {
        String word = line.getOptionValue(option);
        if (word == null) {
            return otherwise;
        }
        return known.apply(word)
                .orElseThrow(
                        () -> new UsageException("--" + option + ": " + word + " (see logscan --help for its values)"));
    }

    private @Nullable Instant time(String option) throws UsageException {
        String word = line.getOptionValue(option);
        try {
            return word == null ? null : Instant.parse(word);
        } catch (DateTimeException e) {
            throw new UsageException("--" + option + ": " + word + " (expected a time such as 2025-02-11T09:14:07Z)");
        }
    }

    private int number(String option) throws UsageException {
        String word = line.getOptionValue(option, "0");
        try {
            return Integer.parseUnsignedInt(word);
        } catch (NumberFormatException e) {
            throw new UsageException("--" + option + ": " + word + " (expected a number)");
        }
    }
}

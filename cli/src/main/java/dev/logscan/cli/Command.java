package dev.logscan.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The commands: one constant each, from which dispatch, help and completion are made. */
enum Command {
    SCAN(
            "scan",
            "[OPTION...] [PATH...]",
            "reads, correlates, diagnoses, reports",
            List.of(),
            EnumSet.complementOf(EnumSet.of(
                    CliOption.REQUEST_ID,
                    CliOption.HAR,
                    CliOption.UNTIL_FINDING,
                    CliOption.TIMEOUT,
                    CliOption.COPY,
                    CliOption.MAP))),
    EXPLAIN(
            "explain",
            "[SCENARIO]",
            "tells what a problem looks like, its causes and steps; without a name, lists them",
            List.of(),
            EnumSet.of(CliOption.FORMAT, CliOption.LANG, CliOption.HELP, CliOption.VERSION)),
    TRACE(
            "trace",
            "ID [PATH...]",
            "shows every entry of one correlation id, from all sources, in time order",
            List.of(),
            EnumSet.of(
                    CliOption.FORMAT,
                    CliOption.COLOR,
                    CliOption.TIME_ZONE,
                    CliOption.THREADS,
                    CliOption.SHOW_SECRETS,
                    CliOption.QUIET,
                    CliOption.LANG,
                    CliOption.HELP,
                    CliOption.VERSION)),
    KIBANA(
            "kibana",
            "OPTION...",
            "prints GitLab's searches for GitLab.com's logs, filled in from the options",
            List.of(),
            EnumSet.of(
                    CliOption.INSTANCE_URL,
                    CliOption.REQUEST_ID,
                    CliOption.HAR,
                    CliOption.LANG,
                    CliOption.HELP,
                    CliOption.VERSION)),
    WATCH(
            "watch",
            "[OPTION...] PATH...",
            "follows live logs while the problem is reproduced: a line for each attempt, a verdict at the end",
            List.of(),
            EnumSet.of(
                    CliOption.FORMAT,
                    CliOption.OUTPUT,
                    CliOption.SINCE,
                    CliOption.UNTIL_FINDING,
                    CliOption.TIMEOUT,
                    CliOption.CORRELATION_ID,
                    CliOption.INSTANCE_URL,
                    CliOption.SCENARIO,
                    CliOption.PROXY_FQDN,
                    CliOption.GITLAB_VERSION,
                    CliOption.RULES,
                    CliOption.MIN_SEVERITY,
                    CliOption.FAIL_ON,
                    CliOption.MISSING,
                    CliOption.COLOR,
                    CliOption.TIME_ZONE,
                    CliOption.SHOW_SECRETS,
                    CliOption.QUIET,
                    CliOption.VERBOSE,
                    CliOption.LANG,
                    CliOption.HELP,
                    CliOption.VERSION)),
    REDACT(
            "redact",
            "-o DIR [OPTION...] PATH...",
            "writes a pseudonymised copy of the evidence that is safe to attach to a ticket",
            List.of(),
            EnumSet.of(
                    CliOption.COPY,
                    CliOption.MAP,
                    CliOption.PROXY_FQDN,
                    CliOption.GITLAB_VERSION,
                    CliOption.RULES,
                    CliOption.SOURCE,
                    CliOption.THREADS,
                    CliOption.QUIET,
                    CliOption.LANG,
                    CliOption.HELP,
                    CliOption.VERSION)),
    RULES(
            "rules",
            "list | check FILE... | test DIR | coverage",
            "for those who write scenarios of their own",
            List.of("list", "check", "test", "coverage"),
            EnumSet.of(CliOption.RULES, CliOption.LANG, CliOption.HELP, CliOption.VERSION)),
    COMPLETION(
            "completion",
            "bash | zsh | fish",
            "prints a completion script for a shell",
            List.of("bash", "zsh", "fish"),
            EnumSet.of(CliOption.LANG, CliOption.HELP, CliOption.VERSION));

    private final String word;
    private final String arguments;
    private final String help;
    private final ImmutableList<String> choices;
    private final ImmutableSet<CliOption> options;

    Command(String word, String arguments, String help, List<String> choices, Set<CliOption> options) {
        this.word = word;
        this.arguments = arguments;
        this.help = help;
        this.choices = ImmutableList.copyOf(choices);
        this.options = Sets.immutableEnumSet(options);
    }

    String word() {
        return word;
    }

    /** What may follow the word, as usage lines show it. */
    String arguments() {
        return arguments;
    }

    String help() {
        return help;
    }

    /** The words of which one must follow; none when what follows is free. */
    List<String> choices() {
        return choices;
    }

    /** The options that it takes, in their order. */
    Set<CliOption> options() {
        return options;
    }

    static Optional<Command> of(String word) {
        for (Command command : values()) {
            if (command.word.equals(word)) {
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }
}

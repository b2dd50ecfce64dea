package dev.logscan.cli;

import dev.logscan.language.Wording;
import dev.logscan.report.Columns;
import dev.logscan.report.Format;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The help, 80 columns wide, made from the options and the exit codes. */
final class Help {
    private static final int WIDTH = 80;
    private static final int OPTION_COLUMN = 29;
    private static final int COMMAND_COLUMN = 14;

    private static final String INTRODUCTION = """

            Reads GitLab logs and tells which documented problem of the GitLab for Jira
            Cloud app they show, on which lines, what to change, and how to check it.

            A PATH is a file, a folder (read with all that is in it), an archive, or - for
            standard input. Without a PATH, standard input is read. Options may stand before
            or after paths; -- ends them.
            """;

    private static final String WATCHING = """

            It begins at the ends of the logs, or with --since at that time, and goes with
            them through every rotation; logs that are begun later are watched too. An
            attempt is told on standard output within a second, where the format is text,
            and else on standard error. Ctrl-C, --timeout and --until finding end it with
            the report of what was seen. The exit codes are those of a scan; after Ctrl-C
            130, after a termination 143, the report being whole all the same.

            Without an attempt, the report says so, and whether that proves anything: only
            a log of requests that was written to shows that none of the app was there.
            """;

    private static final String EXAMPLES = """
              logscan /var/log/gitlab
              logscan --since -3h --missing /var/log/gitlab
              logscan kibana-export.json customer-logs.tar.gz
              pbpaste | logscan -
              logscan -q -o json=report.json gitlabsos.tar.gz
              logscan -o markdown=ticket.md -o csv=findings.csv /var/log/gitlab
              logscan explain jwt-invalid-audience
              logscan trace 01JKT4Q8V3E6ZP0X4M1W7C2D9A /var/log/gitlab
              logscan kibana --instance-url https://gitlab.example.com
              logscan watch --until finding --timeout 10m /var/log/gitlab
              logscan redact -o for-support /var/log/gitlab
              source <(logscan completion bash)
            """;

    private Help() {}

    /** What it is, and what it reads, in paragraphs. */
    static String introduction() {
        return INTRODUCTION.strip();
    }

    /** Commands to copy. */
    static List<String> examples() {
        return EXAMPLES.strip().lines().map(String::strip).toList();
    }

    /** What one gets who typed nothing. */
    static String brief(Wording wording) {
        return wording.say("""
                Usage: logscan [OPTION...] [PATH...], such as
                  logscan /var/log/gitlab     on the server; or any file, folder or archive
                  pbpaste | logscan           what Kibana handed out
                logscan --help tells more.
                """);
    }

    /** What a command does and takes; of the main one, all that there is. */
    static String of(Command command, Wording wording) {
        if (command == Command.SCAN) {
            return full(wording);
        }
        StringBuilder help = new StringBuilder();
        help.append(wording.say("Usage: "))
                .append("logscan ")
                .append(usage(command))
                .append("\n\n");
        String words = wording.say(command.help());
        String sentence = wording.say("{sentence}.", Character.toUpperCase(words.charAt(0)) + words.substring(1));
        Columns.wrap(sentence, WIDTH).forEach(line -> help.append(line).append('\n'));
        if (command == Command.WATCH) {
            help.append(wording.say(WATCHING));
        }
        heading(help, wording.say("Options:"));
        command.options().forEach(option -> row(help, OPTION_COLUMN, head(option), wording.say(option.help())));
        return help.toString();
    }

    static String full(Wording wording) {
        StringBuilder help = new StringBuilder();
        for (Command command : Command.values()) {
            String usage = wording.say("Usage: ");
            help.append(help.isEmpty() ? usage : " ".repeat(Columns.width(usage)))
                    .append("logscan ")
                    .append(usage(command))
                    .append('\n');
        }
        help.append(wording.say(INTRODUCTION));
        heading(help, wording.say("Commands; logscan COMMAND --help tells more:"));
        for (Command command : Command.values()) {
            row(help, COMMAND_COLUMN, "  " + command.word(), wording.say(command.help()));
        }
        heading(help, wording.say("Options:"));
        for (CliOption option : Command.SCAN.options()) {
            row(help, OPTION_COLUMN, head(option), wording.say(option.help()));
        }
        heading(help, wording.say("Options of kibana, beside --instance-url:"));
        for (CliOption option : List.of(CliOption.REQUEST_ID, CliOption.HAR)) {
            row(help, OPTION_COLUMN, head(option), wording.say(option.help()));
        }
        heading(help, wording.say("Options of watch, beside those of a report:"));
        for (CliOption option : List.of(CliOption.UNTIL_FINDING, CliOption.TIMEOUT)) {
            row(help, OPTION_COLUMN, head(option), wording.say(option.help()));
        }
        heading(help, wording.say("Options of redact, beside --proxy-fqdn, --rules, --source and others:"));
        for (CliOption option : List.of(CliOption.COPY, CliOption.MAP)) {
            row(help, OPTION_COLUMN, head(option), wording.say(option.help()));
        }
        String formats = Arrays.stream(Format.values()).map(Format::id).collect(Collectors.joining(", "));
        heading(help, wording.say("Output formats: {formats}", formats));
        heading(help, wording.say("Input formats, told by content and not by name:"));
        for (String line : Columns.wrap(String.join(", ", LibraryScan.inputFormats()), WIDTH - 2)) {
            help.append("  ").append(line).append('\n');
        }
        heading(help, wording.say("Exit codes:"));
        for (ExitCode code : ExitCode.values()) {
            row(help, 7, "  " + code.code(), wording.say(code.meaning()));
        }
        heading(help, wording.say("Examples:"));
        return help.append(EXAMPLES).toString();
    }

    private static void heading(StringBuilder help, String words) {
        help.append('\n').append(words).append('\n');
    }

    private static String usage(Command command) {
        String word = command == Command.SCAN ? "[scan]" : command.word();
        return word + " " + command.arguments();
    }

    private static String head(CliOption option) {
        String letter = option.letter() == null ? "    " : "-" + option.letter() + ", ";
        return "  " + letter + option.flag() + (option.value() == null ? "" : " " + option.value());
    }

    private static void row(StringBuilder help, int column, String head, String text) {
        List<String> lines = Columns.wrap(text, WIDTH - column);
        help.append(head);
        if (head.length() >= column) {
            help.append('\n').append(" ".repeat(column));
        } else {
            help.append(" ".repeat(column - head.length()));
        }
        help.append(String.join("\n" + " ".repeat(column), lines)).append('\n');
    }
}

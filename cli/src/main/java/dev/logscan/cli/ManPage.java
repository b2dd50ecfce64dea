package dev.logscan.cli;

import dev.logscan.LogScan;
import dev.logscan.report.Format;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The manual page {@code logscan(1)}, made from the commands, the options and the exit codes. */
final class ManPage {
    private final StringBuilder page = new StringBuilder();

    private ManPage() {}

    /** The page in the language of troff's {@code man} macros. */
    static String text() {
        return new ManPage().write();
    }

    private String write() {
        line(".TH LOGSCAN 1 \"\" \"logscan " + LogScan.version() + "\" \"User Commands\"");
        section("NAME");
        line("logscan \\- find documented problems in GitLab logs");
        section("SYNOPSIS");
        for (Command command : Command.values()) {
            line(".B logscan" + (command == Command.SCAN ? "" : " " + escaped(command.word())));
            line((command == Command.SCAN ? "[scan] " : "") + escaped(command.arguments()));
            line(".br");
        }
        section("DESCRIPTION");
        Help.introduction().lines().forEach(text -> line(text.isEmpty() ? ".PP" : escaped(text)));
        section("COMMANDS");
        for (Command command : Command.values()) {
            item(bold(command.word()) + " " + escaped(command.arguments()), command.help());
        }
        for (Command command : Command.values()) {
            section(
                    command == Command.SCAN
                            ? "OPTIONS"
                            : "OPTIONS OF " + command.word().toUpperCase(Locale.ROOT));
            command.options().forEach(option -> item(head(option), option.help()));
        }
        section("FORMATS");
        line(escaped("Reports are written as "
                + Arrays.stream(Format.values()).map(Format::id).collect(Collectors.joining(", ")) + "."));
        line(".PP");
        line(escaped(
                "Inputs are told by content and not by name: " + String.join(", ", LibraryScan.inputFormats()) + "."));
        section("EXIT STATUS");
        for (ExitCode code : ExitCode.values()) {
            item(bold(String.valueOf(code.code())), code.meaning());
        }
        section("ENVIRONMENT");
        item(bold("JAVA_HOME"), "the Java that runs logscan, where it has none of its own");
        item(bold("LOGSCAN_JAVA_OPTS"), "more options for Java, parted by blanks");
        item(bold("NO_COLOR"), "no colours, unless --color asks for them");
        section("EXAMPLES");
        line(".nf");
        Help.examples().forEach(example -> line(escaped(example)));
        line(".fi");
        return page.toString();
    }

    private void section(String name) {
        line(".SH " + (name.contains(" ") ? "\"" + name + "\"" : name));
    }

    private void item(String head, String text) {
        line(".TP");
        line(head);
        line(escaped(text));
    }

    private static String head(CliOption option) {
        String flags = (option.letter() == null ? "" : bold("-" + option.letter()) + ", ") + bold(option.flag());
        return option.value() == null ? flags : flags + " \\fI" + escaped(option.value()) + "\\fR";
    }

    private static String bold(String text) {
        return "\\fB" + escaped(text) + "\\fR";
    }

    /** A dash that is typed stays a dash, and a line that begins with a dot or a quote is text. */
    private static String escaped(String text) {
        String dashes = text.replace("\\", "\\e").replace("-", "\\-");
        List<String> commands = List.of(".", "'");
        return commands.stream().anyMatch(dashes::startsWith) ? "\\&" + dashes : dashes;
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}

package dev.logscan.cli;

import dev.logscan.entry.Component;
import dev.logscan.language.Language;
import dev.logscan.language.Wording;
import dev.logscan.report.Format;
import dev.logscan.scenario.Scenario;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Completion scripts, made from the commands and the options. */
final class Completion {
    private Completion() {}

    static String bash() {
        StringBuilder script = new StringBuilder("""
                # bash completion for logscan; source it, or put it into ~/.local/share/bash-completion/completions/logscan
                _logscan() {
                  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command=scan words=
                  if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi
                  COMPREPLY=()
                """);
        script.append("  case ${COMP_WORDS[1]} in ")
                .append(Arrays.stream(Command.values()).map(Command::word).collect(Collectors.joining("|")))
                .append(") if ((COMP_CWORD > 1)); then command=${COMP_WORDS[1]}; fi ;; esac\n");
        script.append("  case $prev in\n");
        for (CliOption option : CliOption.values()) {
            List<String> choices = choices(option);
            if (option.value() != null) {
                script.append("    ").append(flags(option)).append(") ");
                if (!choices.isEmpty()) {
                    script.append("COMPREPLY=($(compgen -W '")
                            .append(String.join(" ", choices))
                            .append("' -- \"$cur\")); ");
                } else if (isFile(option)) {
                    script.append("compopt -o default; ");
                }
                script.append("return ;;\n");
            }
        }
        script.append("  esac\n  case $command in\n");
        for (Command command : Command.values()) {
            String choices = String.join(" ", arguments(command));
            script.append("    ").append(command.word()).append(")\n");
            script.append("      if [[ $cur == -* ]]; then words='")
                    .append(command.options().stream().map(CliOption::flag).collect(Collectors.joining(" ")))
                    .append("'\n");
            script.append("      elif ((COMP_CWORD == ")
                    .append(command == Command.SCAN ? 1 : 2)
                    .append(")); then words='")
                    .append(choices)
                    .append("'; fi ;;\n");
        }
        return script.append("""
                  esac
                  COMPREPLY=($(compgen -W "$words" -- "$cur"))
                  if ((${#COMPREPLY[@]} == 0)) && [[ $cur != -* ]]; then compopt -o default; fi
                }
                complete -F _logscan logscan
                """).toString();
    }

    static String zsh(Wording wording) {
        StringBuilder script = new StringBuilder("""
                #compdef logscan
                # zsh completion for logscan; put it into a folder of $fpath under the name _logscan
                _logscan() {
                  local command=scan
                """);
        script.append("  if ((CURRENT > 2)); then\n    case ${words[2]} in\n      ")
                .append(Arrays.stream(Command.values()).map(Command::word).collect(Collectors.joining("|")))
                .append(") command=${words[2]} ;;\n    esac\n  else\n    local -a commands=(\n");
        for (Command command : Command.values()) {
            script.append("      ")
                    .append(quoted(
                            command.word() + ":" + wording.say(command.help()).replace(":", "\\:")))
                    .append('\n');
        }
        script.append("    )\n    [[ ${words[2]} == -* ]] || _describe command commands\n  fi\n  case $command in\n");
        for (Command command : Command.values()) {
            script.append("    ").append(command.word()).append(")\n      _arguments -s \\\n");
            for (CliOption option : command.options()) {
                script.append("        ").append(quoted(zsh(option, wording))).append(" \\\n");
            }
            List<String> choices = command == Command.SCAN ? List.of() : arguments(command);
            if (!choices.isEmpty()) {
                script.append("        ")
                        .append(quoted("2:what:(" + String.join(" ", choices) + ")"))
                        .append(" \\\n");
            }
            script.append("        '*:file:_files' ;;\n");
        }
        return script.append(
                        "  esac\n}\nif [[ $funcstack[1] == _logscan ]]; then _logscan \"$@\"; else compdef _logscan logscan; fi\n")
                .toString();
    }

    private static String zsh(CliOption option, Wording wording) {
        String value = "";
        if (option.value() != null) {
            List<String> choices = choices(option);
            String action = choices.isEmpty() ? isFile(option) ? "_files" : " " : "(" + String.join(" ", choices) + ")";
            value = ":" + option.value().replace(":", "\\:").replace("[", "\\[").replace("]", "\\]") + ":" + action;
        }
        String help = wording.say(option.help())
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace(":", "\\:");
        return "*" + option.flag() + (option.value() == null ? "" : "=") + "[" + help + "]" + value;
    }

    static String fish(Wording wording) {
        StringBuilder script = new StringBuilder(
                "# fish completion for logscan; put it into ~/.config/fish/completions/logscan.fish\n");
        String others = Arrays.stream(Command.values())
                .filter(c -> c != Command.SCAN)
                .map(Command::word)
                .collect(Collectors.joining(" "));
        for (Command command : Command.values()) {
            script.append("complete -c logscan -n __fish_use_subcommand -a ")
                    .append(command.word())
                    .append(" -d ")
                    .append(quoted(wording.say(command.help())))
                    .append('\n');
        }
        for (Command command : Command.values()) {
            String when = command == Command.SCAN
                    ? "not __fish_seen_subcommand_from " + others
                    : "__fish_seen_subcommand_from " + command.word();
            List<String> choices = command == Command.SCAN ? List.of() : arguments(command);
            if (!choices.isEmpty()) {
                script.append("complete -c logscan -n ")
                        .append(quoted(when))
                        .append(" -a ")
                        .append(quoted(String.join(" ", choices)))
                        .append('\n');
            }
            for (CliOption option : command.options()) {
                script.append("complete -c logscan -n ").append(quoted(when));
                script.append(" -l ").append(option.word());
                script.append(option.letter() == null ? "" : " -s " + option.letter());
                if (option.value() != null) {
                    List<String> values = choices(option);
                    script.append(isFile(option) ? " -r" : " -x");
                    script.append(values.isEmpty() ? "" : " -a " + quoted(String.join(" ", values)));
                }
                script.append(" -d ").append(quoted(wording.say(option.help()))).append('\n');
            }
        }
        return script.toString();
    }

    /** The words that may follow a command; the commands themselves where none was typed yet. */
    private static List<String> arguments(Command command) {
        return switch (command) {
            case SCAN -> Arrays.stream(Command.values()).map(Command::word).toList();
            case EXPLAIN -> scenarios();
            default -> command.choices();
        };
    }

    /** The words that an option takes; none when its value is free. */
    private static List<String> choices(CliOption option) {
        return switch (option) {
            case FORMAT -> Arrays.stream(Format.values()).map(Format::id).toList();
            case SCENARIO -> scenarios();
            case SOURCE -> Arrays.stream(Component.values()).map(Component::id).toList();
            case MIN_SEVERITY -> severities().toList();
            case FAIL_ON -> Stream.concat(severities(), Stream.of("never")).toList();
            case LANG -> Language.ids();
            case COLOR -> List.of("auto", "always", "never");
            default -> List.of();
        };
    }

    private static List<String> scenarios() {
        return ScenarioCatalog.load().scenarios().stream().map(Scenario::id).toList();
    }

    private static Stream<String> severities() {
        return Arrays.stream(Severity.values()).map(Severity::id);
    }

    private static boolean isFile(CliOption option) {
        return switch (option) {
            case RULES, HAR, OUTPUT, COPY, MAP -> true;
            default -> false;
        };
    }

    private static String flags(CliOption option) {
        return (option.letter() == null ? "" : "-" + option.letter() + "|") + option.flag();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}

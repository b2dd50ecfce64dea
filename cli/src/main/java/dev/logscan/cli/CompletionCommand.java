package dev.logscan.cli;

import java.io.IOException;

/** {@code completion}: prints a completion script. */
final class CompletionCommand {
    private final Surroundings around;

    CompletionCommand(Surroundings around) {
        this.around = around;
    }

    ExitCode run(Arguments arguments) throws UsageException, IOException {
        String shell = arguments.paths().size() == 1 ? arguments.paths().get(0) : "";
        String script = switch (shell) {
            case "bash" -> Completion.bash();
            case "zsh" -> Completion.zsh(around.wording());
            case "fish" -> Completion.fish(around.wording());
            default ->
                throw new UsageException(
                        "completion",
                        arguments.paths().isEmpty()
                                ? "no shell"
                                : "unknown shell " + String.join(" ", arguments.paths()),
                        NearestName.advice(shell, Command.COMPLETION.choices()));
        };
        new StandardOutput(around).print(script);
        return ExitCode.NOTHING;
    }
}

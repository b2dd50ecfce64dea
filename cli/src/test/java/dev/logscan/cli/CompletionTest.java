package dev.logscan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CompletionTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void everyCommandAndOptionIsInEveryScript(String shell) {
        Run run = new Run();

        assertThat(run.with("completion", shell)).isEqualTo(0);
        for (Command command : Command.values()) {
            assertThat(run.out()).contains(command.word());
        }
        for (CliOption option : CliOption.values()) {
            assertThat(run.out()).contains(option.word());
        }
        assertThat(run.out())
                .contains("text json jsonl", "jwt-invalid-audience")
                .endsWith("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void theShellUnderstandsItsScript(String shell) throws Exception {
        assumeThat(Path.of("/usr/bin", shell)).exists();
        Run run = new Run();
        run.with("completion", shell);
        Path script = Files.writeString(folder.resolve("script"), run.out());

        Process process = new ProcessBuilder(shell, "-n", script.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            logscan,exp                       | explain
            logscan,explain,jwt-inv           | jwt-invalid-audience
            logscan,--format,mark             | markdown
            logscan,scan,-f,csv               | csv
            logscan,--format,=,js             | json jsonl
            logscan,--min-severity,           | error info warning
            logscan,a.log,--miss              | --missing
            logscan,kibana,--re               | --request-id
            logscan,rules,c                   | check coverage
            logscan,completion,z              | zsh
            """)
    void bashCompletesWhatWasTyped(String words, String expected) throws Exception {
        assumeThat(Path.of("/usr/bin/bash")).exists();
        Run run = new Run();
        run.with("completion", "bash");
        List<String> typed = List.of(words.split(",", -1));
        String script = run.out()
                + "compopt() { :; }\nCOMP_WORDS=('" + String.join("' '", typed) + "')\nCOMP_CWORD=" + (typed.size() - 1)
                + "\n_logscan\nprintf '%s\\n' \"${COMPREPLY[@]}\" | sort | paste -sd ' '\n";
        Process process = new ProcessBuilder(
                        "bash",
                        Files.writeString(folder.resolve("script"), script).toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEqualTo(expected + "\n");
    }

    @Test
    void anUnknownShellIsRefused() {
        Run none = new Run();
        assertThat(none.with("completion")).isEqualTo(2);
        assertThat(none.err()).isEqualTo("logscan: completion: no shell (expected bash, zsh or fish)\n");

        Run other = new Run();
        assertThat(other.with("completion", "tcsh")).isEqualTo(2);
        assertThat(other.err()).isEqualTo("logscan: completion: unknown shell tcsh (expected bash, zsh or fish)\n");
    }
}

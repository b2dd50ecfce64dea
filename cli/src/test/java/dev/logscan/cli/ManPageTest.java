package dev.logscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ManPageTest {
    private static final String PAGE = ManPage.text();

    @Test
    void everyOptionStandsInItWithItsLetterItsValueAndWhatItDoes() {
        for (CliOption option : CliOption.values()) {
            String head = (option.letter() == null ? "" : "\\fB\\-" + option.letter() + "\\fR, ") + "\\fB"
                    + escaped(option.flag()) + "\\fR"
                    + (option.value() == null ? "" : " \\fI" + escaped(option.value()) + "\\fR");
            assertThat(PAGE).contains("\n.TP\n" + head + "\n" + escaped(option.help()) + "\n");
        }
    }

    @Test
    void everyCommandAndEveryExitCodeStandsInIt() {
        for (Command command : Command.values()) {
            assertThat(PAGE)
                    .contains("\n\\fB" + command.word() + "\\fR " + escaped(command.arguments()) + "\n"
                            + escaped(command.help()) + "\n");
        }
        for (ExitCode code : ExitCode.values()) {
            assertThat(PAGE).contains("\n\\fB" + code.code() + "\\fR\n" + escaped(code.meaning()) + "\n");
        }
    }

    @Test
    void everyExampleOfTheHelpStandsInIt() {
        assertThat(Help.examples())
                .hasSizeGreaterThan(5)
                .allSatisfy(example -> assertThat(PAGE).contains("\n" + escaped(example) + "\n"));
    }

    @Test
    void onlyMacrosBeginWithADot() {
        List<String> macros = List.of(".TH", ".SH", ".TP", ".B", ".PP", ".br", ".nf", ".fi");
        assertThat(PAGE.lines().filter(line -> line.startsWith(".") || line.startsWith("'")))
                .allSatisfy(line -> assertThat(macros).contains(line.split(" ", 2)[0]));
    }

    private static String escaped(String text) {
        return text.replace("-", "\\-");
    }
}

package dev.logscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.language.Language;
import dev.logscan.language.Wording;
import dev.logscan.report.Format;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class HelpTest {
    private static final Wording ENGLISH = Wording.of(Language.ENGLISH);

    @Test
    void itFitsATerminal() {
        assertThat(Help.full(ENGLISH).lines())
                .allMatch(line -> line.length() <= 80 && line.equals(line.stripTrailing()));
        assertThat(Help.brief(ENGLISH).lines()).hasSizeLessThan(5).allMatch(line -> line.length() <= 80);
    }

    @Test
    void itNamesEveryOptionFormatAndExitCode() {
        assertThat(Help.full(ENGLISH)).contains(CliOption.flags());
        assertThat(Help.full(ENGLISH))
                .contains(Arrays.stream(Format.values()).map(Format::id).toList());
        assertThat(Help.full(ENGLISH))
                .contains(Arrays.stream(ExitCode.values())
                        .map(c -> "\n  " + c.code() + " ")
                        .toList());
        assertThat(Help.full(ENGLISH))
                .contains("\n  -f, --format FORMAT        what is written to standard output; default text\n");
    }

    @Test
    void everyCommandHasItsOwn() {
        for (Command command : Command.values()) {
            Run run = new Run();

            assertThat(run.with(command.word(), "--help")).isEqualTo(0);
            assertThat(run.out()).startsWith("Usage: logscan ").contains("\nOptions:\n");
            assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
            assertThat(Help.full(ENGLISH)).contains("\n  " + command.word() + " ");
        }
    }

    @Test
    void noTwoOptionsOfACommandShareALetterOrAWord() {
        for (Command command : Command.values()) {
            assertThat(command.options().stream().map(CliOption::letter).filter(letter -> letter != null))
                    .doesNotHaveDuplicates();
            assertThat(command.options().stream().map(CliOption::word)).doesNotHaveDuplicates();
        }
    }
}

package dev.logscan.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WordingTest {
    private static final Wording ENGLISH = Wording.of(Language.ENGLISH);
    private static final Wording JAPANESE = new Wording(
            Language.JAPANESE,
            () -> Map.of("{n} lines of {file}", "{file}の{n}行", "{n} lines", "{n}行", "Read.", "読みました。"),
            () -> Map.of(
                    "{where}: {message:what} ({message:expected})",
                    "{where}: {message:what}（{message:expected}）",
                    "{where}: {message:what}",
                    "{where}: {message:what}",
                    "{name} is no time",
                    "{name}は時刻ではありません",
                    "line {line}: cut off",
                    "{line}行目: 途中で切れています",
                    "empty",
                    "空です"));

    @Test
    void englishIsSaidAsItIs() {
        assertThat(ENGLISH.say("Read.")).isEqualTo("Read.");
        assertThat(ENGLISH.say("{n} lines of {file}", 3, "{n}")).isEqualTo("3 lines of {n}");
        assertThat(ENGLISH.count(1, "{n} line", "{n} lines")).isEqualTo("1 line");
        assertThat(ENGLISH.count(0, "{n} line", "{n} lines")).isEqualTo("0 lines");
        assertThat(ENGLISH.message("x is no time")).isEqualTo("x is no time");
    }

    @Test
    void valuesFollowTheirNamesWhateverTheOrder() {
        assertThat(JAPANESE.say("{n} lines of {file}", 3, "$1\\{n}")).isEqualTo("$1\\{n}の3行");
        assertThat(JAPANESE.count(1, "{n} line", "{n} lines")).isEqualTo("1行");
        assertThat(JAPANESE.say("{n} pages", 2)).as("not translated").isEqualTo("2 pages");
        assertThatIllegalArgumentException().isThrownBy(() -> JAPANESE.say("{n} lines", 1, 2));
    }

    @Test
    void finishedMessagesAreRecognised() {
        assertThat(JAPANESE.message("line 12: cut off")).isEqualTo("12行目: 途中で切れています");
        assertThat(JAPANESE.message("--since: soon is no time (empty)")).isEqualTo("--since: soonは時刻ではありません（空です）");
        assertThat(JAPANESE.message("empty: empty")).isEqualTo("empty: 空です");
        assertThat(JAPANESE.message("what: nobody knows (yet)")).isEqualTo("what: nobody knows (yet)");
        assertThat(JAPANESE.message("")).isEmpty();
        assertThat(JAPANESE.message("x".repeat(1 << 20))).hasSize(1 << 20);
    }

    @Test
    void everyLanguageHasItsWord() {
        assertThat(Language.ids()).isEqualTo(List.of("en", "ja"));
        assertThat(Language.of("ja")).contains(Language.JAPANESE);
        assertThat(Language.of("fr")).isEmpty();
    }
}

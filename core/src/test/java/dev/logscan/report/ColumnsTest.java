package dev.logscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ColumnsTest {
    @Test
    void wideCharactersTakeTwoColumnsAndCombiningOnesNone() {
        assertThat(Columns.width("abc")).isEqualTo(3);
        assertThat(Columns.width("日本語")).isEqualTo(6);
        assertThat(Columns.width("e\u0301")).isEqualTo(1);
        assertThat(Columns.width("ＡＢ😀")).isEqualTo(6);
    }

    @Test
    void wordsMoveToTheNextLineWhole() {
        assertThat(Columns.wrap("one two three", 7)).containsExactly("one two", "three");
        assertThat(Columns.wrap("one two three", 8)).containsExactly("one two", "three");
        assertThat(Columns.wrap("", 8)).containsExactly("");
    }

    @Test
    void aWordThatIsTooLongSticksOut() {
        assertThat(Columns.wrap("see https://docs.example.com now", 8))
                .containsExactly("see", "https://docs.example.com", "now");
    }

    @Test
    void wideTextBreaksAnywhereButAroundPunctuation() {
        assertThat(Columns.wrap("日本語です。「次」", 10)).containsExactly("日本語で", "す。「次」");
        assertThat(Columns.wrap("設定（例: a）。", 8)).containsExactly("設定", "（例:", "a）。");
        assertThat(Columns.wrap("パーティーですよ", 8)).containsExactly("パー", "ティーで", "すよ");
    }

    @Test
    void noLineBeginsWithClosingPunctuationOrEndsWithOpening() {
        String text = "GitLabは、404（ページなし）を「返します」。Jiraの「設定 > 一般」で、https://gitlab.comを入力…する。";
        for (int width = 10; width < 80; width++) {
            assertThat(Columns.wrap(text, width))
                    .allMatch(line -> "、。」）…ー".indexOf(line.charAt(0)) < 0)
                    .allMatch(line -> "「（".indexOf(line.charAt(line.length() - 1)) < 0);
        }
    }

    @Test
    void widthsAreThoseOfUnicode() {
        assertThat(Columns.width("ｶﾞ")).as("half-width katakana").isEqualTo(2);
        assertThat(Columns.width("か\u3099")).as("a combining mark").isEqualTo(2);
        assertThat(Columns.width("…—①α")).as("ambiguous: narrow").isEqualTo(4);
        assertThat(Columns.width("\u1112\u1161\u11ab한")).as("Korean letters").isEqualTo(4);
        assertThat(Columns.width("⌚☔🚀")).as("wide symbols").isEqualTo(6);
        assertThat(Columns.width("")).isZero();
    }

    @Test
    void aCutLeavesCharactersWhole() {
        assertThat(Columns.fitting("日本語", 5)).isEqualTo(2);
        assertThat(Columns.fitting("日本語", 6)).isEqualTo(3);
        assertThat(Columns.fitting("ae\u0301b", 2)).as("with its mark").isEqualTo(3);
        assertThat(Columns.fitting("a😀", 2)).isEqualTo(1);
        assertThat(Columns.whole("aか\u3099b", 2)).as("before the marked one").isEqualTo(1 + 1);
        assertThat(Columns.whole("abcか\u3099b", 4)).isEqualTo(3);
        assertThat(Columns.whole("e" + "\u0301".repeat(50), 20))
                .as("a heap of marks")
                .isEqualTo(20);
    }
}

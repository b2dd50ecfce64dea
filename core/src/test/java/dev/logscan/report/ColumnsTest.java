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
    }
}

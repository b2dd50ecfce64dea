package dev.logscan.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternSizeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    abc             ~ 3
                    a{3}            ~ 3
                    ab{2,5}         ~ 6
                    (ab){4}         ~ 12
                    ((a{10}){10}){2} ~ 222
                    [a{9}]{7}       ~ 7
                    \\({5}          ~ 5
                    a{,5}           ~ 5
                    """)
    void countsWhatRepetitionsStandFor(String pattern, long size) {
        assertThat(PatternSize.of(pattern)).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"((a{100}){100}){100}", "(?:(?:a{1,1000}b){1000}){1000}", "(((((((x{99}){99}){99}){99}"})
    void aPatternThatStandsForAMillionIsRefused(String pattern) {
        assertThatThrownBy(() -> TextPattern.of(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no pattern: too large once its repetitions are written out (expected up to 10000 parts)");
    }

    @Test
    void whatPeopleWriteIsNot() {
        assertThat(TextPattern.of("^[0-9]{1,3}(?:\\.[0-9]{1,3}){3}:[0-9]{1,5}$").isIn("192.0.2.7:443"))
                .isTrue();
    }
}

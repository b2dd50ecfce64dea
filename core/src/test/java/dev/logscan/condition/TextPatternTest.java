package dev.logscan.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TextPatternTest {
    @Test
    void whatWasSaidOfATextIsSaidOfNoOther() {
        TextPattern pattern = TextPattern.of("a[0-9]*7$");
        Random dice = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            String text = "x".repeat(dice.nextInt(3) * 300) + "a" + dice.nextInt(200);

            assertThat(pattern.isIn(text)).as(text).isEqualTo(text.endsWith("7"));
        }
    }

    @Test
    void textsOfOneHashAreToldApart() {
        TextPattern pattern = TextPattern.of("^Aa");

        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        assertThat(pattern.isIn("Aa")).isTrue();
        assertThat(pattern.isIn("BB")).isFalse();
        assertThat(pattern.isIn("Aa")).isTrue();
    }
}

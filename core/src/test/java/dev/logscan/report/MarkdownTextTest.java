package dev.logscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MarkdownTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '\t', quoteCharacter = '"', textBlock = """
            It is 401 (empty), so 'no' token; why? Ask.	It is 401 (empty), so 'no' token; why? Ask.
            a@b #1 !2 ~c %3 $4 &5 ^alert	a\\@b \\#1 \\!2 \\~c \\%3 \\$4 \\&5 \\^alert
            ![x](y) <b> **c** _d_ `e`	\\!\\[x\\](y) \\<b\\> \\*\\*c\\*\\* \\_d\\_ \\`e\\`
            https://evil.example WWW.evil.example	https\\://evil.example WWW\\.evil.example
            Host: a_b _c d_	Host: a_b \\_c d\\_
            {+a+} [-b-] |c| a\\b :bomb:	\\{\\+a\\+\\} \\[-b-\\] \\|c\\| a\\\\b \\:bomb:
            """)
    void proseIsLiteral(String text, String expected) {
        assertThat(MarkdownText.prose(text)).isEqualTo(expected);
    }

    @Test
    void proseIsOneLineWithoutHiddenCharacters() {
        assertThat(MarkdownText.prose("a\n/close\u001b")).isEqualTo("a\\\\n/close\\\\u\\{1b\\}");
    }

    @Test
    void codeIsBetweenMoreBackticksThanItHolds() {
        assertThat(MarkdownText.code("@a")).isEqualTo("`@a`");
        assertThat(MarkdownText.code("a``b`c")).isEqualTo("```a``b`c```");
        assertThat(MarkdownText.code("`")).isEqualTo("`` ` ``");
        assertThat(MarkdownText.code(" a ")).isEqualTo("`  a  `");
        assertThat(MarkdownText.code("")).isEqualTo("(empty)");
        assertThat(MarkdownText.code("a\nb")).isEqualTo("`a\\nb`");
    }

    @Test
    void fencesAreLongerThanAnyRunInThem() {
        assertThat(MarkdownText.fence("a`b")).isEqualTo("```");
        assertThat(MarkdownText.fence("a\n````\n```")).isEqualTo("`````");
    }
}

package dev.logscan.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "abc; abc",
                "^abc$; abc",
                "ab?c; a",
                "ab+c; ab",
                "ab*cde; cde",
                "a.bcd; bcd",
                "a[bc]de[^]x]f; de",
                "abc|de; abc,de",
                "abc|d*; ``",
                "(abc|de)f; abc,de",
                "x(?:abc|de)?yz; yz",
                "x(?P<value>.*), received; `, received`",
                "a\\.b\\s+cd; a.b",
                "(?s)a.*bc; bc",
                "(?i)ABC|d; abc,d",
                "^(?i)https?://x; http",
                "(?m)abc; ``",
                "a{2}bc; bc",
                "ab{0}; a",
                "\\pLabc; ``",
                "\\Qa*b\\E; ``",
                "[[:alpha:]]bc; ``",
                "^[^?#]*/(?:-/jira_connect|integrations/jira_(?:connect|forge))/; -/jira_connect,integrations/jira_",
            })
    void whatAPatternRequiresIsReadFromIt(String pattern, String required) {
        assertThat(String.join(",", RequiredText.of(pattern).texts())).isEqualTo(required);
    }

    @Test
    void whatFitsHoldsWhatIsRequired() {
        Random dice = new Random(1);
        List<String> pieces = List.of(
                "a",
                "b",
                "ab",
                "A",
                "\\.",
                ".",
                "[ab]",
                "[^a]",
                "\\s",
                "\\b",
                "^",
                "$",
                "|",
                "(",
                ")",
                "(?:",
                "(?i)",
                "(?s)",
                "*",
                "+",
                "?",
                "{2}",
                "{0,1}",
                "??",
                "(?P<value>",
                "\\d",
                "\u212a",
                "k",
                "s",
                " ");
        int fitting = 0;
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = 1 + dice.nextInt(8); n > 0; n--) {
                text.append(pieces.get(dice.nextInt(pieces.size())));
            }
            Pattern pattern = pattern(text.toString());
            RequiredText required = RequiredText.of(text.toString());
            for (int n = 0; pattern != null && n < 10; n++) {
                StringBuilder searched = new StringBuilder();
                for (int length = dice.nextInt(7); length > 0; length--) {
                    searched.append("abABkKsS\u212a\u017f. 1\n".charAt(dice.nextInt(14)));
                }
                if (pattern.matcher(searched.toString()).find()) {
                    fitting++;
                    assertThat(required.mayFit(searched.toString()))
                            .as(text + " in " + searched)
                            .isTrue();
                }
            }
        }
        assertThat(fitting).isGreaterThan(10_000);
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException none) {
            return null;
        }
    }
}

package dev.logscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ExcerptsTest {
    @Test
    void aLongValueIsCutAndSaysByHowMuch() {
        assertThat(cut(List.of("x".repeat(3000)))).containsExactly("x".repeat(2048) + "… (952 more characters)");
        assertThat(cut(List.of("x".repeat(2048)))).containsExactly("x".repeat(2048));
    }

    @Test
    void noCharacterIsCutInTwo() {
        assertThat(cut(List.of("x".repeat(2047) + "😀"))).containsExactly("x".repeat(2047) + "… (2 more characters)");
    }

    @Test
    void theValuesOfOneFieldShareTheRoom() {
        assertThat(cut(Collections.nCopies(5000, "ab")))
                .hasSize(1025)
                .startsWith("ab", "ab")
                .endsWith("ab", "… (3976 more values)");
    }

    @Test
    void shortReportsStayAsTheyAre() {
        assertThat(Excerpts.cut(Reports.full())).isEqualTo(Reports.full());
    }

    @Test
    void maskingComesFirst() {
        String text = "x".repeat(2040) + " glpat-" + "a1B2c3D4e5F6g7H8i9J0";

        Report shown = Excerpts.cut(Masking.mask(Reports.saying(text, List.of(), Map.of())));

        assertThat(shown.findings().get(0).summary()).isEqualTo("x".repeat(2040) + " [glpat … (3 more characters)");
    }

    private static List<String> cut(List<String> values) {
        Report report = Excerpts.cut(Reports.saying("s", List.of(), Map.of("jira_body", values)));
        return report.findings().get(0).evidence().get(0).fields().get("jira_body");
    }
}

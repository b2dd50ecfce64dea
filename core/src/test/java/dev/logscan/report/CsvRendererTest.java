package dev.logscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import dev.logscan.incident.Fact;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvRendererTest {
    private static final String HEADER =
            "\"scenario\",\"title\",\"severity\",\"confidence\",\"side\",\"summary\",\"count\","
                    + "\"firstSeen\",\"lastSeen\",\"correlationIds\",\"facts\",\"confirmed\",\"undecided\",\"ruledOut\","
                    + "\"evidence\",\"docs\"\r\n";

    @Test
    void aFindingIsARow() {
        assertThat(csv(Reports.full()))
                .isEqualTo(HEADER
                        + "\"jwt-invalid-audience\",\"The token was made for another address\",\"error\",\"confirmed\","
                        + "\"both\",\"gitlab.example.com refused the token of GitLab.com: it expected"
                        + " https://internal.example.com and received https://gitlab.example.com.\",\"3\","
                        + "\"2025-02-11T09:14:07.318Z\",\"2025-02-11T10:02:55.871Z\",\"01JKT4Q8V3E6ZP0X4M1W7C2D9A\","
                        + "\"expected=https://internal.example.com/-/jira_connect, host=internal.example.com\","
                        + "\"host-header-not-forwarded\",\"additional-audience-missing\",\"clock-skew\","
                        + "\"/var/log/gitlab/gitlab-rails/exceptions_json.log.1.gz:12,"
                        + " /var/log/gitlab/gitlab-rails/exceptions_json.log.1.gz:13\","
                        + "\"https://docs.gitlab.com/administration/settings/jira_cloud_app_troubleshooting/"
                        + "#error-invalid-audience\"\r\n");
    }

    @Test
    void withoutFindingsTheHeaderStands() {
        assertThat(csv(Reports.nothing())).isEqualTo(HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠a", " =1", "\u3000=1"})
    void whatASpreadsheetCouldTakeForAFormulaIsText(String formula) {
        assertThat(row(Reports.saying(formula, List.of(), Map.of()))[5]).isEqualTo("'" + formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a ", "#a", "x\"y", "a,b;c", "\"", "'", "日本語", "1-2", "\ud83d\ude00"})
    void allElseIsReadBackAsItWas(String text) {
        assertThat(row(Reports.saying(text, List.of(), Map.of()))[5]).isEqualTo(text);
    }

    @Test
    void controlCharactersAreShownAndARowIsALine() {
        Report report =
                Reports.saying("a\r\n=b\t\u001b\u202e", List.of(new Fact("host", List.of("\n"), false)), Map.of());

        assertThat(csv(report)).hasLineCount(2);
        assertThat(row(report)[5]).isEqualTo("a\\r\\n=b\\t\\u{1b}\\u{202e}");
        assertThat(row(report)[10]).isEqualTo("host=\\n");
        assertThat(row(Hostile.report())).hasSize(16).allMatch(cell -> !cell.startsWith("="));
    }

    @Test
    void aLongCellStaysWhole() {
        String text = "x".repeat(100_000);

        assertThat(row(Reports.saying(text, List.of(), Map.of()))[5]).isEqualTo(text);
    }

    private static String[] row(Report report) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setLineSeparator("\r\n");
        settings.trimValues(false);
        settings.setNullValue("");
        settings.setEmptyValue("");
        settings.setReadInputOnSeparateThread(false);
        settings.setMaxCharsPerColumn(1 << 20);
        List<String[]> rows = new CsvParser(settings).parseAll(new StringReader(csv(report)));
        assertThat(rows).as(() -> Arrays.deepToString(rows.toArray())).hasSize(2);
        return rows.get(1);
    }

    private static String csv(Report report) {
        return Reports.render(new CsvRenderer(), report);
    }
}

package dev.logscan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.input.Discovery;
import dev.logscan.language.Language;
import dev.logscan.report.Format;
import dev.logscan.report.Report;
import dev.logscan.report.SourceSummary.UnparsedLine;
import dev.logscan.report.TextOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that could not be read are shown to whoever asks: the first few, masked, cut and harmless. */
final class UnparsedLinesTest {
    private static final String ENTRY = "{\"severity\":\"INFO\",\"time\":\"2025-03-05T09:31:44.298Z\",\"n\":1}\n";

    @TempDir
    Path folder;

    @Test
    void theFirstOnesStandBesideTheirSource() throws Exception {
        Path log = Files.writeString(
                folder.resolve("api_json.log"),
                ENTRY + "{\"torn\": \u001b[31m\u202e\n" + ENTRY + "{\"token\":\"glpat-ABCDEFGHIJKLMNOPQRST\", \n"
                        + "{\"x\n".repeat(9) + "{\"long\": \"" + "y".repeat(5000));
        Report report = scan(true, log.toString());

        assertThat(report.sources().get(0).unparsed()).isEqualTo(12);
        assertThat(report.sources().get(0).unparsedLines())
                .extracting(UnparsedLine::number)
                .containsExactly(2L, 4L, 5L, 6L, 7L);
        assertThat(text(report))
                .contains(
                        "12 unparsed, 2025-03-05 09:31:44 UTC\n      2: broken JSON: {\"torn\": \\u{1b}[31m\\u{202e}\n",
                        "\n      4: cut off: {\"token\":\"[glpat #1]\",\n",
                        "\n      5: cut off: {\"x\n")
                .doesNotContain("ABCDEFGHIJ", "\u001b", "\u202e");
    }

    @Test
    void longOnesAreCutAfterTheyAreMasked() throws Exception {
        Path log = Files.writeString(
                folder.resolve("api_json.log"),
                ENTRY + "{\"password\":\"" + "hunter2".repeat(20) + "\",\"x\":\"" + "y".repeat(5000) + "\n");

        assertThat(text(scan(true, log.toString())))
                .contains("\n      2: cut off: {\"password\":\"[password #1]\",\"x\":\"yyy", "more characters)\n")
                .doesNotContain("hunter2", "y".repeat(80));
    }

    @Test
    void linesOfAKeyAreNotShown() throws Exception {
        String half = "MIIEpAIBAAKCAQEA7bq8".repeat(3);
        Path log = Files.writeString(
                folder.resolve("api_json.log"),
                ENTRY + "-----BEGIN RSA PRIVATE KEY-----\n" + half
                        + "\nTail+of/it==\n-----END RSA PRIVATE KEY-----\nafter\n");
        Path tail = Files.writeString(folder.resolve("puma_json.log"), ENTRY + half + "\n");

        assertThat(text(scan(true, log.toString(), tail.toString())))
                .contains(
                        "\n      3: not JSON\n",
                        "\n      4: not JSON\n",
                        "\n      6: not JSON: after\n",
                        "\n      2: not JSON\n")
                .doesNotContain("MIIEp", "Tail+of");
    }

    @Test
    void theRestOfAValueThatWasTornIsNotShown() throws Exception {
        Path log = Files.writeString(
                folder.resolve("api_json.log"), ENTRY + "{\"password\":\"hun\nter2-and-more\",\"x\":1}\n" + ENTRY);

        assertThat(text(scan(true, log.toString())))
                .contains("\n      3: not JSON: …\",\"x\":1}\n")
                .doesNotContain("ter2", "hun");
    }

    @Test
    void whatCannotBeReadAgainIsToldByItsNumberAndReason() throws Exception {
        Report report = LogScan.builder()
                .unparsedLines(true)
                .language(Language.JAPANESE)
                .build()
                .scan(Discovery.of(List.of("-"), new ByteArrayInputStream((ENTRY + "{\"torn").getBytes(UTF_8))));

        assertThat(report.sources().get(0).unparsedLines()).containsExactly(new UnparsedLine(2, "途中で切れています", ""));
        assertThat(text(report)).contains("\n      2: 途中で切れています\n");
    }

    @Test
    void nobodyElseIsToldOfThem() throws Exception {
        Path log = Files.writeString(folder.resolve("api_json.log"), ENTRY + "{\"torn\n");
        Report report = scan(false, log.toString());

        assertThat(report.sources().get(0).unparsed()).isEqualTo(1);
        assertThat(report.sources().get(0).unparsedLines()).isEmpty();
    }

    private static Report scan(boolean unparsed, String... paths) throws InterruptedException {
        return LogScan.builder()
                .unparsedLines(unparsed)
                .build()
                .scan(Discovery.of(List.of(paths), new ByteArrayInputStream(new byte[0])));
    }

    private static String text(Report report) throws IOException {
        StringBuilder out = new StringBuilder();
        Format.TEXT
                .renderer(new TextOptions(false, false, 80, true, ZoneOffset.UTC))
                .render(report, out);
        return out.toString();
    }
}

package dev.logscan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.incident.Evidence.SourceLine;
import dev.logscan.input.Discovery;
import dev.logscan.report.Format;
import dev.logscan.report.Report;
import dev.logscan.report.TextOptions;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands around evidence is log text like any other: masked, escaped and bounded. */
final class ContextLinesTest {
    private static final String EXCEPTION = """
            {"severity":"ERROR","time":"2025-03-05T09:31:44.298Z","correlation_id":"id-1",\
            "meta.caller_id":"JiraConnect::EventsController#installed","exception.class":"JWT::InvalidAudError",\
            "exception.message":"Invalid audience. Expected https://a.example/-/jira_connect, \
            received https://b.example/-/jira_connect"}
            """;
    private static final String LOG = "{\"n\":1}\n{\"n\":2,\"token\":\"glpat-ABCDEFGHIJKLMNOPQRST\"}\r\n" + EXCEPTION
            + "\u001b[31m{\"n\":4}\n\n{\"n\":6}\n";

    @TempDir
    Path folder;

    @Test
    void linesOfFilesAreShownWithTheirNumbers() throws Exception {
        Path log = Files.writeString(folder.resolve("exceptions_json.log"), LOG);
        Report report = scan(log, 2);

        assertThat(report.findings().get(0).evidence().get(0).around())
                .extracting(SourceLine::number)
                .containsExactly(1L, 2L, 4L, 5L);
        String text = render(report, Format.TEXT);
        assertThat(text)
                .contains(
                        "\n      1- {\"n\":1}\n",
                        "\n      2- {\"n\":2,\"token\":\"[",
                        "\n      3: (this entry)\n",
                        "\n      4- \\u{1b}[31m{\"n\":4}\n",
                        "\n      5- \n")
                .doesNotContain("ABCDEFGHIJ", "\u001b", "{\"n\":6}");
        assertThat(render(report, Format.MARKDOWN))
                .contains("\n  1- {\"n\":1}\n")
                .doesNotContain("ABCDEFGHIJ");
        assertThat(render(report, Format.HTML))
                .contains("  1- {&quot;n&quot;:1}")
                .doesNotContain("ABCDEFGHIJ");
    }

    @Test
    void compressedFilesAreReadAgainToo() throws Exception {
        Path log = folder.resolve("exceptions_json.log.1.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(log))) {
            out.write(LOG.getBytes(UTF_8));
        }

        assertThat(scan(log, 1).findings().get(0).evidence().get(0).around())
                .extracting(SourceLine::number)
                .containsExactly(2L, 4L);
    }

    @Test
    void whatCannotBeReadAgainIsSaid() throws Exception {
        Report report = LogScan.builder()
                .context(3)
                .build()
                .scan(Discovery.of(List.of("-"), new ByteArrayInputStream(LOG.getBytes(UTF_8))));

        assertThat(report.findings().get(0).evidence().get(0).around()).isEmpty();
        assertThat(report.warnings()).singleElement().asString().endsWith("not for -");
    }

    @Test
    void aLineThatIsVeryLongIsCut() throws Exception {
        Path log = Files.writeString(folder.resolve("exceptions_json.log"), "x".repeat(1 << 20) + "\n" + EXCEPTION);

        assertThat(scan(log, 1)
                        .findings()
                        .get(0)
                        .evidence()
                        .get(0)
                        .around()
                        .get(0)
                        .text())
                .hasSizeLessThan(3_000);
    }

    @Test
    void withoutItNothingChanges() throws Exception {
        Path log = Files.writeString(folder.resolve("exceptions_json.log"), LOG);

        assertThat(render(scan(log, 2), Format.JSON)).isEqualTo(render(scan(log, 0), Format.JSON));
        assertThat(scan(log, 0).findings().get(0).evidence().get(0).around()).isEmpty();
    }

    private static Report scan(Path log, int context) throws InterruptedException {
        return LogScan.builder()
                .context(context)
                .build()
                .scan(Discovery.of(List.of(log.toString()), new ByteArrayInputStream(new byte[0])));
    }

    private static String render(Report report, Format format) throws Exception {
        StringBuilder out = new StringBuilder();
        format.renderer(TextOptions.plain()).render(report, out);
        return out.toString();
    }
}

package dev.logscan.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MainTest {
    private static final String INPUT = "../jwt-invalid-audience/input";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void theReportGoesToStandardOutput() throws Exception {
        assertThat(run(INPUT)).isZero();

        assertThat(out.toString(UTF_8)).startsWith("ERROR The instance refused the token's audience");
        assertThat(err.size()).isZero();
    }

    @Test
    void theReportGoesToAFileOfTheLake(@TempDir Path folder) throws Exception {
        Path report = folder.resolve("report.json");

        assertThat(run("-f", "json", "-o", "file:" + report, "--partitions", "3", INPUT + "/*"))
                .isZero();

        String name = Path.of(INPUT).toAbsolutePath().normalize().toString();
        assertThat(Files.readString(report)).startsWith("{").contains("jwt-invalid-audience", "\"" + name);
        assertThat(out.size()).isZero();
    }

    @Test
    void optionsMeanWhatTheyMeanInAScan() throws Exception {
        assertThat(run("--lang", "ja", "--since", "2030-01-01T00:00:00Z", "-f", "jsonl", INPUT))
                .isZero();
        assertThat(out.toString(UTF_8)).isEmpty();

        assertThat(run(
                        "--rules",
                        "../rules/webhook-timeout.json",
                        "--scenario",
                        "webhook-timeout",
                        "../var-log-gitlab"))
                .isZero();
        assertThat(out.toString(UTF_8)).startsWith("WARNING The receiver of a webhook does not answer");
    }

    @Test
    void whatIsWrongIsSaidBeforeAnythingIsRead() throws Exception {
        for (List<String> wrong : List.<List<String>>of(
                List.of(),
                List.of("--nonsense", INPUT),
                List.of("-f", "yaml", INPUT),
                List.of("--since", "noon", INPUT),
                List.of("--partitions", "-1", INPUT),
                List.of("--rules", "nowhere.json", INPUT),
                List.of("--rules", "../rules/webhook-timeout/report.json", INPUT))) {
            err.reset();
            assertThat(run(wrong.toArray(String[]::new))).isEqualTo(2);
            assertThat(err.toString(UTF_8)).startsWith("logscan-spark: ").hasLineCount(1);
        }
        assertThat(out.size()).isZero();
    }

    private int run(String... words) throws Exception {
        return Main.run(Cluster.spark(), words, out, new PrintStream(err, true, UTF_8));
    }
}

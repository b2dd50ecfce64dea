package dev.logscan.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.LogScan;
import dev.logscan.input.Discovery;
import dev.logscan.report.Format;
import dev.logscan.report.TextOptions;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is submitted: to a cluster of three processes, which know nothing of our libraries. */
final class SubmitIT {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path CONFIGURATION = Path.of("src/test/resources").toAbsolutePath();
    private static final Path CLUSTER = TARGET.resolve("cluster");
    private static final Path TREE =
            Path.of("../var-log-gitlab").toAbsolutePath().normalize();

    @TempDir
    Path home;

    @Test
    void aClusterGivesTheReportOfOneMachine() throws Exception {
        Path report = home.resolve("report.json");
        int status = submit(report);

        assertThat(status)
                .as(Files.readString(home.resolve("output.txt"), UTF_8))
                .isZero();
        assertThat(report).hasContent(expected());
    }

    private int submit(Path report) throws Exception {
        ProcessBuilder submit = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                CONFIGURATION + File.pathSeparator + CLUSTER.resolve("jars") + "/*",
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                "local-cluster[2,1,512]",
                "--conf",
                "spark.ui.enabled=false",
                "--conf",
                "spark.driver.host=127.0.0.1",
                "--conf",
                "spark.executor.memory=512m",
                "--class",
                Main.class.getName(),
                TARGET.resolve("logscan-spark-0.1.0-submit.jar").toString(),
                "-f",
                "json",
                "-o",
                "file:" + report,
                TREE.toString());
        submit.directory(home.toFile());
        submit.environment().put("SPARK_HOME", CLUSTER.toString());
        submit.environment().put("SPARK_CONF_DIR", CONFIGURATION.toString());
        submit.environment().put("SPARK_SCALA_VERSION", "2.13");
        submit.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        submit.redirectErrorStream(true)
                .redirectOutput(home.resolve("output.txt").toFile());
        Process process = submit.start();
        try {
            assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
            return process.exitValue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String expected() throws Exception {
        StringBuilder out = new StringBuilder();
        Format.JSON
                .renderer(new TextOptions(false, false, 80, false, ZoneOffset.UTC))
                .render(
                        LogScan.builder()
                                .build()
                                .scan(Discovery.of(List.of(TREE.toString()), InputStream.nullInputStream())),
                        out);
        return out.toString();
    }
}

package dev.logscan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.LogScan;
import dev.logscan.input.Discovery;
import dev.logscan.input.ReadProgress;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgressLineTest {
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(terminal, true, UTF_8);

    @Test
    void itSaysHowMuchHowFarHowLongAndHowFast() {
        assertThat(ProgressLine.text(0, 0, 1, Duration.ZERO)).isEqualTo("0 B, 0:00, 0 B/s");
        assertThat(ProgressLine.text(1_234_567_890L, 3, 40, Duration.ofSeconds(4)))
                .isEqualTo("1.2 GB, file 3 of 40, 0:04, 309 MB/s");
        assertThat(ProgressLine.text(999_600, 1, 2, Duration.ofSeconds(75)))
                .isEqualTo("1.0 MB, file 1 of 2, 1:15, 13.3 kB/s");
        assertThat(ProgressLine.text(Long.MAX_VALUE, 999_999, 999_999, Duration.ofDays(9)))
                .hasSizeLessThan(79);
    }

    @Test
    void itIsWrittenOverAndTakenAway(@TempDir Path folder) throws Exception {
        Path log = Files.writeString(folder.resolve("a.log"), "{\"a\":1}\n".repeat(100_000));
        ReadProgress progress = new ReadProgress();
        try (ProgressLine line = new ProgressLine(progress, 1, err)) {
            line.show(Duration.ofSeconds(1));
            LogScan.builder()
                    .build()
                    .scan(Discovery.of(List.of(log.toString()), InputStream.nullInputStream()), progress);
            line.show(Duration.ofSeconds(2));
        }

        assertThat(progress.bytes()).isEqualTo(800_000);
        assertThat(progress.inputs()).isEqualTo(1);
        assertThat(terminal.toString(UTF_8))
                .isEqualTo("\r0 B, 0:01, 0 B/s\r800 kB, 0:02, 400 kB/s\r" + " ".repeat(22) + "\r");
    }

    @Test
    void aShortScanShowsNothing() {
        try (ProgressLine line = new ProgressLine(new ReadProgress(), 1, err)) {
            line.start();
        }

        assertThat(terminal.size()).isZero();
    }
}

package dev.logscan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.logscan.report.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportFileTest {
    @TempDir
    Path folder;

    @Test
    void theNewReportTakesThePlaceOfTheOldOneBehindALink() throws Exception {
        Path old = Files.writeString(folder.resolve("r.json"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), old);

        ReportFile.of(Format.JSON, link.toString(), List.of("-")).write("new");

        assertThat(old).content().isEqualTo("new");
        assertThat(link).isSymbolicLink();
        assertThat(names()).containsExactly("link", "r.json");
    }

    @Test
    void theOldReportStaysWhenTheNewOneCannotBeWritten() throws Exception {
        Path place = folder.resolve("r.json");
        ReportFile file = ReportFile.of(Format.JSON, place.toString(), List.of());
        Files.createDirectories(place.resolve("in the way"));

        assertThatThrownBy(() -> file.write("new"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file.target() + ": not written: ");
        assertThat(names()).containsExactly("r.json");
    }

    @Test
    void aDeviceIsWrittenToAndNotReplaced() throws Exception {
        Path device = Path.of("/dev/null");

        ReportFile.of(Format.JSON, device.toString(), List.of()).write("new");

        assertThat(Files.isRegularFile(device)).isFalse();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

package dev.logscan.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.LogRedaction;
import dev.logscan.redact.Pseudonyms;
import dev.logscan.report.Format;
import dev.logscan.scenario.ScenarioCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A redacted copy of every sample shows the same findings, and nobody's names. */
class RedactionTest {
    private static final ScenarioCatalog CATALOG = ScenarioCatalog.load();

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everySampleGivesACopyThatShowsTheSame() {
        return Sample.all().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> {
                    Pseudonyms pseudonyms = new Pseudonyms();
                    Path copy = Files.createDirectories(folder.resolve(sample.name()));
                    LogRedaction.Outcome outcome = sample.redact(CATALOG, pseudonyms, copy);

                    assertThat(outcome.differences()).isEmpty();
                    assertThat(Sample.rendered(outcome.report(), Format.JSON))
                            .isEqualTo(Sample.read(sample.expected(Format.JSON)));
                    String content = content(copy);
                    assertThat(pseudonyms.lines()).allSatisfy(line -> {
                        String[] parts = line.split("\t", -1);
                        if (parts[0].equals("host") || parts[0].equals("domain")) {
                            assertThat(content).doesNotContain(parts[1]);
                        }
                    });
                }));
    }

    private static String content(Path folder) throws IOException {
        StringBuilder content = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.append(folder.relativize(file)).append('\n').append(Sample.read(file));
            }
        }
        return content.toString();
    }
}

package dev.logscan.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The README's examples do what it shows. */
class ReadmeIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path LAUNCHER = ROOT.resolve("cli/target/logscan/bin/logscan");

    /** Where the examples run: a folder in which only the samples are, and which they may write to. */
    @TempDir
    private static Path work;

    @BeforeAll
    static void linkSamples() throws IOException {
        Files.createSymbolicLink(work.resolve("samples"), ROOT.resolve("samples"));
    }

    @TestFactory
    Stream<DynamicTest> everyExamplePrintsWhatTheReadmeShows() {
        return examples().stream()
                .map(example -> DynamicTest.dynamicTest(example.command(), () -> {
                    List<String> printed = run(example.command()).lines().toList();
                    assertThat(printed).startsWith(example.output().toArray(new String[0]));
                    if (!example.cut()) {
                        assertThat(printed).hasSameSizeAs(example.output());
                    }
                }));
    }

    @Test
    void everyCommandHasAnExample() {
        assertThat(examples().stream().map(Example::command).map(command -> command.split(" ", -1)[1]))
                .contains("watch", "trace", "kibana", "explain", "rules", "completion");
        assertThat(examples().stream().map(Example::command).filter(command -> command.startsWith("logscan rules")))
                .extracting(command -> command.split(" ", -1)[2])
                .contains("check", "test", "list", "coverage");
    }

    @Test
    void theRuleThatItShowsIsTheOneThatItRuns() throws IOException {
        assertThat(String.join("\n", readme()))
                .contains("```json\n" + Files.readString(ROOT.resolve("samples/rules/webhook-timeout.json")) + "```");
    }

    /** A command of the README and what it shows of the output; cut where three dots end it. */
    private record Example(String command, List<String> output, boolean cut) {}

    private static List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        List<String> lines = readme();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals("```console")) {
                int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf("```");
                List<String> output = lines.subList(i + 2, end);
                boolean cut = output.get(output.size() - 1).equals("...");
                examples.add(new Example(
                        lines.get(i + 1).substring("$ ".length()),
                        output.subList(0, output.size() - (cut ? 1 : 0)),
                        cut));
            }
        }
        return examples;
    }

    private static List<String> readme() {
        try {
            return Files.readAllLines(ROOT.resolve("README.md"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(String command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(Arrays.asList(command.split(" ", -1)));
        assertThat(words.get(0)).isEqualTo("logscan");
        words.set(0, LAUNCHER.toString());
        Process process = new ProcessBuilder(words)
                .directory(work.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        // A rule file that is wrong, on purpose, is a wrong usage; and a shown example has no reason to end otherwise.
        assertThat(process.waitFor()).isLessThan(3);
        return printed;
    }
}

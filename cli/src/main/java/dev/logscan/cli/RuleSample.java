package dev.logscan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.logscan.language.Language;
import dev.logscan.language.Wording;
import dev.logscan.report.Format;
import dev.logscan.report.TextOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Logs in {@code input}, the report expected of them in {@code report.json}, and in {@code options.properties} the options
 * to scan them with, where there are any. Names in the report are those that a scan beside the folder gives.
 *
 * @param folder the folder
 */
record RuleSample(Path folder) {
    private static final String REPORT = "report.json";

    /** The samples in a folder, or the one that it is itself; sorted by name. */
    static List<RuleSample> in(Path folder) throws IOException {
        if (Files.isDirectory(folder.resolve("input"))) {
            return List.of(new RuleSample(folder));
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(f -> Files.isDirectory(f.resolve("input")))
                    .sorted()
                    .map(RuleSample::new)
                    .toList();
        }
    }

    String name() {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }

    /** How the report differs from the one expected, or null when it does not. */
    @Nullable
    String difference(List<String> rules, Surroundings around, Scanner scanner) throws UsageException, IOException {
        if (!Files.isRegularFile(folder.resolve(REPORT))) {
            return "no " + REPORT;
        }
        List<String> expected =
                Files.readString(folder.resolve(REPORT), UTF_8).lines().toList();
        List<String> actual = report(rules, around, scanner).lines().toList();
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
            String wanted = i < expected.size() ? expected.get(i).strip() : "nothing";
            String given = i < actual.size() ? actual.get(i).strip() : "nothing";
            if (!wanted.equals(given)) {
                return REPORT + ":" + (i + 1) + ": expected " + wanted + ", but was " + given;
            }
        }
        return null;
    }

    private String report(List<String> rules, Surroundings around, Scanner scanner) throws UsageException, IOException {
        String input = folder.resolve("input").toString();
        List<String> words = new ArrayList<>();
        for (String path : rules) {
            words.add(CliOption.RULES.flag() + "=" + path);
        }
        Properties options = options();
        options.stringPropertyNames().stream()
                .sorted()
                .forEach(name -> words.add("--" + name + "=" + options.getProperty(name)));
        words.add("--");
        words.add(input);
        Arguments arguments = Arguments.parse(words, Command.SCAN.options());
        StringBuilder report = new StringBuilder();
        Format.JSON
                .renderer(TextOptions.plain())
                .render(
                        scanner.scan(
                                new RequestReader(arguments, around.speaking(Wording.of(Language.ENGLISH))).read(),
                                InputStream.nullInputStream(),
                                around.err()),
                        report);
        return report.toString().replace(input, name() + "/input");
    }

    private Properties options() throws IOException {
        Properties options = new Properties();
        Path file = folder.resolve("options.properties");
        if (Files.isRegularFile(file)) {
            try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
                options.load(reader);
            }
        }
        return options;
    }
}

package dev.logscan.samples;

import dev.logscan.LogRedaction;
import dev.logscan.LogScan;
import dev.logscan.input.Discovery;
import dev.logscan.redact.Pseudonyms;
import dev.logscan.report.Format;
import dev.logscan.report.Report;
import dev.logscan.report.TextOptions;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.Version;
import dev.logscan.scenario.VersionRange;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder of sample logs and the reports expected of them.
 *
 * @param folder the folder, which holds {@code input}, {@code report.txt} and {@code report.json}
 */
record Sample(Path folder) {
    /** The folder of all samples: this module's, in which its tests run. Relative, because reports show the names. */
    static final Path ALL = Path.of("");

    /** The whole tree of a small instance, laid out as on a server. */
    private static final Path TREE = ALL.resolve("var-log-gitlab");

    static List<Sample> all() {
        try (Stream<Path> folders = Files.list(ALL)) {
            return folders.filter(f -> Files.isDirectory(f.resolve("input")) || f.equals(TREE))
                    .sorted()
                    .map(Sample::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return folder.getFileName().toString();
    }

    /** The scenario that the folder is named after: what stands before a double hyphen names a variant. */
    String scenario() {
        return name().split("--", 2)[0];
    }

    /** Scans with what {@code options.properties} says, by the names of the command line; most samples need nothing. */
    Report scan(LogScan.Builder builder) {
        return scan(builder, discovery());
    }

    Discovery discovery() {
        return Discovery.of(List.of(input().toString()), InputStream.nullInputStream());
    }

    /** The contents of the input's files, by name. */
    Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(input())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file.toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }

    /** Scans something else with the options of this sample. */
    Report scan(LogScan.Builder builder, Discovery discovery) {
        try {
            return configured(builder).scan(discovery);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A scan with the options of this sample. */
    LogScan configured(LogScan.Builder builder) {
        Properties options = options();
        String proxyFqdn = options.getProperty("proxy-fqdn");
        if (proxyFqdn != null) {
            builder.proxyFqdn(proxyFqdn);
        }
        String version = options.getProperty("gitlab-version");
        if (version != null) {
            builder.gitlabVersion(VersionRange.exactly(Version.of(version).orElseThrow()));
        }
        return builder.build();
    }

    /** Makes a redacted copy, with what {@code options.properties} says. */
    LogRedaction.Outcome redact(ScenarioCatalog catalog, Pseudonyms pseudonyms, Path copy) throws IOException {
        LogRedaction.Builder builder = LogRedaction.builder().catalog(catalog).pseudonyms(pseudonyms);
        Properties options = options();
        String proxyFqdn = options.getProperty("proxy-fqdn");
        if (proxyFqdn != null) {
            builder.proxyFqdn(proxyFqdn);
        }
        String version = options.getProperty("gitlab-version");
        if (version != null) {
            builder.gitlabVersion(VersionRange.exactly(Version.of(version).orElseThrow()));
        }
        try {
            return builder.build()
                    .redact(Discovery.of(List.of(input().toString()), InputStream.nullInputStream()), copy);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Properties options() {
        Properties options = new Properties();
        try (StringReader text = new StringReader(read(folder.resolve("options.properties")))) {
            options.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return options;
    }

    /** A whole tree is what it is; its reports stand beside it, so that a scan of it does not read them. */
    private Path input() {
        return folder.equals(TREE) ? folder : folder.resolve("input");
    }

    Path expected(Format format) {
        String report = format == Format.TEXT ? "report.txt" : "report.json";
        return folder.equals(TREE) ? ALL.resolve(name() + "." + report) : folder.resolve(report);
    }

    static String rendered(Report report, Format format) {
        StringBuilder out = new StringBuilder();
        try {
            format.renderer(new TextOptions(false, true, 80, false, java.time.ZoneOffset.UTC))
                    .render(report, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

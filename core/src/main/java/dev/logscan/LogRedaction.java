package dev.logscan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import dev.logscan.incident.NoticedEntry;
import dev.logscan.input.Discovery;
import dev.logscan.input.EvidenceWriter;
import dev.logscan.input.SourceStatistics;
import dev.logscan.redact.CopyNames;
import dev.logscan.redact.Differences;
import dev.logscan.redact.Pseudonyms;
import dev.logscan.redact.Redactor;
import dev.logscan.report.Excerpts;
import dev.logscan.report.Masking;
import dev.logscan.report.Report;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.VersionRange;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a copy of the evidence with pseudonyms in the place of names and addresses, and scans the copy: it must show the
 * same findings.
 *
 * <p>A copy holds the entries that tell something, with the fields that scenarios speak of, a file for each source; of the
 * other sources only from when to when they reach, since a verdict may rest on an entry that is not there. Whatever form
 * the inputs had, its files hold an entry a line. Immutable and thread-safe, but for the pseudonyms that it is given.
 */
public final class LogRedaction {
    private final ScenarioCatalog catalog;
    private final Pseudonyms pseudonyms;
    private final VersionRange version;
    private final @Nullable String proxyFqdn;
    private final int threads;

    private LogRedaction(Builder builder) {
        catalog = builder.catalog == null ? ScenarioCatalog.load() : builder.catalog;
        pseudonyms = builder.pseudonyms;
        version = builder.version;
        proxyFqdn = builder.proxyFqdn;
        threads = builder.threads;
    }

    /**
     * Starts a redaction with the built-in scenarios and without pseudonyms.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * What a redaction gave.
     *
     * @param report what the inputs show, as a scan reports it
     * @param files how many files were written
     * @param entries how many entries stand in them
     * @param differences what the copy shows otherwise, a sentence each; empty when it shows the same
     * @param proxyFqdn what stands for the name that was given, or null when none was
     */
    public record Outcome(
            Report report,
            int files,
            long entries,
            List<String> differences,
            @Nullable String proxyFqdn) {
        /** Copies the differences. */
        public Outcome {
            differences = List.copyOf(differences);
        }
    }

    /**
     * Reads the inputs, writes the copy and scans it.
     *
     * @param discovery the inputs, and the problems of finding them; they are only read
     * @param folder where to write; an empty folder that is there
     * @return what was written; with differences the copy must not be used
     * @throws IOException when it cannot be written
     * @throws InterruptedException when the thread is interrupted while it reads
     */
    public Outcome redact(Discovery discovery, Path folder) throws IOException, InterruptedException {
        Redactor redactor = new Redactor(pseudonyms, catalog.literals().alternatives());
        Evidence evidence = new Evidence(folder, redactor, catalog.opening());
        LogScan.Reading original;
        try {
            original = scan(proxyFqdn).read(discovery, null, evidence::add);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getCause());
        }
        evidence.finish(original.sources());
        String redactedName = proxyFqdn == null ? null : redactor.host(proxyFqdn);
        Discovery copy = Discovery.of(List.of(folder.toString()), InputStream.nullInputStream());
        Report found = scan(redactedName).read(copy, null, null).report();
        return new Outcome(
                Excerpts.cut(Masking.mask(original.report())),
                evidence.files,
                evidence.entries,
                Differences.of(original.report(), found, redactor),
                redactedName);
    }

    private LogScan scan(@Nullable String name) {
        LogScan.Builder scan =
                LogScan.builder().catalog(catalog).gitlabVersion(version).threads(threads);
        return name == null ? scan.build() : scan.proxyFqdn(name).build();
    }

    /** The files of one copy while they are made: a part for each source, which gets its name and its ends last. */
    private static final class Evidence {
        private static final String PARTS = ".parts";

        /** Marks the lines of entries that tell only beside another of their id. */
        private static final char WAITS = '?';

        private static final char TELLS = '!';

        private final Path folder;
        private final Redactor redactor;
        private final BitSet opening;
        private final Map<String, Path> parts = new HashMap<>();
        private final Set<String> told = new HashSet<>();
        private @Nullable String open;
        private @Nullable Writer writer;
        private int files;
        private long entries;

        Evidence(Path folder, Redactor redactor, BitSet opening) {
            this.folder = folder;
            this.redactor = redactor;
            this.opening = opening;
        }

        void add(LogEntry entry, NoticedEntry noticed) {
            boolean tells = noticed.held().intersects(opening);
            if (!tells && entry.correlationId() == null) {
                return;
            }
            try {
                LogEntry redacted = redactor.entry(entry);
                Writer out = part(entry.origin().source());
                String id = redacted.correlationId();
                if (tells && id != null) {
                    told.add(id);
                }
                out.write(tells ? TELLS + "\n" : WAITS + String.valueOf(id) + "\n");
                new EvidenceWriter(out).write(redacted);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Writer part(String source) throws IOException {
            if (writer != null && source.equals(open)) {
                return writer;
            }
            close();
            Path part = parts.get(source);
            if (part == null) {
                part = Files.createDirectories(folder.resolve(PARTS)).resolve(Integer.toString(parts.size()));
                parts.put(source, part);
            }
            writer = Files.newBufferedWriter(part, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            open = source;
            return writer;
        }

        private void close() throws IOException {
            if (writer != null) {
                writer.close();
                writer = null;
            }
        }

        void finish(List<SourceStatistics> sources) throws IOException {
            close();
            List<SourceStatistics> wanted = sources.stream()
                    .filter(source -> parts.containsKey(source.name()) || isSpan(source))
                    .sorted(Comparator.comparing(SourceStatistics::name))
                    .toList();
            List<String> names =
                    CopyNames.of(wanted.stream().map(SourceStatistics::name).toList(), redactor);
            for (int i = 0; i < wanted.size(); i++) {
                SourceStatistics source = wanted.get(i);
                file(source, parts.get(source.name()), folder.resolve(names.get(i)));
            }
            for (Path part : parts.values()) {
                Files.delete(part);
            }
            Files.deleteIfExists(folder.resolve(PARTS));
        }

        /** Whether it may prove that an entry which is not there was not written. */
        private static boolean isSpan(SourceStatistics source) {
            return source.verbatim()
                    && source.kind() != Component.MIXED
                    && source.kind() != Component.OTHER
                    && source.first() != null
                    && source.last() != null;
        }

        private void file(SourceStatistics source, @Nullable Path part, Path file) throws IOException {
            Path above = file.getParent();
            if (above != null) {
                Files.createDirectories(above);
            }
            try (BufferedWriter out = Files.newBufferedWriter(file, UTF_8, StandardOpenOption.CREATE_NEW)) {
                EvidenceWriter marks = new EvidenceWriter(out);
                if (isSpan(source)) {
                    marks.mark(source.kind(), source.first());
                } else if (!source.verbatim()) {
                    marks.exported();
                } else if (source.kind() == Component.MIXED) {
                    marks.mark(Component.EXCEPTIONS, null);
                    marks.mark(Component.API, null);
                }
                if (part != null) {
                    copy(part, out);
                }
                if (isSpan(source)) {
                    marks.mark(source.kind(), source.last());
                }
            }
            files++;
        }

        private void copy(Path part, Writer out) throws IOException {
            try (BufferedReader lines = Files.newBufferedReader(part, UTF_8)) {
                for (String mark = lines.readLine(); mark != null; mark = lines.readLine()) {
                    String line = lines.readLine();
                    if (line != null && (mark.charAt(0) == TELLS || told.contains(mark.substring(1)))) {
                        out.write(line);
                        out.write('\n');
                        entries++;
                    }
                }
            }
        }
    }

    /** Collects what a redaction needs; not thread-safe. */
    public static final class Builder {
        private @Nullable ScenarioCatalog catalog;
        private Pseudonyms pseudonyms = new Pseudonyms();
        private VersionRange version = VersionRange.ALL;
        private @Nullable String proxyFqdn;
        private int threads = Runtime.getRuntime().availableProcessors();

        private Builder() {}

        /**
         * Uses another catalog than the built-in one.
         *
         * @param value the scenarios to look for
         * @return this builder
         */
        public Builder catalog(ScenarioCatalog value) {
            catalog = value;
            return this;
        }

        /**
         * Uses pseudonyms that were given before, and adds new ones to them.
         *
         * @param value the pseudonyms, used by no other thread meanwhile
         * @return this builder
         */
        public Builder pseudonyms(Pseudonyms value) {
            pseudonyms = value;
            return this;
        }

        /**
         * Says which versions of GitLab the self-managed instance may have.
         *
         * @param value the versions; all of them where it is not known
         * @return this builder
         */
        public Builder gitlabVersion(VersionRange value) {
            version = value;
            return this;
        }

        /**
         * Says under which name the app reaches the instance, where no log tells it.
         *
         * @param hostAndPort such as {@code gitlab.example.com} or {@code gitlab.example.com:8443}
         * @return this builder
         */
        public Builder proxyFqdn(String hostAndPort) {
            proxyFqdn = hostAndPort;
            return this;
        }

        /**
         * Says how many threads read. The copy does not depend on it.
         *
         * @param count one or more
         * @return this builder
         */
        public Builder threads(int count) {
            threads = count;
            return this;
        }

        /**
         * Finishes.
         *
         * @return an immutable redaction
         */
        public LogRedaction build() {
            return new LogRedaction(this);
        }
    }
}

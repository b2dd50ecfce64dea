package dev.logscan.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

/**
 * The samples whose input is packed or captured hold what the plain samples hold. {@code -Dlogscan.rewrite=true} makes them
 * again, which is how they were made.
 */
class PackedSamplesTest {
    private static final boolean REWRITE = Boolean.getBoolean("logscan.rewrite");

    /** 2025-03-05T12:00:00Z, so that an archive made again is the same. */
    private static final long MADE = 1_741_176_000_000L;

    private static final Path PLAIN = Sample.ALL.resolve("host-header-mismatch/input");
    private static final Path BOTH_SIDES = Sample.ALL.resolve("host-header-mismatch--joined/input");

    /** What a tail that counts bytes leaves out of a file. */
    private static final int CUT = 200;

    private static byte[] bytes(Path folder, String file) throws IOException {
        return Files.readAllBytes(folder.resolve(file));
    }

    private static List<String> lines(Path folder, String file) throws IOException {
        return Files.readAllLines(folder.resolve(file));
    }

    private static byte[] joined(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aSupportArchiveHasTailLimitedFilesAndRotatedOnesWithoutAnExtension() throws IOException {
        String root = "gitlabsos.git-1_20250305120000/";
        String logs = root + "var/log/gitlab/";
        List<String> workhorse = lines(PLAIN, "gitlab-workhorse/current");
        int half = workhorse.size() / 2;
        byte[] requests = bytes(PLAIN, "gitlab-rails/production_json.log");
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(root + "df_h", "Filesystem      Size  Used Avail Use% Mounted on\n".getBytes(StandardCharsets.UTF_8));
        files.put(logs + "gitlab-workhorse/@4000000067c7dd0a2c1f3b44.s", gzip(joined(workhorse.subList(0, half))));
        files.put(logs + "gitlab-workhorse/current", joined(workhorse.subList(half, workhorse.size())));
        files.put(logs + "gitlab-rails/production_json.log", Arrays.copyOfRange(requests, CUT, requests.length));
        files.put(logs + "gitlab-rails/exceptions_json.log", bytes(PLAIN, "gitlab-rails/exceptions_json.log"));
        files.put(logs + "gitlab-rails/integrations_json.log", bytes(PLAIN, "gitlab-rails/integrations_json.log"));

        Path archive = input("support-archive").resolve("gitlabsos.git-1_20250305120000.tar.gz");
        if (REWRITE) {
            Files.write(archive, gzip(tar(files)));
        }
        assertThat(shown(untar(gunzip(Files.readAllBytes(archive))))).isEqualTo(shown(files));
    }

    @Test
    void aZipHasTheExportBesideTheLogs() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String file : List.of(
                "kibana.json",
                "gitlab-rails/production_json.log",
                "gitlab-rails/exceptions_json.log",
                "gitlab-workhorse/current")) {
            files.put("ticket/" + file, bytes(BOTH_SIDES, file));
        }

        Path archive = input("zip").resolve("ticket.zip");
        if (REWRITE) {
            Files.write(archive, zip(files));
        }
        assertThat(shown(unzip(Files.readAllBytes(archive)))).isEqualTo(shown(files));
    }

    @Test
    void aCaptureHasSeveralComponentsInTurn() throws IOException {
        List<String> requests = lines(PLAIN, "gitlab-rails/production_json.log");
        List<String> workhorse = lines(PLAIN, "gitlab-workhorse/current");
        StringBuilder capture = new StringBuilder();
        section(capture, "gitlab-rails/production_json.log", requests.subList(0, requests.size() / 2));
        section(capture, "gitlab-workhorse/current", workhorse.subList(0, workhorse.size() / 2));
        section(capture, "gitlab-rails/exceptions_json.log", lines(PLAIN, "gitlab-rails/exceptions_json.log"));
        section(capture, "gitlab-rails/production_json.log", requests.subList(requests.size() / 2, requests.size()));
        section(capture, "gitlab-workhorse/current", workhorse.subList(workhorse.size() / 2, workhorse.size()));

        isText(input("tail-capture").resolve("gitlab-ctl-tail.txt"), capture);
    }

    private static void section(StringBuilder capture, String file, List<String> lines) {
        capture.append(capture.isEmpty() ? "" : "\n")
                .append("==> /var/log/gitlab/")
                .append(file)
                .append(" <==\n");
        lines.forEach(line -> capture.append(line).append('\n'));
    }

    @Test
    void aHelmStreamHasPrefixesAndSubcomponents() throws IOException {
        StringBuilder stream = new StringBuilder();
        for (String file : List.of("production_json", "exceptions_json")) {
            for (String line : lines(PLAIN, "gitlab-rails/" + file + ".log")) {
                stream.append(
                                "[pod/gitlab-webservice-default-6c9f7d/webservice] {\"component\":\"gitlab\",\"subcomponent\":\"")
                        .append(file)
                        .append("\",")
                        .append(line, 1, line.length())
                        .append('\n');
            }
        }
        for (String line : lines(PLAIN, "gitlab-workhorse/current")) {
            stream.append("[pod/gitlab-webservice-default-6c9f7d/gitlab-workhorse] ")
                    .append(line)
                    .append('\n');
        }

        isText(input("kubectl").resolve("kubectl-logs.txt"), stream);
    }

    private static void isText(Path file, StringBuilder text) throws IOException {
        if (REWRITE) {
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file)).isEqualTo(text.toString());
    }

    private static Path input(String variant) throws IOException {
        Path input = Sample.ALL.resolve("host-header-mismatch--" + variant).resolve("input");
        return REWRITE ? Files.createDirectories(input) : input;
    }

    private static Map<String, String> shown(Map<String, byte[]> files) {
        return files.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        file -> new String(unpacked(file.getValue()), StandardCharsets.UTF_8),
                        (a, b) -> b,
                        LinkedHashMap::new));
    }

    /** Compressors differ from one runtime to the next. */
    private static byte[] unpacked(byte[] content) {
        try {
            return content.length > 1 && content[0] == 0x1f && content[1] == (byte) 0x8b ? gunzip(content) : content;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] gunzip(byte[] content) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return in.readAllBytes();
        }
    }

    private static byte[] tar(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                entry.setModTime(MADE);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }

    private static Map<String, byte[]> untar(byte[] content) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(content))) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                files.put(entry.getName(), tar.readAllBytes());
                entry = tar.getNextEntry();
            }
        }
        return files;
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTime(MADE);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static Map<String, byte[]> unzip(byte[] content) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            ZipEntry entry = zip.getNextEntry();
            while (entry != null) {
                files.put(entry.getName(), zip.readAllBytes());
                entry = zip.getNextEntry();
            }
        }
        return files;
    }
}

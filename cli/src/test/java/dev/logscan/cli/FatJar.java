package dev.logscan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** The program and its libraries in one jar: services put together, licences kept apart, other modules' descriptors left out. */
final class FatJar {
    private static final Pattern LEFT_OUT = Pattern.compile(
            "(META-INF/versions/[0-9]+/)?module-info\\.class|META-INF/(MANIFEST\\.MF|INDEX\\.LIST|[^/]*\\.(SF|DSA|RSA|EC))"
                    + "|META-INF/(maven|proguard)/.*");
    private static final Pattern LICENCE = Pattern.compile("META-INF/([^/]*(LICENSE|NOTICE)[^/]*)");
    private static final String SERVICES = "META-INF/services/";

    private final TreeMap<String, byte[]> entries = new TreeMap<>();

    /** Adds what is in a jar; its licences stand in a folder of that name. */
    void addJar(Path jar, String name) throws IOException {
        try (InputStream file = Files.newInputStream(jar);
                ZipInputStream in = new ZipInputStream(file)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory() && !LEFT_OUT.matcher(entry.getName()).matches()) {
                    addFromJar(jar, name, entry.getName(), in.readAllBytes());
                }
            }
        }
    }

    private void addFromJar(Path jar, String name, String entry, byte[] content) throws IOException {
        Matcher licence = LICENCE.matcher(entry);
        if (licence.matches()) {
            add("META-INF/licenses/" + name + "/" + licence.group(1), content);
        } else if (entry.startsWith(SERVICES)) {
            byte[] before = entries.getOrDefault(entry, new byte[0]);
            entries.put(entry, (new String(before, UTF_8) + new String(content, UTF_8).strip() + "\n").getBytes(UTF_8));
        } else if (entries.containsKey(entry) && !Arrays.equals(entries.get(entry), content)) {
            throw new IOException(jar.getFileName() + ": another " + entry + " than the one before");
        } else {
            entries.put(entry, content);
        }
    }

    /** Takes out what some jar had under that name. */
    byte[] take(String name) throws IOException {
        byte[] content = entries.remove(name);
        if (content == null) {
            throw new IOException(name + ": in no jar");
        }
        return content;
    }

    void add(String name, byte[] content) throws IOException {
        if (entries.put(name, content) != null) {
            throw new IOException(name + ": there already");
        }
    }

    /** The licences and notices, by their names below {@code META-INF/licenses/}. */
    Map<String, byte[]> licences() {
        TreeMap<String, byte[]> licences = new TreeMap<>();
        String folder = "META-INF/licenses/";
        entries.forEach((name, content) -> {
            if (name.startsWith(folder)) {
                licences.put(name.substring(folder.length()), content);
            }
        });
        return licences;
    }

    /** Writes the jar behind a head, which may be empty; the manifest first, the rest by name, all of one time. */
    void write(Path file, byte[] head, String version, Instant time) throws IOException {
        String manifest = String.join(
                "\r\n",
                List.of(
                        "Manifest-Version: 1.0",
                        "Implementation-Title: logscan",
                        "Implementation-Version: " + version,
                        "Main-Class: dev.logscan.cli.Main",
                        "Multi-Release: true",
                        "",
                        ""));
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(file)) {
            if (head.length > 0) {
                out.writePreamble(head);
            }
            put(out, "META-INF/MANIFEST.MF", manifest.getBytes(UTF_8), time);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                put(out, entry.getKey(), entry.getValue(), time);
            }
        }
    }

    private static void put(ZipArchiveOutputStream out, String name, byte[] content, Instant time) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        // Zip's own times are local ones: this is the same in every zone.
        entry.setTime(FileTime.from(
                Instant.from(time.atOffset(ZoneOffset.UTC).toLocalDateTime().atZone(ZoneId.systemDefault()))));
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
    }
}

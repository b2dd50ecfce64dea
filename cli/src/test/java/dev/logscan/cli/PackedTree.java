package dev.logscan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * Files that go into an archive, by name. All belong to root, are of one time, and may be read by all: nothing of the machine
 * that packs them is in the archive.
 */
final class PackedTree {
    /** A file, or a link when the target is not empty. */
    private static final class Packed {
        private final byte[] content;
        private final boolean executable;
        private final String target;

        Packed(byte[] content, boolean executable, String target) {
            this.content = content;
            this.executable = executable;
            this.target = target;
        }
    }

    private final TreeMap<String, Packed> files = new TreeMap<>();
    private final Instant time;

    PackedTree(Instant time) {
        this.time = time;
    }

    PackedTree add(String name, byte[] content) {
        files.put(name, new Packed(content, false, ""));
        return this;
    }

    PackedTree add(String name, String content) {
        return add(name, content.getBytes(UTF_8));
    }

    PackedTree addProgram(String name, byte[] content) {
        files.put(name, new Packed(content, true, ""));
        return this;
    }

    PackedTree addLink(String name, String target) {
        files.put(name, new Packed(new byte[0], false, target));
        return this;
    }

    PackedTree addCompressed(String name, String content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = gzip(out, Deflater.BEST_COMPRESSION)) {
            gzip.write(content.getBytes(UTF_8));
        }
        return add(name, out.toByteArray());
    }

    /** Adds a folder with all that is in it. */
    PackedTree addFolder(String name, Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted().toList()) {
                String entry = name + "/" + folder.relativize(file);
                if (Files.isSymbolicLink(file)) {
                    addLink(entry, Files.readSymbolicLink(file).toString());
                } else if (Files.isRegularFile(file)) {
                    files.put(entry, new Packed(Files.readAllBytes(file), Files.isExecutable(file), ""));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return this;
    }

    /** Adds the files of another tree, below a folder. */
    PackedTree addAll(String folder, PackedTree other) {
        other.files.forEach((name, packed) -> files.put(folder + "/" + name, packed));
        return this;
    }

    /** What they take on a disk, in kilobytes. */
    long kilobytes() {
        return files.values().stream()
                .mapToLong(f -> (f.content.length + 1023) / 1024)
                .sum();
    }

    /** Lines of {@code md5sum}. */
    String checksums() {
        StringBuilder lines = new StringBuilder();
        files.forEach((name, file) -> {
            if (file.target.isEmpty()) {
                lines.append(md5(file.content)).append("  ").append(name).append('\n');
            }
        });
        return lines.toString();
    }

    private static String md5(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(content);
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a compressed tar archive; the names stand behind the prefix. */
    void write(OutputStream to, String prefix) throws IOException {
        try (OutputStream gzip = gzip(to, Deflater.DEFAULT_COMPRESSION);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip, UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            TreeMap<String, Packed> all = new TreeMap<>(files);
            for (String name : files.keySet()) {
                for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
                    all.put(name.substring(0, slash + 1), new Packed(new byte[0], true, ""));
                }
            }
            put(tar, prefix, new Packed(new byte[0], true, ""));
            for (Map.Entry<String, Packed> entry : all.entrySet()) {
                put(tar, prefix + entry.getKey(), entry.getValue());
            }
        }
    }

    private void put(TarArchiveOutputStream tar, String name, Packed packed) throws IOException {
        boolean link = !packed.target.isEmpty();
        TarArchiveEntry entry =
                link ? new TarArchiveEntry(name, TarConstants.LF_SYMLINK) : new TarArchiveEntry(name, true);
        entry.setLinkName(packed.target);
        entry.setMode(link ? 0777 : packed.executable ? 0755 : 0644);
        entry.setIds(0, 0);
        entry.setNames("root", "root");
        entry.setModTime(FileTime.from(time));
        entry.setSize(packed.content.length);
        tar.putArchiveEntry(entry);
        tar.write(packed.content);
        tar.closeArchiveEntry();
    }

    private static OutputStream gzip(OutputStream to, int level) throws IOException {
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(level);
        parameters.setOperatingSystem(255);
        return new GzipCompressorOutputStream(to, parameters);
    }
}

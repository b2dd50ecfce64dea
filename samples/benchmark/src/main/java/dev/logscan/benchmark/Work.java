package dev.logscan.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * What is measured: logs, and what each peer can do with them.
 *
 * @param path the file or folder
 * @param files all files
 * @param compressed those of them that are gzip files
 * @param json those of them that hold a JSON object a line
 * @param bytes of all files, decompressed
 * @param jsonBytes of the JSON files, decompressed
 */
record Work(Path path, List<Path> files, List<Path> compressed, List<Path> json, long bytes, long jsonBytes) {
    static Work of(Path path) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(path)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        List<Path> compressed = new ArrayList<>();
        List<Path> json = new ArrayList<>();
        long bytes = 0;
        long jsonBytes = 0;
        for (Path file : files) {
            boolean gzip = isGzip(file);
            long size = gzip ? sizeOfGzip(file) : Files.size(file);
            bytes += size;
            if (gzip) {
                compressed.add(file);
            }
            if (isJson(file, gzip)) {
                json.add(file);
                jsonBytes += size;
            }
        }
        return new Work(path, files, compressed, json, bytes, jsonBytes);
    }

    boolean isCompressed() {
        return compressed.size() == files.size();
    }

    /** Puts all of it into the page cache. */
    void warm() throws IOException {
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    private static boolean isGzip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 0x1f && in.read() == 0x8b;
        }
    }

    private static boolean isJson(Path file, boolean gzip) throws IOException {
        try (InputStream plain = Files.newInputStream(file);
                InputStream in = gzip ? new GZIPInputStream(plain) : plain) {
            return in.read() == '{';
        }
    }

    /** A gzip file of less than 4 GB ends with the size of what is in it. */
    private static long sizeOfGzip(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(in.length() - 4);
            return Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
        }
    }
}

package dev.logscan.benchmark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * A file of a tree.
 *
 * @param path its path below the folder
 * @param gzip whether it is compressed
 * @param writing what stands in it
 */
record LogFile(String path, boolean gzip, Writing writing) {
    private static final int BUFFER = 1 << 16;

    void write(Path folder) throws IOException {
        Path file = folder.resolve(path);
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try (OutputStream plain = Files.newOutputStream(file);
                OutputStream out =
                        new BufferedOutputStream(gzip ? new GZIPOutputStream(plain, BUFFER) : plain, BUFFER)) {
            writing.write(Writing.lines(out), 1);
        }
    }
}

package dev.logscan.input;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The content of a file as it was before it was compressed, if it was. */
final class Compressed extends FilterInputStream {
    /** Enough to tell every compression by. */
    private static final int MAGIC = 16;

    private Compressed(InputStream content) {
        super(content);
    }

    static Compressed open(Path file) throws IOException {
        InputStream stored = Files.newInputStream(file);
        try {
            return of(stored);
        } catch (IOException failure) {
            stored.close();
            throw failure;
        }
    }

    /** The content of an open file from its first byte; to be left open, for the file is the caller's. */
    static Compressed in(FileChannel file) throws IOException {
        return of(new FilterInputStream(Channels.newInputStream(file.position(0))) {
            @Override
            public void close() {
                // At its end, what reads it closes it.
            }
        });
    }

    private static Compressed of(InputStream stored) throws IOException {
        Head magic = new Head(stored.readNBytes(MAGIC));
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(magic.bytes()), stored);
        Compression compression = Compression.of(magic);
        return new Compressed(compression == null ? whole : compression.open(whole));
    }

    /** Whether a file is compressed; one that cannot be read is not. */
    static boolean is(Path file) {
        try (InputStream stored = Files.newInputStream(file)) {
            return Compression.of(new Head(stored.readNBytes(MAGIC))) != null;
        } catch (IOException unreadable) {
            return false;
        }
    }
}

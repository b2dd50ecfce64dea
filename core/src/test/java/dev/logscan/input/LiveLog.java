package dev.logscan.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;

/** A log that is written and rotated as svlogd, logrotate and GitLab's processes do it. Not thread-safe. */
public final class LiveLog implements AutoCloseable {
    /** How many rotated files logrotate keeps. */
    static final int KEPT = 30;

    private final Path file;
    private final boolean keepsOffset;
    private FileChannel channel;
    private long offset;
    private int stamp;

    /**
     * Opens a log.
     *
     * @param keepsOffset whether the writer goes on where it was after the file was cut, as one without O_APPEND does
     */
    public LiveLog(Path file, boolean keepsOffset) {
        this.file = file;
        this.keepsOffset = keepsOffset;
        channel = open();
    }

    Path file() {
        return file;
    }

    public void write(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
            if (keepsOffset) {
                offset += channel.write(bytes, offset);
            } else {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As svlogd does it: close, move to a stamp, open anew. */
    public Path svlogd() throws IOException {
        channel.close();
        Path moved = file.resolveSibling(String.format("@%024x.s", 0x4000000067c7dd0aL + stamp++));
        Files.move(file, moved);
        channel = open();
        return moved;
    }

    /** As svlogd does it with a processor that compresses. */
    public void svlogdWithProcessor() throws IOException {
        Path moved = svlogd();
        String name = moved.getFileName().toString();
        Path unprocessed = Files.move(moved, moved.resolveSibling(name.replace(".s", ".u")));
        Path unfinished = compress(unprocessed, moved.resolveSibling(name.replace(".s", ".t")));
        Files.move(unfinished, moved);
        Files.delete(unprocessed);
    }

    /** As logrotate does it with copytruncate. */
    public void copytruncate() throws IOException {
        shift();
        Files.copy(file, numbered(1, ""));
        try (FileChannel cut = FileChannel.open(file, StandardOpenOption.WRITE)) {
            cut.truncate(0);
        }
    }

    /** As logrotate does it with create: the writer goes on in the old file until it is told. */
    public void rename() throws IOException {
        shift();
        Files.move(file, numbered(1, ""));
        Files.createFile(file);
    }

    /** Opens the log anew, as a writer does that is told to. */
    public void reopen() throws IOException {
        channel.close();
        offset = 0;
        channel = open();
    }

    /** As logrotate does it with compress. */
    public void compressNewest() throws IOException {
        Path newest = numbered(1, "");
        if (Files.exists(newest)) {
            compress(newest, numbered(1, ".gz"));
            Files.delete(newest);
        }
    }

    private void shift() throws IOException {
        for (String suffix : new String[] {"", ".gz"}) {
            Files.deleteIfExists(numbered(KEPT, suffix));
            for (int number = KEPT - 1; number > 0; number--) {
                Path old = numbered(number, suffix);
                if (Files.exists(old)) {
                    Files.move(old, numbered(number + 1, suffix));
                }
            }
        }
    }

    private Path numbered(int number, String suffix) {
        return file.resolveSibling(file.getFileName() + "." + number + suffix);
    }

    private static Path compress(Path from, Path to) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(to))) {
            Files.copy(from, out);
        }
        Files.setLastModifiedTime(to, Files.getLastModifiedTime(from));
        return to;
    }

    private FileChannel open() {
        try {
            return keepsOffset
                    ? FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    : FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package dev.logscan.input;

import dev.logscan.entry.Component;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Named bytes to be read: a file, a text in memory, or a stream such as standard input.
 *
 * <p>Nothing is opened before a scan. A stream is read by one thread of the scan at a time. Compression is recognised by content, whatever the name. Immutable; an input made of
 * a stream can be scanned once, any other as often as wanted.
 */
public final class LogInput {
    /** The name of standard input, in arguments and in reports. */
    public static final String STANDARD_INPUT = "-";

    /** Opens an input that the caller keeps somewhere: an object store, a database, a file inside something else. */
    @FunctionalInterface
    public interface Opener {
        /**
         * Opens the bytes from the first one. A scan calls it on a thread of its own, once or twice, and closes the stream.
         *
         * @return a stream of all bytes, compressed or not
         * @throws IOException when they cannot be read; it becomes a problem of the input
         */
        InputStream open() throws IOException;
    }

    private final String name;
    private final @Nullable Path file;
    private final Opener opener;
    private final boolean rereadable;
    private final @Nullable Component kind;

    private LogInput(String name, @Nullable Path file, Opener opener, boolean rereadable, @Nullable Component kind) {
        this.name = Objects.requireNonNull(name);
        this.file = file;
        this.opener = opener;
        this.rereadable = rereadable;
        this.kind = kind;
    }

    /**
     * A file under its own name.
     *
     * @param file the file; read up to the size that it has when it is opened
     * @return the input
     */
    public static LogInput of(Path file) {
        return of(file.toString(), file);
    }

    /**
     * A file under a name of the caller's choice.
     *
     * @param name the name for reports
     * @param file the file; read up to the size that it has when it is opened
     * @return the input
     */
    public static LogInput of(String name, Path file) {
        return new LogInput(name, file, () -> Files.newInputStream(file), true, null);
    }

    /**
     * Bytes in memory.
     *
     * @param name the name for reports
     * @param bytes the content; not copied
     * @return the input
     */
    public static LogInput of(String name, byte[] bytes) {
        return new LogInput(name, null, () -> new ByteArrayInputStream(bytes), true, null);
    }

    /**
     * A stream, read to its end by one scan and left open.
     *
     * @param name the name for reports, {@link #STANDARD_INPUT} for standard input
     * @param stream the content
     * @return the input
     */
    public static LogInput of(String name, InputStream stream) {
        return new LogInput(name, null, () -> unclosed(stream), false, null);
    }

    /**
     * Bytes that can be opened again, so that a scan may read what it let go the first time. Each opening must give the same.
     *
     * @param name the name for reports; what stands in it of paths tells a log by its name, as {@code
     *     gitlab-workhorse/current} does
     * @param opener opens the content; called by several threads at once where inputs are scanned so
     * @return the input
     */
    public static LogInput of(String name, Opener opener) {
        return new LogInput(name, null, Objects.requireNonNull(opener), true, null);
    }

    /** A pipe that has a path; its size says nothing. */
    static LogInput ofPipe(String name, Path pipe) {
        return new LogInput(name, null, () -> Files.newInputStream(pipe), false, null);
    }

    /**
     * The same input, written by a component that the caller knows.
     *
     * @param component who wrote it, whatever its name and content say
     * @return an input whose entries are all of that component
     */
    public LogInput writtenBy(Component component) {
        return new LogInput(name, file, opener, rereadable, component);
    }

    /**
     * The name for reports.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Whether it can be scanned more than once.
     *
     * @return false for a stream and a pipe
     */
    public boolean rereadable() {
        return rereadable;
    }

    @Override
    public String toString() {
        return name;
    }

    /** The file, or null when the bytes come from elsewhere. */
    @Nullable
    Path file() {
        return file;
    }

    Source source() {
        return Source.of(name, kind);
    }

    /** Opens the bytes as they are stored; a file only up to its present size, so that a growing log ends. */
    InputStream open() throws IOException {
        InputStream stream = opener.open();
        return file == null ? stream : new BoundedStream(stream, Files.size(file));
    }

    private static InputStream unclosed(InputStream stream) {
        return new FilterInputStream(stream) {
            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                return in.read(buffer, from, length);
            }

            @Override
            public void close() {
                // The stream is the caller's.
            }
        };
    }
}

package dev.logscan.input;

import dev.logscan.entry.Component;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** What the size of an input is of which it is not known before it is read. */
    private static final long UNKNOWN = -1;

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
    private final long size;
    private final boolean rereadable;
    private final @Nullable Component kind;
    private final @Nullable String copyOf;

    private LogInput(String name, @Nullable Path file, Opener opener, long size, boolean rereadable) {
        this(name, file, opener, size, rereadable, null, null);
    }

    private LogInput(
            String name,
            @Nullable Path file,
            Opener opener,
            long size,
            boolean rereadable,
            @Nullable Component kind,
            @Nullable String copyOf) {
        this.name = Objects.requireNonNull(name);
        this.file = file;
        this.opener = opener;
        this.size = size;
        this.rereadable = rereadable;
        this.kind = kind;
        this.copyOf = copyOf;
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
        return new LogInput(name, file, () -> Files.newInputStream(file), UNKNOWN, true);
    }

    /**
     * Bytes in memory.
     *
     * @param name the name for reports
     * @param bytes the content; not copied
     * @return the input
     */
    public static LogInput of(String name, byte[] bytes) {
        return new LogInput(name, null, () -> new ByteArrayInputStream(bytes), UNKNOWN, true);
    }

    /**
     * Bytes that are kept elsewhere, such as in an object store.
     *
     * @param name the name for reports
     * @param size how many bytes there are; read up to this size
     * @param opener opens them as often as they are read
     * @return the input
     */
    public static LogInput of(String name, long size, Opener opener) {
        if (size < 0) {
            throw new IllegalArgumentException("size: " + size + " (expected 0 or more)");
        }
        return new LogInput(name, null, opener, size, true);
    }

    /**
     * A stream, read to its end by one scan and left open.
     *
     * @param name the name for reports, {@link #STANDARD_INPUT} for standard input
     * @param stream the content
     * @return the input
     */
    public static LogInput of(String name, InputStream stream) {
        return new LogInput(name, null, () -> unclosed(stream), UNKNOWN, false);
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
        return new LogInput(name, null, Objects.requireNonNull(opener), UNKNOWN, true);
    }

    /** A pipe that has a path; its size says nothing. */
    static LogInput ofPipe(String name, Path pipe) {
        return new LogInput(name, null, () -> Files.newInputStream(pipe), UNKNOWN, false);
    }

    /**
     * The same input, written by a component that the caller knows.
     *
     * @param component who wrote it, whatever its name and content say
     * @return an input whose entries are all of that component
     */
    public LogInput writtenBy(Component component) {
        return new LogInput(name, file, opener, size, rereadable, component, copyOf);
    }

    /**
     * The same input, of which the caller knows that it holds the same bytes as another.
     *
     * @param other the name of the other one, as {@link #copies} tells it
     * @return an input of which the report says so
     */
    public LogInput copyOf(String other) {
        return new LogInput(name, file, opener, size, rereadable, kind, other);
    }

    /**
     * Which inputs hold the same bytes as another before them. A scan of all inputs finds out by itself; this is for those
     * who scan them one by one.
     *
     * @param inputs files and inputs of known sizes; only those of one size are opened, and read as far as they agree
     * @return the name of the other one, by the name of the copy
     * @throws InterruptedException when the thread is interrupted while it compares
     */
    public static Map<String, String> copies(List<LogInput> inputs) throws InterruptedException {
        Copies copies = new Copies();
        Map<String, String> found = new LinkedHashMap<>();
        for (LogInput input : inputs) {
            String other = copies.find(input);
            if (other != null) {
                found.put(input.name(), other);
            }
        }
        return found;
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

    /** The name of the input that holds the same bytes, or null when none is known. */
    @Nullable
    String copyOf() {
        return copyOf;
    }

    /** How many bytes are stored, or a negative number when that is not known. */
    long size() throws IOException {
        return file == null ? size : Files.size(file);
    }

    Source source() {
        return Source.of(name, kind);
    }

    /** Opens the bytes as they are stored; only up to their present size, so that a growing log ends. */
    InputStream open() throws IOException {
        InputStream stream = opener.open();
        long stored = size();
        return stored < 0 ? stream : new BoundedStream(stream, stored);
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

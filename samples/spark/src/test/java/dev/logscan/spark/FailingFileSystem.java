package dev.logscan.spark;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** The local files under {@code failing:}, some of which cannot be read, or not at once. */
public final class FailingFileSystem extends RawLocalFileSystem {
    private static final Set<Path> FAILED = ConcurrentHashMap.newKeySet();

    /** Called by Hadoop. */
    public FailingFileSystem() {}

    /** How many files have failed once. */
    static int failed() {
        return FAILED.size();
    }

    @Override
    public String getScheme() {
        return "failing";
    }

    @Override
    public URI getUri() {
        return URI.create("failing:///");
    }

    /** Whoever opens a file of this name loses the first task; one called lost never opens. */
    @Override
    public FSDataInputStream open(Path file, int bufferSize) throws IOException {
        if (file.getName().contains("lost")) {
            throw new IOException("the lake is dry");
        }
        if (file.getName().contains("once") && FAILED.add(file)) {
            return new FSDataInputStream(new Breaking(super.open(file, bufferSize)));
        }
        return super.open(file, bufferSize);
    }

    @Override
    public FileStatus[] listStatus(Path folder) throws IOException {
        if (folder.getName().equals("closed")) {
            throw new IOException("the gate is closed");
        }
        return super.listStatus(folder);
    }

    /** Gives some bytes, and then takes the whole task with it, as a machine does that goes down. */
    private static final class Breaking extends java.io.FilterInputStream
            implements org.apache.hadoop.fs.Seekable, org.apache.hadoop.fs.PositionedReadable {
        private final FSDataInputStream file;
        private boolean given;

        Breaking(FSDataInputStream file) {
            super(file);
            this.file = file;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            if (given) {
                throw new AssertionError("the machine went down");
            }
            given = true;
            return file.read(buffer, from, length);
        }

        @Override
        public void seek(long position) throws IOException {
            file.seek(position);
        }

        @Override
        public long getPos() throws IOException {
            return file.getPos();
        }

        @Override
        public boolean seekToNewSource(long position) throws IOException {
            return file.seekToNewSource(position);
        }

        @Override
        public int read(long position, byte[] buffer, int from, int length) throws IOException {
            return file.read(position, buffer, from, length);
        }

        @Override
        public void readFully(long position, byte[] buffer, int from, int length) throws IOException {
            file.readFully(position, buffer, from, length);
        }

        @Override
        public void readFully(long position, byte[] buffer) throws IOException {
            file.readFully(position, buffer);
        }
    }
}

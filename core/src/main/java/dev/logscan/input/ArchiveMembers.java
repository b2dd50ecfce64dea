package dev.logscan.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the members of an archive as a stream. Nothing is unpacked: names are only names, links and devices are
 * listed and never followed.
 */
final class ArchiveMembers {
    /** Long names and extended headers are read into memory. */
    private static final int MAX_HEADER = 2 << 20;

    /** A stored member of a zip file that was written as a stream has no size in front, and is read into memory. */
    private static final int MAX_UNSIZED = 8 << 20;

    /** A support archive holds hundreds of files. */
    private static final int MAX_MEMBERS = 100_000;

    /** What svlogd keeps beside its log. */
    private static final Set<String> SVLOGD_FILES = Set.of("lock", "config", "state", "newstate", "previous");

    private final HeaderLimit content;
    private final ArchiveInputStream<?> archive;
    private final Part<?> report;
    private final Expansion expansion;
    private final String source;
    private @Nullable String present;
    private @Nullable String last;
    private boolean unsized;
    private int members;

    /**
     * Starts before the first member.
     *
     * @param report takes what is to be said of the archive
     */
    ArchiveMembers(String source, ArchiveKind kind, InputStream content, Expansion expansion, Part<?> report) {
        this.source = source;
        this.content = new HeaderLimit(content);
        this.archive = kind.open(this.content);
        this.expansion = expansion;
        this.report = report;
    }

    /** The name of the next plain member; null when there is none. */
    @Nullable
    String next() throws IOException {
        while (finishMember()) {
            ArchiveEntry entry = nextEntry();
            if (entry == null) {
                return null;
            }
            String name = entry.getName();
            String odd = oddity(entry);
            boolean wanted = odd == null && !entry.isDirectory() && !isSideFile(name);
            if (odd != null) {
                note(name + ": " + odd);
            } else if (leadsOutside(name)) {
                note(name + ": a name that leads out of the archive; nothing is unpacked");
            }
            if (wanted) {
                return name;
            }
        }
        return null;
    }

    private @Nullable ArchiveEntry nextEntry() throws IOException {
        content.limit(MAX_HEADER);
        try {
            ArchiveEntry entry = archive.getNextEntry();
            if (entry instanceof TarArchiveEntry tar && !tar.isCheckSumOK()) {
                throw new IOException("the checksum of a header does not fit");
            }
            if (entry != null && ++members > MAX_MEMBERS) {
                incomplete("more than " + MAX_MEMBERS + " members, the rest is not read");
                return null;
            }
            present = entry == null ? null : entry.getName();
            unsized = entry instanceof ZipArchiveEntry zip
                    && zip.getMethod() == ZipEntry.STORED
                    && zip.getGeneralPurposeBit().usesDataDescriptor();
            return entry;
        } catch (Expansion.TooFar limit) {
            throw limit;
        } catch (IOException broken) {
            incomplete(after());
        } catch (RuntimeException broken) {
            // The library trusts numbers in headers.
            incomplete(after());
        } finally {
            content.limit(unsized ? MAX_UNSIZED : Long.MAX_VALUE);
        }
        return null;
    }

    private String after() {
        return last == null ? "damaged in its first entry" : "damaged after entry " + last;
    }

    private @Nullable String oddity(ArchiveEntry entry) {
        if (entry instanceof TarArchiveEntry tar) {
            if (tar.isSymbolicLink() || tar.isLink()) {
                return "a link, not followed";
            }
            if (tar.isBlockDevice() || tar.isCharacterDevice() || tar.isFIFO()) {
                return "a device, skipped";
            }
        }
        if (!archive.canReadEntryData(entry)) {
            incomplete(entry.getName() + ": encrypted, or packed in a way that is not read here"
                    + " (unpack the archive, and give its files)");
            return "not read";
        }
        return null;
    }

    private static boolean isSideFile(String name) {
        int slash = name.lastIndexOf('/');
        return slash > 0 && name.contains("log/gitlab/") && SVLOGD_FILES.contains(name.substring(slash + 1));
    }

    private static boolean leadsOutside(String name) {
        return name.startsWith("/") || ("/" + name.replace('\\', '/') + "/").contains("/../");
    }

    private void note(String message) {
        if (report.notes.size() < Part.MAX_NOTES) {
            report.notes.add(message);
        }
    }

    private void incomplete(String message) {
        report.problems.add(new ReadProblem(source, message, true));
    }

    /** The bytes of the present member, which end early where the archive is damaged. */
    Unpacking member() {
        return new MemberStream(
                expansion.limit(archive),
                unsized ? "stored without its size, and broken or larger than 8 MiB (unpack the archive first)" : null);
    }

    /** Reads the rest of the present member; false when the archive is damaged there. */
    private boolean finishMember() throws IOException {
        if (present == null) {
            return true;
        }
        byte[] buffer = new byte[64 << 10];
        Unpacking rest = member();
        while (rest.read(buffer, 0, buffer.length) >= 0) {
            // What lies there was not wanted.
        }
        if (rest.damaged()) {
            incomplete(after());
            return false;
        }
        last = present;
        return true;
    }

    /** One member's bytes; closing it leaves the archive open. */
    private static final class MemberStream extends Unpacking {
        private final InputStream in;
        private final @Nullable String reason;
        private long count;
        private @Nullable String problem;

        /** Takes what to say when it cannot be read; null to say where it is broken. */
        MemberStream(InputStream in, @Nullable String reason) {
            this.in = in;
            this.reason = reason;
        }

        @Override
        @Nullable
        String problem() {
            return problem;
        }

        @Override
        boolean damaged() {
            return problem != null;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            if (problem != null) {
                return -1;
            }
            try {
                int read = in.read(buffer, from, length);
                count += Math.max(read, 0);
                return read;
            } catch (Expansion.TooFar limit) {
                throw limit;
            } catch (IOException | RuntimeException broken) {
                problem = reason != null ? reason : "damaged after byte " + count + ": the archive is broken there";
                return -1;
            }
        }

        @Override
        public void close() {
            // The next member follows.
        }
    }

    /**
     * Bounds what the library may read into memory, and gives it all that it asks for at once: what it has inflated when it meets
     * damage is lost, and how much that is should not depend on the pieces in which a stream arrives.
     */
    private static final class HeaderLimit extends FilterInputStream {
        private long left = Long.MAX_VALUE;

        HeaderLimit(InputStream in) {
            super(in);
        }

        void limit(long count) {
            left = count;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            if (left <= 0) {
                throw new IOException("more than may be held in memory");
            }
            int count = in.readNBytes(buffer, from, (int) Math.min(length, left));
            left -= left == Long.MAX_VALUE ? 0 : count;
            return count == 0 && length > 0 ? -1 : count;
        }

        @Override
        public long skip(long count) throws IOException {
            byte[] buffer = new byte[8 << 10];
            long skipped = 0;
            while (skipped < count) {
                int read = read(buffer, 0, (int) Math.min(buffer.length, count - skipped));
                if (read < 0) {
                    break;
                }
                skipped += read;
            }
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}

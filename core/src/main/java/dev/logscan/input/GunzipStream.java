package dev.logscan.input;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses gzip with any number of members. The JDK's own stream loses members on pipes and hides damage; this one ends
 * early when the data is damaged, hands over all that was read until then, and tells what was wrong.
 */
final class GunzipStream extends Unpacking {
    /** Two of the three leading bytes of a member: then what follows was a member once, and is no mere garbage. */
    private static final int LIKENESS = 2;

    private final CompressedBytes in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private long memberLength;
    private boolean inMember;
    private boolean ended;
    private @Nullable String problem;
    private boolean damaged;

    GunzipStream(InputStream in) {
        this.in = new CompressedBytes(in);
    }

    @Override
    @Nullable
    String problem() {
        return problem;
    }

    @Override
    boolean damaged() {
        return damaged;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            while (!ended) {
                if (!inMember && !nextMember()) {
                    ended = true;
                    break;
                }
                int count = inflate(buffer, from, length);
                if (count > 0) {
                    return count;
                }
            }
        } catch (EOFException cut) {
            damage("the end is missing");
        } catch (DataFormatException broken) {
            damage("the compressed data is broken");
        }
        return -1;
    }

    private int inflate(byte[] buffer, int from, int length) throws IOException, DataFormatException {
        while (true) {
            int count = inflater.inflate(buffer, from, length);
            if (count > 0) {
                crc.update(buffer, from, count);
                memberLength += count;
                return count;
            }
            if (inflater.finished()) {
                endMember();
                return 0;
            }
            if (inflater.needsDictionary()) {
                throw new DataFormatException();
            }
            in.feed(inflater);
        }
    }

    private void endMember() throws IOException, DataFormatException {
        in.takeBack(inflater.getRemaining());
        inMember = false;
        long expectedCrc = in.fourBytes();
        long expectedLength = in.fourBytes();
        if (expectedCrc != crc.getValue() || expectedLength != (memberLength & 0xffffffffL)) {
            damage("the checksum does not fit");
        }
    }

    private boolean nextMember() throws IOException, DataFormatException {
        long start = in.position();
        int first = in.next();
        while (first == 0 && start > 0) {
            first = in.next();
        }
        if (first < 0) {
            return false;
        }
        int second = in.next();
        int method = in.next();
        int likeness = (first == 0x1f ? 1 : 0) + (second == 0x8b ? 1 : 0) + (method == 8 ? 1 : 0);
        if (likeness == 3) {
            skipHeader();
            inflater.reset();
            crc.reset();
            memberLength = 0;
            inMember = true;
            return true;
        }
        if (likeness >= LIKENESS) {
            throw new DataFormatException();
        }
        problem = "bytes after byte " + start + " are not gzip, ignored";
        return false;
    }

    private void skipHeader() throws IOException {
        int flags = in.required();
        for (int i = 0; i < 6; i++) {
            in.required();
        }
        if ((flags & 4) != 0) {
            int extra = in.required() | in.required() << 8;
            for (int i = 0; i < extra; i++) {
                in.required();
            }
        }
        for (int texts = Integer.bitCount(flags & 0x18); texts > 0; texts--) {
            while (in.required() != 0) {
                // A name or a comment, which ends with a zero.
            }
        }
        if ((flags & 2) != 0) {
            in.required();
            in.required();
        }
    }

    private void damage(String what) {
        problem = "damaged after byte " + in.position() + ": " + what;
        damaged = true;
        ended = true;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}

package dev.logscan.input;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Decompresses with a library's stream, and makes of its failures a problem behind what was read until then. */
final class UnpackStream extends Unpacking {
    /** Starts to decompress; some formats read their header then. */
    interface Opener {
        InputStream open(InputStream stored) throws IOException;
    }

    private final CountingStream stored;
    private final Opener opener;
    private @Nullable InputStream unpacked;
    private boolean ended;
    private @Nullable String problem;

    UnpackStream(InputStream stored, Opener opener) {
        this.stored = new CountingStream(stored);
        this.opener = opener;
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
        if (ended || length == 0) {
            return length == 0 ? 0 : -1;
        }
        try {
            if (unpacked == null) {
                unpacked = opener.open(stored);
            }
            int count = unpacked.read(buffer, from, length);
            ended = count < 0;
            return count;
        } catch (ZstdFrames.TooWide tooWide) {
            problem = tooWide.getMessage();
            ended = true;
        } catch (EOFException cut) {
            damage("the end is missing");
        } catch (IOException broken) {
            // A failure to read the stored bytes looks the same; what was read until then holds in both cases.
            damage("the compressed data is broken");
        } catch (RuntimeException broken) {
            // The libraries trust lengths and offsets in the data.
            damage("the compressed data is broken");
        }
        return -1;
    }

    private void damage(String what) {
        problem = "damaged after byte " + stored.count() + ": " + what;
        ended = true;
    }

    @Override
    public void close() throws IOException {
        stored.close();
    }
}

package dev.logscan.input;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** How bytes are compressed, told by their first ones. */
enum Compression {
    GZIP {
        @Override
        boolean fits(Head head) {
            return head.startsWith(0x1f, 0x8b);
        }

        @Override
        Unpacking open(InputStream stored) {
            return new GunzipStream(stored);
        }
    },
    BZIP2 {
        @Override
        boolean fits(Head head) {
            return head.startsWith("BZh")
                    && (head.contains("1AY&SY", 4) || head.startsWith('B', 'Z', 'h', '9', 0x17, 0x72));
        }

        @Override
        Unpacking open(InputStream stored) {
            return new UnpackStream(stored, in -> new BZip2CompressorInputStream(in, true));
        }
    },
    XZ {
        @Override
        boolean fits(Head head) {
            return head.startsWith(0xfd, '7', 'z', 'X', 'Z', 0);
        }

        @Override
        Unpacking open(InputStream stored) {
            return new UnpackStream(stored, in -> new XZInputStream(in, XZ_MEMORY_KIB));
        }
    },
    ZSTD {
        @Override
        boolean fits(Head head) {
            boolean skippable = head.at(0) >= 0x50 && head.at(0) <= 0x5f && head.at(1) == 0x2a && head.at(2) == 0x4d;
            return head.startsWith(0x28, 0xb5, 0x2f, 0xfd) || (skippable && head.at(3) == 0x18);
        }

        @Override
        Unpacking open(InputStream stored) {
            return new UnpackStream(stored, in -> new ZstdInputStream(new ZstdFrames(in)));
        }
    };

    /** The dictionary of {@code xz -9} is 64 MiB; what would need more could fill any memory. */
    private static final int XZ_MEMORY_KIB = 68 << 10;

    abstract boolean fits(Head head);

    /** Decompresses all members, and ends early where they are damaged. */
    abstract Unpacking open(InputStream stored) throws IOException;

    /** The compression, or null for bytes that are stored as they are. */
    static @Nullable Compression of(Head head) {
        return Arrays.stream(values()).filter(c -> c.fits(head)).findFirst().orElse(null);
    }
}

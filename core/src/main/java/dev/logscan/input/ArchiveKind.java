package dev.logscan.input;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** The archives whose members are read, told by their first bytes. */
enum ArchiveKind {
    TAR {
        @Override
        ArchiveInputStream<?> open(InputStream content) {
            return new TarArchiveInputStream(content, StandardCharsets.UTF_8.name());
        }
    },
    ZIP {
        @Override
        ArchiveInputStream<?> open(InputStream content) {
            // A stored member of unknown length is held in memory as a whole, so its length is bounded where it is
            // read.
            return new ZipArchiveInputStream(content, StandardCharsets.UTF_8.name(), true, true, false);
        }
    };

    private static final int TAR_BLOCK = 512;
    private static final int TAR_MAGIC = 257;

    /** Reads the archive from its first byte. */
    abstract ArchiveInputStream<?> open(InputStream content);

    /** The word that stands for it in reports. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind, or null when it is no archive that we read. */
    static @Nullable ArchiveKind of(Head head) {
        if (head.contains("ustar", TAR_MAGIC) || isOldTar(head)) {
            return TAR;
        }
        boolean zip = head.startsWith('P', 'K', 3, 4) || head.startsWith('P', 'K', 5, 6);
        return zip && !Refusal.isWorkbook(head) && !Refusal.isJar(head) ? ZIP : null;
    }

    /** Older archives have no magic, but each header has a checksum. */
    private static boolean isOldTar(Head head) {
        byte[] bytes = head.bytes();
        if (bytes.length < TAR_BLOCK || bytes[0] <= ' ' || bytes[TAR_MAGIC] != 0) {
            return false;
        }
        try {
            return TarUtils.verifyCheckSum(Arrays.copyOf(bytes, TAR_BLOCK));
        } catch (IllegalArgumentException noNumber) {
            return false;
        }
    }
}

package dev.logscan.input;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Something recognisable that is not read as logs, and what to do about it.
 *
 * @param format the id of what it is
 * @param message what it is and how to get logs out of it, with {@code FILE} for its name
 * @param incomplete whether logs may be inside
 */
record Refusal(String format, String message, boolean incomplete) {
    private static final int TAR_MAGIC = 257;

    /** Text has hardly any control characters; one in so many bytes is no text. */
    private static final int MAX_CONTROLS = 20;

    /** Recognises what is no log by its first bytes; null for anything else. */
    static @Nullable Refusal of(Head head) {
        Refusal refusal = container(head);
        if (refusal == null) {
            refusal = document(head);
        }
        if (refusal == null && JsonHead.isSavedObject(head)) {
            refusal = new Refusal(
                    "saved-objects",
                    "an export of Kibana's saved objects, which holds searches and no log entries"
                            + " (export a CSV report from Discover instead)",
                    false);
        }
        if (refusal == null) {
            refusal = Lookalike.of(head);
        }
        return refusal == null && isBinary(head) ? new Refusal("binary", "a binary file, not logs", false) : refusal;
    }

    private static @Nullable Refusal container(Head head) {
        if (head.startsWith(0x28, 0xb5, 0x2f, 0xfd)) {
            return packed("zstd", "zstd-compressed", "zstd -d FILE");
        }
        if (DecodedInput.isGzip(head)) {
            return packed("gzip", "gzip inside gzip", "gunzip FILE");
        }
        if (head.startsWith(0xfd, '7', 'z', 'X', 'Z', 0)) {
            return packed("xz", "xz-compressed", "xz -dk FILE");
        }
        if (head.startsWith("BZh") && head.contains("1AY&SY", 4)) {
            return packed("bzip2", "bzip2-compressed", "bzip2 -dk FILE");
        }
        if (head.startsWith(0x04, 0x22, 0x4d, 0x18)) {
            return packed("lz4", "lz4-compressed", "lz4 -d FILE");
        }
        if (head.startsWith('7', 'z', 0xbc, 0xaf, 0x27, 0x1c)) {
            return packed("7z", "7z archive", "7z x FILE");
        }
        if (head.startsWith("Rar!")) {
            return packed("rar", "rar archive", "unrar x FILE");
        }
        if (head.contains("ustar", TAR_MAGIC)) {
            return packed("tar", "tar archive", "tar -xf FILE");
        }
        if (head.startsWith('P', 'K', 3, 4) || head.startsWith('P', 'K', 5, 6)) {
            return zip(head);
        }
        return null;
    }

    private static Refusal packed(String format, String what, String command) {
        return new Refusal(format, what + ": not read (unpack it with: " + command + ")", true);
    }

    private static Refusal zip(Head head) {
        String names = new String(head.bytes(), StandardCharsets.ISO_8859_1);
        if (names.contains("[Content_Types].xml") || names.contains("xl/")) {
            return new Refusal("xlsx", "an Excel workbook: not read (export a CSV report from Discover instead)", true);
        }
        return packed("zip", "zip archive", "unzip FILE");
    }

    private static @Nullable Refusal document(Head head) {
        if (head.startsWith("%PDF-")) {
            return picture("pdf", "a PDF report");
        }
        if (head.startsWith(0x89, 'P', 'N', 'G')) {
            return picture("png", "a PNG picture");
        }
        if (head.startsWith(0xff, 0xd8, 0xff)) {
            return picture("jpeg", "a JPEG picture");
        }
        if (head.startsWith("PAR1")) {
            return new Refusal("parquet", "a Parquet table: not read (export it as CSV or JSON instead)", true);
        }
        if (head.startsWith("SQLite format 3")) {
            return new Refusal("sqlite", "an SQLite database, not logs", false);
        }
        if (head.startsWith(0x7f, 'E', 'L', 'F')) {
            return new Refusal("binary", "a program, not logs", false);
        }
        return null;
    }

    private static Refusal picture(String format, String what) {
        return new Refusal(
                format, what + ", not logs (export a CSV report from Discover, or copy the response as JSON)", false);
    }

    /** Judged without NULs, for a log may start with a hole of them, and without what terminals understand. */
    private static boolean isBinary(Head head) {
        int ink = 0;
        int controls = 0;
        for (byte b : head.bytes()) {
            ink += b == 0 ? 0 : 1;
            controls += b > 0 && b < ' ' && "\t\n\r\f\b\u001b".indexOf(b) < 0 ? 1 : 0;
        }
        return controls * MAX_CONTROLS > ink;
    }
}

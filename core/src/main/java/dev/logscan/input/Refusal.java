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
    /** Text has hardly any control characters; one in so many bytes is no text. */
    private static final int MAX_CONTROLS = 20;

    /** Where the name of a zip file's first member stands. */
    private static final int ZIP_NAME = 30;

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
        if (refusal == null && OwnReport.isOne(head)) {
            refusal = new Refusal("logscan-report", "a report of logscan itself, not logs", false);
        }
        if (refusal == null) {
            refusal = Lookalike.of(head);
        }
        return refusal == null && isBinary(head) ? new Refusal("binary", "a binary file, not logs", false) : refusal;
    }

    private static @Nullable Refusal container(Head head) {
        if (Compression.ZSTD.fits(head)) {
            return packed("zstd", "zstd inside another compression", "zstd -d FILE");
        }
        if (Compression.GZIP.fits(head)) {
            return packed("gzip", "gzip inside gzip", "gunzip FILE");
        }
        if (Compression.XZ.fits(head)) {
            return packed("xz", "xz inside another compression", "xz -dk FILE");
        }
        if (Compression.BZIP2.fits(head)) {
            return packed("bzip2", "bzip2 inside another compression", "bzip2 -dk FILE");
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
        if (isJar(head)) {
            return new Refusal("jar", "a Java program, not logs", false);
        }
        return isWorkbook(head)
                ? new Refusal("xlsx", "an Excel workbook: not read (export a CSV report from Discover instead)", true)
                : null;
    }

    private static Refusal packed(String format, String what, String command) {
        return new Refusal(format, what + ": not read (unpack it with: " + command + ")", true);
    }

    /** Whether it is a zip archive that Excel wrote. */
    /** Ours holds the scenarios, whose examples look like entries. */
    static boolean isJar(Head head) {
        return head.startsWith('P', 'K', 3, 4) && head.contains("META-INF/", ZIP_NAME);
    }

    static boolean isWorkbook(Head head) {
        if (!head.startsWith('P', 'K', 3, 4)) {
            return false;
        }
        String names = new String(head.bytes(), StandardCharsets.ISO_8859_1);
        return names.contains("[Content_Types].xml") || names.contains("xl/worksheets");
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

package dev.logscan.input;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The line with which {@code tail} and xtail say whose lines follow: {@code ==> file <==} or {@code *** file ***}. */
final class TailHeader {
    private static final int MAX_LENGTH = 4096;

    /** As long as {@code ==> a <==}, in bytes and in characters. */
    private static final int SHORTEST = 9;

    private TailHeader() {}

    /** Whether some line of the head is one. */
    static boolean isIn(Head head) {
        byte[] bytes = head.bytes();
        int start = 0;
        while (start < bytes.length) {
            int end = Swar.indexOf(bytes, start, bytes.length, (byte) '\n');
            if (name(bytes, start, end) != null) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    /** The file that the line names; null for any other line. */
    static @Nullable String name(byte[] bytes, int start, int end) {
        int last = end;
        while (last > start && bytes[last - 1] <= ' ' && bytes[last - 1] >= 0) {
            last--;
        }
        if (last - start < SHORTEST || last - start > MAX_LENGTH || (bytes[start] != '=' && bytes[start] != '*')) {
            return null;
        }
        String line = new String(bytes, start, last - start, StandardCharsets.UTF_8);
        if (line.length() < SHORTEST) {
            return null;
        }
        boolean tail = line.startsWith("==> ") && line.endsWith(" <==");
        boolean xtail = line.startsWith("*** ") && line.endsWith(" ***");
        String name = line.substring(4, line.length() - 4).strip();
        boolean file = name.indexOf('/') >= 0 || name.endsWith(".log") || name.equals("current");
        return (tail && !name.isEmpty()) || (xtail && file && name.indexOf(' ') < 0) ? name : null;
    }
}

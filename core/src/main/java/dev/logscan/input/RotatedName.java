package dev.logscan.input;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a rotated log says.
 *
 * @param log the name of the log that it was
 * @param number how many rotations ago, where names say that; 0 for svlogd's stamps and for dates
 * @param name the name itself
 */
record RotatedName(String log, int number, String name) {
    /** Names of one log, the oldest first; a compressed file after the one that it is made of. */
    static final Comparator<RotatedName> OLDEST_FIRST =
            Comparator.comparingInt((RotatedName n) -> -n.number).thenComparing(RotatedName::name);

    /** What svlogd moves its log to; {@code .t} is what its processor has not finished yet. */
    private static final Pattern SVLOGD = Pattern.compile("@[0-9a-f]{24}\\.[su]");

    private static final Pattern UNFINISHED = Pattern.compile("@[0-9a-f]{24}\\.t");

    /** What logrotate moves or copies a log to, with numbers or with dates. */
    private static final Pattern LOGROTATE =
            Pattern.compile("(.+?)(?:\\.(\\d{1,3})|-\\d{8}(?:-\\d{1,10})?)(?:\\.(?:gz|bz2|xz|zst))?");

    private static final List<String> COMPRESSED = List.of(".gz", ".bz2", ".xz", ".zst");

    private static final String SVLOGD_LOG = "current";

    /** Reads a file's name; null when it is not that of a rotated log. */
    static @Nullable RotatedName of(String name) {
        if (SVLOGD.matcher(name).matches()) {
            return new RotatedName(SVLOGD_LOG, 0, name);
        }
        Matcher matcher = LOGROTATE.matcher(name);
        if (!matcher.matches()) {
            return null;
        }
        String number = matcher.group(2);
        return new RotatedName(matcher.group(1), number == null ? 0 : Integer.parseInt(number), name);
    }

    /** Whether the name is that of a compressed one. */
    static boolean isCompressed(String name) {
        return COMPRESSED.stream().anyMatch(name::endsWith);
    }

    /** Whether a file of that name in a folder of logs is not written to any more, or not yet whole. */
    static boolean isRotated(String name) {
        return of(name) != null || UNFINISHED.matcher(name).matches();
    }
}

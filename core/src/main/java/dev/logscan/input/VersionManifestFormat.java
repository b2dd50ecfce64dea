package dev.logscan.input;

import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The list of packages that a support archive holds; its first line tells the instance's version, as the field {@code
 * gitlab_version}.
 */
final class VersionManifestFormat implements DocumentFormat {
    /** Such as {@code gitlab-ee 16.11.2} or {@code gitlab-ce 17.7.0-rc42.ce.0}. */
    private static final Pattern FIRST_LINE =
            Pattern.compile("\\s*(gitlab-(?:ee|ce|jh|fips))\\s+(\\d{1,3}\\.\\d{1,3}(?:\\.\\d{1,3})?)\\S*\\s*");

    private static final int MAX_LINE = 200;

    @Override
    public String id() {
        return "version-manifest";
    }

    @Override
    public boolean accepts(String name, Head head) {
        return name.endsWith("version-manifest.txt") && matcher(head).matches();
    }

    private static Matcher matcher(Head head) {
        byte[] bytes = head.bytes();
        int end = Swar.indexOf(bytes, 0, bytes.length, (byte) '\n');
        return FIRST_LINE.matcher(new String(bytes, 0, Math.min(end, MAX_LINE), StandardCharsets.UTF_8));
    }

    @Override
    public EntryReader open(DecodedInput input, EntryFactory factory, Tally tally) {
        Matcher line = matcher(input.head());
        if (!line.matches()) {
            throw new IllegalStateException("the first line was there before");
        }
        Fields fields = new Fields();
        fields.set("package", line.group(1));
        fields.set("gitlab_version", line.group(2));
        LogEntry entry = factory.writtenBy(Component.OTHER, fields, 1, 0);
        DocumentText text = new DocumentText(input.content());
        return new EntryReader() {
            private boolean given;

            @Override
            public @Nullable LogEntry next() throws IOException {
                if (!given) {
                    given = true;
                    return entry;
                }
                char[] rest = new char[8192];
                while (text.read(rest, 0, rest.length) >= 0) {
                    // Only its lines are counted.
                }
                tally.lines(text.lines());
                return null;
            }
        };
    }
}

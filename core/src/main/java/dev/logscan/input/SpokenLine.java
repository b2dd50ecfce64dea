package dev.logscan.input;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of a console log or of a pasted message. Such a line has no shape of its own; whoever looks at its text decides
 * whether it tells something. Code and markup tell nothing: the app's own bundle holds every message that it could show.
 */
final class SpokenLine {
    /** Messages are sentences, console lines name an address; longer lines are dumps of something else. */
    private static final int MAX_LENGTH = 2000;

    private static final Pattern CODE = Pattern.compile(
            "^[<{\\[/*]|[{};,]$|__\\(|=>|\\bfunction\\b|^(?:export|import|const|var|let|return|msgid|msgstr)\\b|^\"[^\"]*\"\\s*:");

    /** What code begins and ends with: to look for it takes a small part of the time that the pattern takes. */
    private static final String FIRST_OF_CODE = "<{[/*\"eicvlrm";

    private static final String LAST_OF_CODE = "{};,";

    private SpokenLine() {}

    /** The text of the line; null when it is none that a person would paste. */
    static @Nullable String of(byte[] bytes, int start, int end) {
        if (end - start > MAX_LENGTH) {
            return null;
        }
        String text = new String(bytes, start, end - start, StandardCharsets.UTF_8).strip();
        return holdsLetter(text) && !isCode(text) ? text : null;
    }

    private static boolean holdsLetter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetter(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCode(String text) {
        char last = text.charAt(text.length() - 1);
        boolean mayBe = FIRST_OF_CODE.indexOf(text.charAt(0)) >= 0
                || LAST_OF_CODE.indexOf(last) >= 0
                || last >= 0x80
                || text.contains("__(")
                || text.contains("=>")
                || text.contains("function");
        return mayBe && CODE.matcher(text).find();
    }
}

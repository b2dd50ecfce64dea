package dev.logscan.incident;

import java.util.ArrayList;
import java.util.List;

/** The texts of a list as Ruby prints it: {@code ["a", "b"]}. */
final class RubyList {
    private RubyList() {}

    /**
     * Reads a list.
     *
     * @param text a printed list, or a bare text
     * @return the texts of the list; the text itself when it is no list
     */
    static List<String> of(String text) {
        String trimmed = text.strip();
        if (!trimmed.startsWith("[") || !trimmed.endsWith("]")) {
            return List.of(trimmed);
        }
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        for (int i = 1; i < trimmed.length() - 1; i++) {
            char c = trimmed.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted && i + 2 < trimmed.length()) {
                i++;
                value.append(trimmed.charAt(i));
            } else if (c == ',' && !quoted) {
                values.add(value.toString().strip());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        values.add(value.toString().strip());
        return values;
    }
}

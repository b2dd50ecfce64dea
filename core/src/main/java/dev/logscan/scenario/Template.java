package dev.logscan.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Plain prose with places for a case's own values: <code>{name}</code>, or <code>{name|words}</code> with the words to
 * use when the value is not known. A brace that does not open such a place stands for itself.
 *
 * @param text the text
 */
public record Template(String text) {
    /**
     * The text with its places filled in.
     *
     * @param values the value of a name, or null when it is not known
     * @return the filled text; a place without value and words keeps its name in angle brackets
     */
    public String fill(Function<String, @Nullable String> values) {
        StringBuilder filled = new StringBuilder();
        walk(new Walk() {
            @Override
            public void prose(String part) {
                filled.append(part);
            }

            @Override
            public void place(String name, @Nullable String words) {
                String value = values.apply(name);
                filled.append(value != null ? value : words != null ? words : "<" + name + ">");
            }
        });
        return filled.toString();
    }

    /**
     * The names of its places.
     *
     * @return the names in order, with repetitions
     */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        walk(new Walk() {
            @Override
            public void prose(String part) {}

            @Override
            public void place(String name, @Nullable String words) {
                names.add(name);
            }
        });
        return names;
    }

    private interface Walk {
        void prose(String part);

        void place(String name, @Nullable String words);
    }

    private void walk(Walk walk) {
        int from = 0;
        int open = text.indexOf('{');
        while (open >= 0) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String inside = text.substring(open + 1, close);
            int bar = inside.indexOf('|');
            String name = bar < 0 ? inside : inside.substring(0, bar);
            if (isName(name)) {
                walk.prose(text.substring(from, open));
                walk.place(name, bar < 0 ? null : inside.substring(bar + 1));
                from = close + 1;
                open = text.indexOf('{', from);
            } else {
                open = text.indexOf('{', open + 1);
            }
        }
        walk.prose(text.substring(from));
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && Character.isLetter(name.charAt(0))
                && name.chars().allMatch(c -> ":-._".indexOf(c) >= 0 || (c < 128 && Character.isLetterOrDigit(c)));
    }
}

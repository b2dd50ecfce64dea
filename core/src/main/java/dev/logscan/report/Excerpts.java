package dev.logscan.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts what would make a report unreadable: a page of HTML in a field, a thousand values in a list.
 *
 * <p>Comes after {@link Masking}, so that no cut can hide from it what makes a secret one. Commands stay whole.
 */
public final class Excerpts {
    /** How many characters of a text, or of all values of one field, a report shows. */
    public static final int LIMIT = 2048;

    private Excerpts() {}

    /**
     * The same report with its long texts cut; each cut says how much is gone.
     *
     * @param report a report, already masked
     * @return a report whose texts are short
     */
    public static Report cut(Report report) {
        return ReportRewriter.rewrite(report, new Cutting(new Words(report.language())));
    }

    static String cut(String text, int limit, Words words) {
        return text.length() <= limit ? text : cutAt(text, Columns.whole(text, limit), words);
    }

    /** The same by the columns of a terminal, of which wide characters take two. */
    static String cutColumns(String text, int columns, Words words) {
        int end = Columns.fitting(text, columns);
        return end == text.length() ? text : cutAt(text, end, words);
    }

    private static String cutAt(String text, int end, Words words) {
        return text.substring(0, end) + words.say("… ({n} more characters)", text.length() - end);
    }

    private static List<String> cutAll(List<String> values, Words words) {
        List<String> kept = new ArrayList<>();
        int room = LIMIT;
        for (String value : values) {
            if (room <= 0) {
                kept.add(words.say("… ({n} more values)", values.size() - kept.size()));
                break;
            }
            kept.add(cut(value, room, words));
            room -= Math.max(value.length(), 1);
        }
        return List.copyOf(kept);
    }

    private static final class Cutting implements Rewriting {
        private final Words words;

        Cutting(Words words) {
            this.words = words;
        }

        @Override
        public String text(String text) {
            return cut(text, LIMIT, words);
        }

        @Override
        public String command(String command) {
            return command;
        }

        @Override
        public String id(String id) {
            return cut(id, LIMIT, words);
        }

        @Override
        public List<String> values(String name, List<String> values) {
            return cutAll(values, words);
        }

        @Override
        public Map<String, List<String>> fields(Map<String, List<String>> fields) {
            Map<String, List<String>> kept = new LinkedHashMap<>();
            fields.forEach((name, values) -> kept.put(cut(name, LIMIT, words), cutAll(values, words)));
            return kept;
        }
    }
}

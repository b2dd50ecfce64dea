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
        return ReportRewriter.rewrite(report, new Cutting());
    }

    static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.substring(0, end) + "… (" + (text.length() - end) + " more characters)";
    }

    private static List<String> cutAll(List<String> values) {
        List<String> kept = new ArrayList<>();
        int room = LIMIT;
        for (String value : values) {
            if (room <= 0) {
                kept.add("… (" + (values.size() - kept.size()) + " more values)");
                break;
            }
            kept.add(cut(value, room));
            room -= Math.max(value.length(), 1);
        }
        return List.copyOf(kept);
    }

    private static final class Cutting implements Rewriting {
        @Override
        public String text(String text) {
            return cut(text, LIMIT);
        }

        @Override
        public String command(String command) {
            return command;
        }

        @Override
        public String id(String id) {
            return cut(id, LIMIT);
        }

        @Override
        public List<String> values(String name, List<String> values) {
            return cutAll(values);
        }

        @Override
        public Map<String, List<String>> fields(Map<String, List<String>> fields) {
            Map<String, List<String>> kept = new LinkedHashMap<>();
            fields.forEach((name, values) -> kept.put(cut(name, LIMIT), cutAll(values)));
            return kept;
        }
    }
}

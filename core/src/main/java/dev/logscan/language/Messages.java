package dev.logscan.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Recognises finished messages by the templates that they were made from. */
final class Messages {
    /** What stands before the name of a place that holds a message of its own. */
    private static final String MESSAGE = "message:";

    /** A message that quotes a page of log text is shown as it is. */
    private static final int LONGEST = 1 << 16;

    private final Map<String, String> all;
    private final List<Shape> shapes = new ArrayList<>();

    Messages(Map<String, String> all) {
        this.all = all;
        all.forEach((english, translated) -> {
            List<String> names = Places.names(english);
            if (!names.isEmpty()) {
                shapes.add(new Shape(names, Places.between(english), translated));
            }
        });
        // What has more letters of its own says more, and is tried first.
        shapes.sort(Comparator.comparingInt(Shape::letters).reversed());
    }

    Map<String, String> all() {
        return all;
    }

    String say(String english) {
        String whole = all.get(english);
        if (whole != null || english.length() > LONGEST) {
            return whole == null ? english : whole;
        }
        for (Shape shape : shapes) {
            List<String> values = shape.values(english);
            List<String> said = values == null ? null : said(shape.names(), values);
            // A shape that has little of its own, as "where: what", is known by the message in it.
            if (said != null && (shape.isTelling() || !said.equals(values))) {
                return Places.fill(shape.translated(), shape.names(), said);
            }
        }
        return english;
    }

    private List<String> said(List<String> names, List<String> values) {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            said.add(names.get(i).startsWith(MESSAGE) ? say(values.get(i)) : values.get(i));
        }
        return said;
    }

    private record Shape(List<String> names, List<String> between, String translated) {
        boolean isTelling() {
            return between.stream().anyMatch(part -> part.chars().anyMatch(Character::isLetter));
        }

        int letters() {
            return between.stream().mapToInt(String::length).sum();
        }

        /** What stands in the places, each as short as can be; null when the message is of another shape. */
        @Nullable
        List<String> values(String message) {
            String last = between.get(between.size() - 1);
            String first = between.get(0);
            if (!message.startsWith(first) || !message.endsWith(last)) {
                return null;
            }
            Map<String, String> values = new HashMap<>();
            int end = message.length() - last.length();
            int at = first.length();
            for (int i = 1; i < between.size(); i++) {
                int next = i == between.size() - 1 ? end : message.indexOf(between.get(i), at);
                if (next < at || next > end) {
                    return null;
                }
                values.put(names.get(i - 1), message.substring(at, next));
                at = next + between.get(i).length();
            }
            return names.stream().map(name -> values.getOrDefault(name, "")).toList();
        }
    }
}

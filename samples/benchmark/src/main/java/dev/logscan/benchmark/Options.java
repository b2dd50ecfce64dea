package dev.logscan.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words after the command: options, each {@code --name value}, and the rest. */
final class Options {
    private static final Pattern SIZE = Pattern.compile("([0-9]+)(KB|MB|GB)?");

    private final Map<String, String> values = new HashMap<>();
    private final List<String> operands = new ArrayList<>();

    private Options() {}

    static Options parse(List<String> words, Set<String> known) throws UsageException {
        Options options = new Options();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--")) {
                options.operands.add(word);
                continue;
            }
            String name = word.substring(2);
            if (!known.contains(name)) {
                throw new UsageException(word + ": unknown option (expected some of --"
                        + String.join(", --", known.stream().sorted().toList()) + ")");
            }
            if (++i == words.size()) {
                throw new UsageException(word + ": no value");
            }
            options.values.put(name, words.get(i));
        }
        return options;
    }

    List<String> operands() {
        return operands;
    }

    String operand(String what) throws UsageException {
        if (operands.size() != 1) {
            throw new UsageException(what + ": " + operands.size() + " of them (expected one)");
        }
        return operands.get(0);
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    long number(String name, long otherwise) throws UsageException {
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw new UsageException("--" + name + ": " + text + " (expected a whole number)");
        }
        return Long.parseLong(text);
    }

    /** Bytes; KB, MB and GB are powers of ten. */
    long size(String name, String otherwise) throws UsageException {
        String text = values.getOrDefault(name, otherwise);
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw new UsageException("--" + name + ": " + text + " (expected such as 10KB, 300MB or 1GB)");
        }
        String unit = size.group(2) == null ? "" : size.group(2);
        long factor = switch (unit) {
            case "KB" -> 1_000L;
            case "MB" -> 1_000_000L;
            case "GB" -> 1_000_000_000L;
            default -> 1L;
        };
        return Long.parseLong(size.group(1)) * factor;
    }

    /** From 0 to 1, written as a percentage. */
    double share(String name) throws UsageException {
        String text = values.getOrDefault(name, "0%");
        if (!text.matches("[0-9]{1,3}(\\.[0-9]+)?%")) {
            throw new UsageException("--" + name + ": " + text + " (expected such as 7%)");
        }
        return Math.min(1, Double.parseDouble(text.substring(0, text.length() - 1)) / 100);
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) throws UsageException {
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> word(c).equals(text))
                .findFirst()
                .orElseThrow(() -> new UsageException("--" + name + ": " + text + " (expected one of "
                        + String.join(
                                ", ",
                                Arrays.stream(type.getEnumConstants())
                                        .map(Options::word)
                                        .toList())
                        + ")"));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

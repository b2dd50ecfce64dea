package dev.logscan.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.jspecify.annotations.Nullable;

/**
 * What was typed, not yet what it means.
 *
 * @param options the options given, each with its values; an option without a value has none
 * @param paths the other words, in order
 * @param pathsBeforeSource for each {@link CliOption#SOURCE}, how many paths stand before it
 */
record Arguments(Map<CliOption, List<String>> options, List<String> paths, List<Integer> pathsBeforeSource) {
    private static final int LONGEST_SUGGESTED = 40;

    /** Parts options from paths; of those allowed, wherever they stand. */
    static Arguments parse(List<String> words, Set<CliOption> allowed) throws UsageException {
        Options known = new Options();
        allowed.forEach(option -> known.addOption(Option.builder(option.letter())
                .longOpt(option.word())
                .hasArg(option.value() != null)
                .get()));
        DefaultParser parser = DefaultParser.builder()
                .setAllowPartialMatching(false)
                .setStripLeadingAndTrailingQuotes(false)
                .get();
        try {
            String[] all = apart(words, known);
            return of(parser.parse(known, all), allowed, pathsBeforeSource(all, known, parser));
        } catch (UnrecognizedOptionException e) {
            throw unknown(e.getOption(), allowed);
        } catch (MissingArgumentException e) {
            String word = e.getOption().getLongOpt();
            throw new UsageException("--" + word, "no value", "expected " + valueOf(word, allowed));
        } catch (ParseException e) {
            throw new UsageException("arguments", String.valueOf(e.getMessage()));
        }
    }

    /**
     * Where the command stands: it is the first word that is neither an option nor the value of one. Of no command, -1; a
     * file that has the name of a command is {@code ./explain}.
     */
    static int placeOfCommand(List<String> words) {
        for (int i = 0; i < words.size() && !words.get(i).equals("--"); i++) {
            if (words.get(i).startsWith("-") || isValue(words.subList(0, i))) {
                continue;
            }
            return Command.of(words.get(i)).isPresent() ? i : -1;
        }
        return -1;
    }

    /** Whether the last of these words waits for its value. */
    private static boolean isValue(List<String> before) {
        String last = before.isEmpty() ? "" : before.get(before.size() - 1);
        for (CliOption option : CliOption.values()) {
            boolean named = last.equals(option.flag()) || last.equals("-" + option.letter());
            if (named && option.value() != null) {
                return true;
            }
        }
        return false;
    }

    boolean has(CliOption option) {
        return options.containsKey(option);
    }

    /** The values of a repeatable option. */
    List<String> all(CliOption option) {
        return options.getOrDefault(option, List.of());
    }

    /** The value of an option, the last one if it was given more than once, or null. */
    @Nullable
    String last(CliOption option) {
        List<String> values = all(option);
        return values.isEmpty() ? null : values.get(values.size() - 1);
    }

    private static Arguments of(CommandLine parsed, Set<CliOption> allowed, List<Integer> pathsBeforeSource) {
        Map<CliOption, List<String>> options = new EnumMap<>(CliOption.class);
        for (CliOption option : allowed) {
            if (parsed.hasOption(option.word())) {
                String[] values = parsed.getOptionValues(option.word());
                options.put(option, values == null ? List.of() : List.of(values));
            }
        }
        return new Arguments(options, List.copyOf(parsed.getArgList()), pathsBeforeSource);
    }

    /** Commons CLI does not tell where an option stood, so what stands before it is parsed for itself. */
    private static List<Integer> pathsBeforeSource(String[] words, Options known, DefaultParser parser)
            throws ParseException {
        List<Integer> counts = new ArrayList<>();
        for (int i = 0; i < words.length && !words[i].equals("--"); i++) {
            if (words[i].equals(CliOption.SOURCE.flag()) || words[i].startsWith(CliOption.SOURCE.flag() + "=")) {
                counts.add(parser.parse(known, Arrays.copyOf(words, i))
                        .getArgList()
                        .size());
            }
        }
        return List.copyOf(counts);
    }

    /** Parts {@code -ojson=FILE}, which Commons CLI does not know, into {@code -o json=FILE}. */
    private static String[] apart(List<String> words, Options known) {
        List<String> apart = new ArrayList<>();
        boolean ended = false;
        for (String word : words) {
            ended |= word.equals("--");
            boolean joined = !ended && word.length() > 3 && word.charAt(0) == '-' && word.indexOf('=') > 2;
            Option option = joined ? known.getOption(word.substring(1, 2)) : null;
            if (option != null && option.hasArg()) {
                apart.add(word.substring(0, 2));
                apart.add(word.substring(2));
            } else {
                apart.add(word);
            }
        }
        return apart.toArray(String[]::new);
    }

    private static UsageException unknown(String typed, Set<CliOption> allowed) {
        int equals = typed.indexOf('=');
        String flag = equals > 0 ? typed.substring(0, equals) : typed;
        for (CliOption option : allowed) {
            if (option.flag().equals(flag)) {
                return new UsageException(flag, "takes no value", "given " + typed.substring(equals + 1));
            }
        }
        String nearest = flag.length() > LONGEST_SUGGESTED
                ? null
                : NearestName.of(flag, allowed.stream().map(CliOption::flag).toList())
                        .orElse(null);
        return nearest == null
                ? new UsageException(flag, "unknown option", "logscan --help lists them")
                : new UsageException(flag, "unknown option", "did you mean " + nearest + "?");
    }

    private static String valueOf(String word, Set<CliOption> allowed) {
        return allowed.stream()
                .filter(option -> option.word().equals(word))
                .map(CliOption::value)
                .findFirst()
                .orElse("a value");
    }
}

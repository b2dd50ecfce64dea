package dev.logscan.cli;

import dev.logscan.language.Language;
import dev.logscan.language.Wording;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Chooses the language in which a run speaks: before anything else is looked at, so that errors are said in it, too. */
final class Tongue {
    /** The variables of POSIX, the strongest first; the first that is set counts, whatever it says. */
    private static final List<String> VARIABLES = List.of("LC_ALL", "LC_MESSAGES", "LANG");

    private Tongue() {}

    /** What {@code --lang} says, or else the locale; English where neither names a language that is spoken here. */
    static Wording of(List<String> words, Map<String, String> environment) {
        Language language = Language.of(typed(words)).orElseGet(() -> ofLocale(environment));
        return of(language);
    }

    /** How the library and the command say things in a language. */
    static Wording of(Language language) {
        return Wording.of(language).with(Tongue.class);
    }

    static Language ofLocale(Map<String, String> environment) {
        String locale = VARIABLES.stream()
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        String[] parts = locale.split("@", 2)[0].split("\\.", 2);
        String word = parts[0].split("_", 2)[0].toLowerCase(Locale.ROOT);
        // All that is written is UTF-8: a terminal of another encoding can read English only.
        boolean readable = parts.length < 2
                || parts[1].toLowerCase(Locale.ROOT).replace("-", "").equals("utf8");
        return readable ? Language.of(word).orElse(Language.ENGLISH) : Language.ENGLISH;
    }

    /** The last {@code --lang} of the command line, which is not parsed yet; empty when there is none. */
    private static String typed(List<String> words) {
        String flag = CliOption.LANG.flag();
        String typed = "";
        for (int i = 0; i < words.size() && !words.get(i).equals("--"); i++) {
            String word = words.get(i);
            if (word.startsWith(flag + "=")) {
                typed = word.substring(flag.length() + 1);
            } else if (word.equals(flag) && i + 1 < words.size()) {
                typed = words.get(i + 1);
            }
        }
        return typed;
    }
}

package dev.logscan.language;

import com.google.common.base.Suppliers;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Says in one language what is written in English. A sentence that the language has no words for is said in English.
 *
 * <p>Immutable and thread-safe; the sentences are read when the first one is asked for, and those of English never, for it
 * has none.
 */
public final class Wording {
    private static final Wording ENGLISH = new Wording(Language.ENGLISH, Map::of, Map::of);

    /** Read once, and only by those who speak it. */
    private static final class Japanese {
        private static final Wording INSTANCE = Sentences.ofLibrary(Language.JAPANESE);
    }

    private final Language language;
    private final Supplier<Map<String, String>> sentences;
    private final Supplier<Messages> messages;

    Wording(Language language, Supplier<Map<String, String>> sentences, Supplier<Map<String, String>> messages) {
        this.language = language;
        this.sentences = Suppliers.memoize(sentences::get);
        this.messages = Suppliers.memoize(() -> new Messages(messages.get()));
    }

    /**
     * How the library says things in a language.
     *
     * @param language the language
     * @return its wording
     */
    public static Wording of(Language language) {
        return language == Language.ENGLISH ? ENGLISH : Japanese.INSTANCE;
    }

    /**
     * The same with the sentences of another program beside it.
     *
     * @param owner a class beside whose package the folder of the language stands, with {@code help.json} and {@code
     *     messages.json}
     * @return a wording that knows both
     */
    public Wording with(Class<?> owner) {
        return language == Language.ENGLISH ? this : Sentences.with(this, owner);
    }

    /**
     * The language that is spoken.
     *
     * @return the language
     */
    public Language language() {
        return language;
    }

    /**
     * Says a sentence, or a text with places, as it stands.
     *
     * @param english the sentence in English
     * @return the same in this language, its places still open
     */
    public String say(String english) {
        return language == Language.ENGLISH ? english : sentences.get().getOrDefault(english, english);
    }

    /**
     * Says a sentence with its values filled in.
     *
     * @param english the sentence in English, with places such as <code>{count}</code>
     * @param values the values of the places, in the order of the English sentence
     * @return the same in this language
     */
    public String say(String english, Object... values) {
        return Places.fill(say(english), Places.names(english), List.of(values));
    }

    /**
     * Says how many there are of something.
     *
     * @param count how many
     * @param one the English words for one, such as <code>{n} entry</code>
     * @param many the English words for any other number, such as <code>{n} entries</code>; by these it is looked up
     * @return the words with the number in them
     */
    public String count(long count, String one, String many) {
        String words = language == Language.ENGLISH && count == 1 ? one : say(many);
        return Places.fill(words, List.of("n"), List.of(count));
    }

    /**
     * Says a problem, a warning or an error that was made in English, with its values in it.
     *
     * @param english the finished message
     * @return the same in this language, or the message itself when it is not recognised
     */
    public String message(String english) {
        return language == Language.ENGLISH ? english : messages.get().say(english);
    }

    Map<String, String> sentences() {
        return sentences.get();
    }

    Map<String, String> messages() {
        return messages.get().all();
    }
}

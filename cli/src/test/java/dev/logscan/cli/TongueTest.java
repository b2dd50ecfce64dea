package dev.logscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.language.Language;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TongueTest {
    private static final Map<String, String> JAPAN = Map.of("LANG", "ja_JP.UTF-8");

    @Test
    void theStrongestVariableThatIsSetCounts() {
        assertThat(Tongue.ofLocale(JAPAN)).isEqualTo(Language.JAPANESE);
        assertThat(Tongue.ofLocale(Map.of("LC_ALL", "ja_JP.utf8", "LANG", "en_US.UTF-8")))
                .isEqualTo(Language.JAPANESE);
        assertThat(Tongue.ofLocale(Map.of("LC_ALL", "", "LC_MESSAGES", "ja", "LANG", "C")))
                .isEqualTo(Language.JAPANESE);
        assertThat(Tongue.ofLocale(Map.of("LC_ALL", "C.UTF-8", "LC_MESSAGES", "ja_JP.UTF-8")))
                .isEqualTo(Language.ENGLISH);
    }

    @Test
    void anUnknownLocaleIsEnglish() {
        assertThat(Tongue.ofLocale(Map.of())).isEqualTo(Language.ENGLISH);
        for (String locale : List.of("C", "POSIX", "de_DE.UTF-8", "jav_ID.UTF-8", "_", ".", "@", "日本")) {
            assertThat(Tongue.ofLocale(Map.of("LC_ALL", locale, "LANG", "ja_JP.UTF-8")))
                    .as(locale)
                    .isEqualTo(Language.ENGLISH);
        }
    }

    @Test
    void aTerminalOfAnotherEncodingGetsEnglish() {
        assertThat(Tongue.ofLocale(Map.of("LANG", "ja_JP.eucJP"))).isEqualTo(Language.ENGLISH);
        assertThat(Tongue.ofLocale(Map.of("LANG", "ja_JP.SJIS@x"))).isEqualTo(Language.ENGLISH);
        assertThat(Tongue.ofLocale(Map.of("LANG", "ja_JP@cjkwide"))).isEqualTo(Language.JAPANESE);
    }

    @Test
    void theOptionWinsOverTheLocale() {
        assertThat(Tongue.of(List.of("--lang", "en"), JAPAN).language()).isEqualTo(Language.ENGLISH);
        assertThat(Tongue.of(List.of("x", "--lang=ja"), Map.of()).language()).isEqualTo(Language.JAPANESE);
        assertThat(Tongue.of(List.of("--lang=ja", "--lang", "en"), Map.of()).language())
                .isEqualTo(Language.ENGLISH);
        assertThat(Tongue.of(List.of("--", "--lang=ja"), Map.of()).language()).isEqualTo(Language.ENGLISH);
        assertThat(Tongue.of(List.of("--lang"), JAPAN).language()).isEqualTo(Language.JAPANESE);
    }

    @Test
    void anUnknownLanguageIsRefusedInTheOneOfTheLocale() {
        Run run = new Run().environment(JAPAN);

        assertThat(run.with("--lang", "fr", "a.log")).isEqualTo(2);
        assertThat(run.scanned()).isFalse();
        assertThat(run.err()).isEqualTo("logscan: --lang: 不明な言語です: fr（en、jaのいずれかを指定してください）\n");
    }

    @Test
    void errorsAreSaidInTheLanguageThatWasAskedForWhereverItStands() {
        Run run = new Run();

        assertThat(run.with("--colour", "--lang", "ja")).isEqualTo(2);
        assertThat(run.err()).isEqualTo("logscan: --colour: 不明なオプションです（--colorの間違いではありませんか）\n");

        Run since = new Run().environment(JAPAN);
        assertThat(since.with("--since", "soon", "a.log")).isEqualTo(2);
        assertThat(since.err())
                .isEqualTo(
                        "logscan: --since: soonは時刻ではありません（2025-02-11T09:14:07ZのようなRFC 3339、日付、または-3hや-7dを指定してください）\n");
    }

    @Test
    void theLibraryIsAskedForTheSameLanguage() {
        Run run = new Run().environment(JAPAN);
        run.with("a.log");
        assertThat(run.request().language()).isEqualTo(Language.JAPANESE);

        Run english = new Run().environment(JAPAN);
        english.with("--lang=en", "a.log");
        assertThat(english.request().language()).isEqualTo(Language.ENGLISH);
    }

    @Test
    void explainTellsInJapanese() {
        Run run = new Run();

        assertThat(run.with("explain", "jwt-invalid-audience", "--lang", "ja")).isZero();
        assertThat(run.out())
                .startsWith("jwt-invalid-audience（エラー）\n  インスタンスがトークンのオーディエンスを拒否しました。")
                .contains("\n  原因\n", "確定の条件: ", "https://docs.gitlab.com/ja-jp/")
                .doesNotContain("Confirmed by", "Documentation");
    }

    @Test
    void samplesOfRulesAreComparedInEnglishWhateverTheLocale() {
        Run run = new Run().environment(JAPAN);

        run.with("rules", "test", "../samples/near-misses");
        assertThat(run.request().language()).isEqualTo(Language.ENGLISH);
    }
}

package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpokenLineTest {
    @Test
    void codeAndMarkupAreNotSpoken() {
        List.of(
                        "<p>Failed to link group.</p>",
                        "{ message",
                        "[ message",
                        "/ message",
                        "* message",
                        "say(message);",
                        "if (failed) {",
                        "failed }",
                        "'Failed to link group',",
                        "failed {\u0085",
                        "throw __('Failed to link group') ",
                        "failed => show",
                        "a function of it",
                        "export it",
                        "import it",
                        "const it",
                        "var it",
                        "let it",
                        "return it",
                        "msgid it",
                        "msgstr it",
                        "\"message\" : it")
                .forEach(line -> assertThat(spoken(line)).as(line).isNull());
    }

    @Test
    void whatAPersonPastesIsSpoken() {
        List.of(
                        "Failed to link group. Please try again.",
                        "exported it",
                        "variable it",
                        "malfunctions of it",
                        "\"Failed to link group\" it says",
                        "letters; and more",
                        "Fehlgeschlagen\u2026")
                .forEach(line -> assertThat(spoken("  " + line + " ")).isEqualTo(line));
    }

    private static String spoken(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return SpokenLine.of(bytes, 0, bytes.length);
    }
}

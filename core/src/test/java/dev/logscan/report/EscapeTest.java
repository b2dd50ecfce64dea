package dev.logscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EscapeTest {
    /** Colours, a hyperlink, a forged line, direction marks, invisible characters, half a pair. */
    private static final String HOSTILE =
            "a\u001b[31mb\u001b]8;;http://x\u0007c\r\nERROR d\u009be\u202ef\u2028g\u200bh\ufeffi"
                    + "\u007fj\u2066k\ud800l\udb40\udc41m\u0000n\u00ado";

    @Test
    void hiddenCharactersBecomeVisible() {
        assertThat(Escape.line(HOSTILE))
                .isEqualTo("a\\u{1b}[31mb\\u{1b}]8;;http://x\\u{7}c\\r\\nERROR d\\u{9b}e\\u{202e}f\\u{2028}g\\u{200b}h"
                        + "\\u{feff}i\\u{7f}j\\u{2066}k\\u{d800}l\\u{e0041}m\\u{0}n\\u{ad}o");
    }

    @Test
    void ordinaryTextStays() {
        String text = "Ünïcödé 日本語 العربية 😀 \\n $(x) ${jndi:x} %n {}";

        assertThat(Escape.line(text)).isSameAs(text);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void noFormatLetsHiddenCharactersThrough(Format format) {
        Report report = Reports.saying(HOSTILE, List.of(), Map.of(HOSTILE, List.of(HOSTILE)));

        // RFC 4180 ends lines with both.
        String shown =
                Reports.render(format.renderer(TextOptions.plain()), report).replace("\r\n", "\n");

        assertThat(shown.codePoints().filter(c -> c != '\n' && Escape.isHidden(c)))
                .isEmpty();
        assertThat(shown.lines()).noneMatch(line -> line.startsWith("ERROR d"));
    }
}

package dev.logscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FormatTest {
    @ParameterizedTest
    @EnumSource(Format.class)
    void everyFormatIsFoundByItsWord(Format format) {
        assertThat(Format.of(format.id())).contains(format);
        assertThat(Format.of(format.id().toUpperCase(Locale.ROOT))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void theLocaleDoesNotShow(Format format) {
        Locale before = Locale.getDefault();
        String expected = Reports.render(format.renderer(TextOptions.plain()), Reports.full());
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(Reports.render(format.renderer(TextOptions.plain()), Reports.full()))
                    .isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void unknownWordsHaveNoFormat() {
        assertThat(Format.of("yaml")).isEmpty();
    }
}

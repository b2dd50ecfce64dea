package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times as exporters print them in several settings and languages. */
class TimesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-09-29T21:32:51",
                "2024-09-29 21:32:51",
                "2024/09/29 21:32:51",
                "2024\u5e749\u670829\u65e5 21:32:51",
                "2024\u5e7409\u670829\u65e5 @ 21:32:51",
                "Sep 29, 2024 @ 21:32:51.000",
                "sept. 29, 2024 @ 21:32:51",
                "September 29, 2024 9:32:51 PM",
                "September 29th 2024, 21:32:51.000",
                "29 Sep 2024 21:32:51",
                "29 sept. 2024, 21:32:51",
                "29.09.2024 @ 21:32:51.000",
                "29.9.2024, 21:32:51",
                "29/09/2024 21:32:51",
                "09/29/2024 9:32:51.000 pm",
                "9/29/2024, 9:32:51 PM"
            })
    void aTimeWithoutAZoneIsRead(String text) {
        Times.Reading reading = Times.parse(text, ZoneOffset.ofHours(2));

        assertThat(reading.time()).isEqualTo("2024-09-29T19:32:51Z");
        assertThat(reading.zoneless()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "29 Okt 2024 21:32:51",
                "Okt. 29, 2024 @ 21:32:51",
                "29 out 2024 21:32:51",
                "29 Octobre 2024 21:32:51"
            })
    void monthsHaveNamesInOtherLanguages(String text) {
        assertThat(Times.parse(text, ZoneOffset.UTC).time()).isEqualTo("2024-10-29T21:32:51Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-13-29T21:32:51Z",
                "29/29/2024 21:32:51",
                "2024-09-29",
                "Foo 29, 2024 @ 21:32:51",
                "message of 2024",
                "12 monkeys in 2024",
                "1.234567890",
                "1,727,645",
                "12345678",
                "29.09.2024"
            })
    void whatIsNoTimeIsNone(String text) {
        assertThat(Times.parse(text, ZoneOffset.UTC).time()).isNull();
    }
}

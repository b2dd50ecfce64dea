package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.CharStreams;
import java.io.IOException;
import java.io.StringReader;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TripleQuotesTest {
    private static final Pattern ESCAPED_LINE_END = Pattern.compile("\\\\n");

    @Test
    void rawTextsBecomeTextsOfJson() throws IOException {
        TripleQuotes quotes = quotes("{\"a\": \"\"\"x \"y\"\n\\z\"\"\", \"b\": \"\"}");

        assertThat(CharStreams.toString(quotes)).isEqualTo("{\"a\": \"x \\\"y\\\"\\n\\\\z\", \"b\": \"\"}");
    }

    @Test
    void lostLinesAreCountedUpToAnyPlaceInAnyOrder() throws IOException {
        TripleQuotes quotes = quotes("{\n\"a\": \"\"\"x\ny\n\nz\"\"\",\n\"b\": \"\"\"1\n2\"\"\"}\n");
        String read = CharStreams.toString(quotes);

        for (int place = read.length(); place >= 0; place--) {
            int end = place;
            long before = ESCAPED_LINE_END
                    .matcher(read)
                    .results()
                    .filter(found -> found.start() < end)
                    .count();
            assertThat(quotes.lostLines(place)).as("before " + place).isEqualTo(before);
        }
        assertThat(quotes.lostLines(read.length())).isEqualTo(4);
    }

    @Test
    void aFloodOfLostLinesIsCountedAndItsPlacesForgotten() throws IOException {
        TripleQuotes quotes = quotes("\"\"\"" + "\n".repeat(200_000) + "\"\"\"");
        String read = CharStreams.toString(quotes);

        assertThat(quotes.lostLines(read.length())).isEqualTo(200_000);
        assertThat(quotes.lostLines(read.length() - 1 - 2 * 1000)).isEqualTo(199_000);
    }

    private static TripleQuotes quotes(String text) {
        return new TripleQuotes(new StringReader(text), 0);
    }
}

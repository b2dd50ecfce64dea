package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.CharStreams;
import dev.logscan.CpuTime;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
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

    @Test
    void blankLinesBeforeTheNextHitAreNotLost() {
        String hit = "{\n  \"_index\": \"a\"}";
        for (int blank : new int[] {1, 2, 150, 199, 200, 201, 500, 5000}) {
            String lines = " \n\t".repeat(blank);
            String read = read("\"\"\"x" + lines + hit);

            assertThat(read).as(blank + " lines").endsWith("\n\t" + hit);
            assertThat(read.replace("\\n", "\n").replace("\\t", "\t")).isEqualTo("\"x" + lines + hit);
        }
    }

    @Test
    void whatOnlyLooksLikeAHitBehindBlankLinesStaysText() {
        for (int blank : new int[] {1, 199, 200, 201, 5000}) {
            String lines = "\n".repeat(blank);
            String read = read("\"\"\"x" + lines + "{" + lines + "\"_i x\"\"\"}");

            assertThat(read).isEqualTo("\"x" + "\\n".repeat(blank) + "{" + "\\n".repeat(blank) + "\\\"_i x\"}");
        }
    }

    @Test
    void blankLinesCostWhatTheyAreLong() {
        String text = "\"\"\"" + "\n".repeat(4_000_000) + "{x\"\"\"";

        assertThat(CpuTime.of(() -> assertThat(read(text)).endsWith("{x\""))).isLessThan(Duration.ofSeconds(4));
    }

    private static String read(String text) {
        try {
            return CharStreams.toString(quotes(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TripleQuotes quotes(String text) {
        return new TripleQuotes(new StringReader(text), 0);
    }
}

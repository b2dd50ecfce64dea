package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.entry.LogEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every format, in every packing, gives the same entries and names its problems. */
class ReaderContractTest {
    private static final String LONG = "x".repeat(Limits.MAX_LINE);

    /** A format with three records, and what stands for a record that is broken or too long. */
    enum Sample {
        JSON_LINES("json-lines", "", "%s\n", ""),
        PREFIXED("json-lines", "", "2025-02-11_08:00:11.53712 host rails: %s\n", ""),
        SEARCH_RESPONSE(
                "search-response",
                "{\"took\":1,\"timed_out\":false,\"hits\":{\"hits\":[\n",
                "{\"_id\":\"a\",\"_source\":{\"json\":%s}},\n",
                "{\"_id\":\"z\",\"_source\":{\"json\":{\"correlation_id\":\"Z\",\"status\":200}}}\n]}}\n"),
        JSON_DOCUMENTS("json-documents", "[\n", "%s,\n", "{\"correlation_id\":\"Z\",\"status\":200}\n]\n"),
        HAR(
                "har",
                "{\"log\":{\"version\":\"1.2\",\"entries\":[\n",
                "{\"request\":{\"url\":\"https://a.example/-/jira_connect/x\"},\"response\":{\"status\":422,\"headers\":[%s]}},\n",
                "{}\n]}}\n"),
        DISCOVER_CSV("discover-csv", "\"json.correlation_id\",\"json.status\"\n", "%s\n", "");

        private final String id;
        private final String head;
        private final String record;
        private final String tail;

        Sample(String id, String head, String record, String tail) {
            this.id = id;
            this.head = head;
            this.record = record;
            this.tail = tail;
        }

        String record(String correlationId) {
            String content = switch (this) {
                case DISCOVER_CSV -> correlationId + ",422";
                case HAR -> "{\"name\":\"X-Request-Id\",\"value\":\"" + correlationId + "\"}";
                default -> "{\"correlation_id\":\"" + correlationId + "\",\"status\":422}";
            };
            return String.format(record, content);
        }

        String broken() {
            return this == DISCOVER_CSV ? "only one cell\n" : "{\"correlation_id\":\"broken\n";
        }

        String text() {
            return head + record("A") + record("Bäü🙂") + record("C") + tail;
        }
    }

    private static Read bytes(byte[] bytes) {
        return Read.all(LogInput.of("input", bytes));
    }

    private static List<String> ids(Read read) {
        return read.entries().stream()
                .map(LogEntry::correlationId)
                .filter(id -> !"Z".equals(id))
                .collect(Collectors.toList());
    }

    @ParameterizedTest
    @EnumSource
    void wholeAndByteByByteAndCompressedAreTheSame(Sample sample) {
        byte[] content = Packing.utf8(sample.text());

        Read whole = bytes(content);

        assertThat(ids(whole)).containsExactly("A", "Bäü🙂", "C");
        assertThat(whole.source().format()).isEqualTo(sample.id);
        assertThat(whole.problems()).isEmpty();
        assertThat(Read.all(LogInput.of("input", Packing.trickle(content))).dump())
                .isEqualTo(whole.dump());
        assertThat(bytes(Packing.gzip(content)).dump()).isEqualTo(whole.dump());
        assertThat(bytes(Packing.gzip(content)).statistics()).isEqualTo(whole.statistics());
    }

    @ParameterizedTest
    @EnumSource
    void lineEndsAndMarksChangeNothing(Sample sample) {
        String text = sample.text();
        String dump = Read.text(text).dump();

        assertThat(Read.text(text.replace("\n", "\r\n")).dump()).isEqualTo(dump);
        assertThat(Read.text("\uFEFF" + text).dump()).isEqualTo(dump);
        assertThat(Read.text(text.substring(0, text.length() - 1)).dump()).isEqualTo(dump);
        assertThat(Read.text(text.substring(0, text.length() - 1)).problems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void utf16IsReadAndNamed(Sample sample) {
        String dump = Read.text(sample.text()).dump();

        Read little = bytes(("\uFEFF" + sample.text()).getBytes(StandardCharsets.UTF_16LE));
        Read big = bytes(("\uFEFF" + sample.text()).getBytes(StandardCharsets.UTF_16BE));
        Read unmarked = bytes(sample.text().getBytes(StandardCharsets.UTF_16LE));

        assertThat(little.dump()).isEqualTo(dump);
        assertThat(little.problems()).containsExactly("UTF-16LE text: read as UTF-8");
        assertThat(big.dump()).isEqualTo(dump);
        assertThat(big.problems()).containsExactly("UTF-16BE text: read as UTF-8");
        assertThat(unmarked.dump()).isEqualTo(dump);
    }

    @ParameterizedTest
    @EnumSource
    void nulsAreSkippedAndCounted(Sample sample) {
        String text = sample.text();
        int middle = text.indexOf(sample.record("C"));

        Read read = Read.text("\0".repeat(5000) + text.substring(0, middle) + "\0\0" + text.substring(middle));

        assertThat(ids(read)).containsExactly("A", "Bäü🙂", "C");
        assertThat(read.problems()).containsExactly("5002 NUL bytes skipped");
    }

    @ParameterizedTest
    @EnumSource
    void invalidUtf8BecomesReplacementCharacters(Sample sample) {
        byte[] content = Packing.utf8(sample.text().replace("Bäü🙂", "B@@"));
        for (int i = 0; i < content.length; i++) {
            content[i] = content[i] == '@' ? (byte) 0xff : content[i];
        }

        assertThat(ids(bytes(content))).containsExactly("A", "B\uFFFD\uFFFD", "C");
    }

    @ParameterizedTest
    @EnumSource
    void aBrokenRecordInTheMiddleCostsItselfAlone(Sample sample) {
        Read read = Read.text(sample.head
                + sample.record("A")
                + sample.broken()
                + sample.record("C")
                + sample.record("D")
                + sample.tail);

        assertThat(ids(read)).containsExactly("A", "C", "D");
        assertThat(read.source().unparsed()).isEqualTo(1);
        assertThat(read.source().complete()).isTrue();
        long line = sample.head.isEmpty() ? 2 : 3;
        assertThat(read.source().unparsedLines()).extracting(UnparsedLine::line).containsExactly(line);
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON_LINES", "PREFIXED"})
    void anOverlongLineIsSkippedAndNamed(Sample sample) {
        Read read = Read.text(sample.record("A") + sample.record("B" + LONG) + sample.record("C"));

        assertThat(ids(read)).containsExactly("A", "C");
        assertThat(read.source().lines()).isEqualTo(3);
        assertThat(read.source().unparsed()).isEqualTo(1);
        assertThat(read.problems()).containsExactly("line 2: longer than 8 MiB, skipped");
        assertThat(read.entries().get(1).origin().line()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON_LINES", "PREFIXED"})
    void aCutLastLineIsNamed(Sample sample) {
        String text = sample.text();

        Read read = Read.text(text.substring(0, text.length() - 5));

        assertThat(ids(read)).containsExactly("A", "Bäü🙂");
        assertThat(read.problems()).containsExactly("line 3: cut off");
        assertThat(read.source().lines()).isEqualTo(3);
        assertThat(read.source().unparsed()).isEqualTo(1);
    }

    @Test
    void otherTextIsCountedUnparsed() {
        Read read =
                Read.text("Started POST \"/\"\n\n  Parameters: {\"a\"=>\"b\"}\nUser wrote: {\"severity\":\"ERROR\"}\n");

        assertThat(read.source().format()).isEqualTo("text");
        assertThat(read.entries()).isEmpty();
        assertThat(read.source().lines()).isEqualTo(4);
        assertThat(read.source().blank()).isEqualTo(1);
        assertThat(read.source().unparsed()).isEqualTo(3);
        assertThat(read.source().understood()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void damageAnywhereNeverEndsTheScan(Sample sample) {
        byte[] content = Packing.utf8(sample.text());
        Random random = new Random(content.length);
        for (int round = 0; round < 200; round++) {
            byte[] damaged = content.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) "{}[]\",:\n\\\0 a1\u00ff'".charAt(random.nextInt(15));
            }

            SourceStatistics source = bytes(damaged).source();

            if (source.format().equals("json-lines") || source.format().equals("text")) {
                assertThat(source.lines()).isEqualTo(source.entries() + source.blank() + source.unparsed());
            }
        }
    }
}

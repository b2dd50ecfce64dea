package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.CpuTime;
import dev.logscan.entry.LogEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Malformed values, after the kinds that JSONTestSuite collects, each as a line, as a hit, as an element, as a row and as a
 * cell between two good neighbours. None may end the scan, and none may cost a neighbour.
 */
class MalformedTest {
    /** Values that no JSON parser accepts, or that few agree on; no line ends in them. */
    private static final List<String> VALUES = List.of(
            "[1 true]",
            "[a\u00e5]",
            "[\"\": 1]",
            "[\"\"],",
            "[,1]",
            "[1,,2]",
            "[\"x\",,]",
            "[\"x\"]]",
            "[\"\",]",
            "[\"x\"",
            "[x",
            "[3[4]]",
            "[\u00ff]",
            "[1:2]",
            "[,]",
            "[-]",
            "[ , \"\"]",
            "[1,]",
            "[1,,]",
            "[\"a\",4,1,",
            "[*]",
            "[\"\"",
            "[1,2",
            "[{}",
            "[fals]",
            "[nul]",
            "[tru]",
            "[++1234]",
            "[+1]",
            "[+Inf]",
            "[-01]",
            "[-1.0.]",
            "[-2.]",
            "[-NaN]",
            "[.-1]",
            "[.2e-3]",
            "[0.1.2]",
            "[0.3e+]",
            "[0.3e]",
            "[0.e1]",
            "[0e+]",
            "[0e]",
            "[1.0e+]",
            "[1.0e-]",
            "[1.0e]",
            "[1 000.0]",
            "[1eE2]",
            "[2.e+3]",
            "[2.e-3]",
            "[2.e3]",
            "[9.e+]",
            "[Inf]",
            "[NaN]",
            "[\uff11]",
            "[1+2]",
            "[0x1]",
            "[0x42]",
            "[Infinity]",
            "[0e+-1]",
            "[-123.123foo]",
            "[-Infinity]",
            "[-foo]",
            "[- 1]",
            "[-012]",
            "[-.123]",
            "[-1x]",
            "[1ea]",
            "[1.]",
            "[.123]",
            "[1.2a-3]",
            "[1.8011670033376514H-308]",
            "[012]",
            "[\"x\", truth]",
            "{[: \"x\"}",
            "{\"x\", null}",
            "{\"x\"::\"b\"}",
            "{\ud83c\udde8\ud83c\udded}",
            "{\"a\":\"a\" 123}",
            "{key: 'value'}",
            "{\"a\" b}",
            "{:\"b\"}",
            "{\"a\" \"b\"}",
            "{\"a\":",
            "{\"a\"",
            "{1:1}",
            "{9999E9999:1}",
            "{null:null,null:null}",
            "{\"id\":0,,,,,}",
            "{'a':0}",
            "{\"id\":0,}",
            "{\"a\":\"b\"}/**/",
            "{\"a\":\"b\"}/**//",
            "{\"a\":\"b\"}//",
            "{\"a\":\"b\"}/",
            "{\"a\":\"b\",,\"c\":\"d\"}",
            "{a: \"b\"}",
            "{\"a\":\"a",
            "{ \"foo\" : \"bar\", \"a\" }",
            "{\"a\":\"b\"}#",
            "[\"\\uD800\\\"]",
            "[\"\\uD800\\u\"]",
            "[\"\\uD800\\u1\"]",
            "[\"\\uD800\\u1x\"]",
            "[\u00e9]",
            "[\"\\x00\"]",
            "[\"\\\\\\\"]",
            "[\"\\\t\"]",
            "[\"\\\ud83c\udf00\"]",
            "[\"\\\"]",
            "[\"\\u00A\"]",
            "[\"\\uD834\\uDd\"]",
            "[\"\\a\"]",
            "[\"\\uqqqq\"]",
            "[\\u0020\"asd\"]",
            "[\\n]",
            "\"",
            "['single quote']",
            "abc",
            "[\"\\",
            "[\"a\u0000a\"]",
            "[\"\t\"]",
            "\"\\UA66D\"",
            "[\u2060]",
            "<.>",
            "[<null>]",
            "[1]x",
            "[1]]",
            "[\"asd]",
            "a\u00e5",
            "[True]",
            "1]",
            "{\"x\": true,",
            "[][]",
            "]",
            "{\"\":",
            "[",
            "{",
            "{}}",
            "[1}",
            "{\"a\":1]",
            "{\"a\":true} \"x\"",
            "[\"\\{[\"\\{[\"\\{",
            "\u00e5",
            "*",
            "{\"a\":\"b\"}#{}",
            "[\\u000A\"\"]",
            "[1",
            "[ false, nul",
            "{\"asd\":\"asd\"",
            "[\u000c]",
            "\ufeff{}",
            "[\u2028]",
            "\"\"\"raw",
            "\"\"\"\"\"\"",
            "{\"a\":\"\"\"}\"\"\"}",
            "'",
            "''",
            "\"a\"b\"c",
            "=1+1",
            "'=x",
            "@",
            "|",
            "\\|",
            "\\",
            "\t",
            ";",
            ",",
            "\"\t\"",
            "(empty",
            "-",
            "{\"index\":{}}",
            "{\"preview\":true}",
            "{\"columns\":[{}]}",
            "{\"rows\":[[]]}",
            "{\"values\":[[[]]]}",
            "{\"hits\":{\"hits\":{}}}",
            "{\"hits\":[[]]}",
            "{\"responses\":{}}",
            "{\"events\":[null]}",
            "{\"results\":[[[]]]}",
            "{\"data\":{\"result\":[[]]}}",
            "{\"data\":{\"result\":[{\"values\":[1,[],[1]]}]}}",
            "{\"error\":{},\"status\":1}",
            "{\"_source\":1}",
            "{\"fields\":{\"a\":{}}}",
            "{\"took\":{}}",
            "{\"params\":[[],1,{\"key\":[]}]}",
            "{\"params\":{\"value\":\"{\"}}");

    /** Where a value stands between its neighbours, each on a line of its own. */
    private enum Place {
        LINE("{\"correlation_id\":\"A\",\"status\":1}\n%s\n{\"correlation_id\":\"C\",\"status\":1}\n"),
        MEMBER(
                "{\"correlation_id\":\"A\",\"status\":1}\n{\"status\":1,\"x\":%s}\n{\"correlation_id\":\"C\",\"status\":1}\n"),
        HIT("""
                {"took":1,"timed_out":false,"hits":{"hits":[
                {"_id":"a","_source":{"correlation_id":"A"}},
                {"_id":"b","_source":%s},
                {"_id":"c","_source":{"correlation_id":"C"}}
                ]}}
                """),
        ELEMENT("[\n{\"correlation_id\":\"A\"},\n{\"x\":%s},\n{\"correlation_id\":\"C\"}\n]\n"),
        ROW("""
                {"columns":[{"name":"correlation_id","type":"keyword"},{"name":"status","type":"long"}],"rows":[
                ["A",1],
                [%s,1],
                ["C",1]
                ]}
                """),
        CELL("\"correlation_id\",\"json.status\",\"json.message\"\n\"A\",1,\"x\"\n\"B\",%s,\"y\"\n\"C\",1,\"z\"\n"),
        GRID("\"'@timestamp\"\t\"correlation_id\"\n1\tA\n2\t%s\n3\tC\n"),
        MARKDOWN("| correlation_id | status |\n| --- | --- |\n| A | 1 |\n| %s | 1 |\n| C | 1 |\n");

        private final String text;

        Place(String text) {
            this.text = text;
        }

        String with(String value) {
            return text.replace("%s", value);
        }

        /** A quote that a value leaves open hides the rest from any reader; that is said, and tested elsewhere. */
        boolean opens(String value) {
            return switch (this) {
                case GRID -> value.chars().filter(c -> c == '"').count() % 2 == 1;
                case CELL -> value.startsWith("\"");
                case HIT, ELEMENT, ROW -> value.equals("\"\"\"raw");
                default -> false;
            };
        }
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(VALUES).hasSizeGreaterThan(150).doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> noMalformedValueCostsItsNeighbours() {
        return Stream.of(Place.values())
                .flatMap(place -> VALUES.stream()
                        .filter(value -> !place.opens(value))
                        .map(value -> DynamicTest.dynamicTest(place + " " + value, () -> {
                            Read read = read(place.with(value));
                            assertThat(read.entries())
                                    .as(place + " " + value)
                                    .extracting(LogEntry::correlationId)
                                    .contains("A", "C");
                        })));
    }

    @TestFactory
    Stream<DynamicTest> noMalformedDocumentEndsTheScan() {
        return VALUES.stream()
                .map(value -> DynamicTest.dynamicTest("document " + value, () -> {
                    read(value);
                    read(value.repeat(1000));
                    read("{\"hits\":{\"hits\":[" + value);
                    read("\"@timestamp\",\"json.status\"\n" + (value + ",").repeat(50) + "\n" + value);
                    Read.all(LogInput.of("input", value.getBytes(StandardCharsets.UTF_16LE)));
                }));
    }

    private static Read read(String text) {
        AtomicReference<Read> read = new AtomicReference<>();
        assertThat(CpuTime.of(() -> read.set(Read.text(text)))).isLessThan(Duration.ofSeconds(5));
        return read.get();
    }
}

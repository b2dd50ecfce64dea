package dev.logscan.benchmark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the generator put into logs, and whether a report says so. */
final class Expectation {
    private Expectation() {}

    /**
     * Compares a JSON report with what was generated: as many attempts of each scenario, and nothing else.
     *
     * @param report the report
     * @param expected what {@link LogTree} wrote; nothing is compared where there is no such file
     */
    static void check(Path report, Path expected) throws IOException, UsageException {
        if (Files.exists(expected)) {
            Map<String, Long> found = found(report);
            Map<String, Long> generated = generated(Files.readAllLines(expected, StandardCharsets.UTF_8));
            if (!found.equals(generated)) {
                throw new UsageException("logscan found " + found + " (expected " + generated + ")");
            }
        }
    }

    private static Map<String, Long> generated(List<String> lines) {
        Map<String, Long> attempts = new TreeMap<>();
        lines.forEach(line -> attempts.merge(line.substring(0, line.indexOf('\t')), 1L, Long::sum));
        return attempts;
    }

    private static Map<String, Long> found(Path report) throws IOException {
        Map<String, Long> attempts = new TreeMap<>();
        try (JsonParser parser = new JsonFactory().createParser(report.toFile())) {
            while (!"findings".equals(parser.nextFieldName())
                    || parser.getParsingContext().getParent() == null
                    || !parser.getParsingContext().getParent().inRoot()) {
                if (parser.currentToken() == null) {
                    return attempts;
                }
            }
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                finding(parser, attempts);
            }
        }
        return attempts;
    }

    private static void finding(JsonParser parser, Map<String, Long> attempts) throws IOException {
        String scenario = "";
        long count = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            if (key.equals("scenario")) {
                scenario = parser.getText();
            } else if (key.equals("count")) {
                count = parser.getLongValue();
            } else {
                parser.skipChildren();
            }
        }
        attempts.merge(scenario, count, Long::sum);
    }
}

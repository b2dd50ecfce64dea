package dev.logscan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.logscan.input.LogInput;
import dev.logscan.input.ReadProblem;
import dev.logscan.language.Language;
import dev.logscan.report.Format;
import dev.logscan.report.Report;
import dev.logscan.report.TextOptions;
import dev.logscan.scenario.RuleFile;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A scan that several machines share says what one machine would say, or nothing. */
final class SpreadScanTest {
    private static final LogScan SCAN = LogScan.builder().build();

    private static final LogInput EXCEPTIONS = input("exceptions_json.log", """
            {"severity":"ERROR","time":"2025-03-05T09:31:44.298123456Z","correlation_id":"id-1",\
            "meta.caller_id":"JiraConnect::EventsController#installed","exception.class":"JWT::InvalidAudError",\
            "exception.message":"Invalid audience. Expected https://a.example/-/jira_connect, \
            received https://b.example/-/jira_connect glpat-ABCDEFGHIJKLMNOPQRST"}
            {"severity":"ERROR","time":"2025-03-05T09:31:45.298Z","correlation_id":"hook",\
            "exception.class":"SocketError","exception.message":"Failed to open TCP connection to hooks.example.org:443"}
            no entry
            """);

    private static final LogInput PRODUCTION = input("production_json.log", """
            {"method":"POST","path":"/-/jira_connect/events/installed","controller":"JiraConnect::EventsController",\
            "action":"installed","status":401,"time":"2025-03-05T09:31:44.310Z","correlation_id":"id-1"}
            {"method":"POST","path":"/-/jira_connect/events/installed","controller":"JiraConnect::EventsController",\
            "action":"installed","status":401,"time":"2025-03-06T09:31:44.310Z","correlation_id":"id-2"}
            """);

    private static final List<LogInput> INPUTS = List.of(
            EXCEPTIONS,
            PRODUCTION,
            LogInput.of("lost.log", 70, () -> {
                throw new IOException("the lake is dry");
            }),
            input("empty.log", ""),
            LogInput.of("copy.log", 70, () -> new ByteArrayInputStream(new byte[70])));

    @Test
    void theReportIsTheSameInWhateverOrderTheInputsAreRead() throws Exception {
        String expected = json(SCAN.scan(INPUTS));
        for (int seed = 0; seed < 5; seed++) {
            List<ScanPart> parts = parts(SCAN, INPUTS);
            Collections.shuffle(parts, new Random(seed));
            assertThat(json(report(SCAN, telling(parts)))).isEqualTo(expected);
            assertThat(json(report(SCAN, parts))).isEqualTo(expected);
        }
        assertThat(expected).contains("the lake is dry", "jwt-invalid-audience").doesNotContain("ABCDEFGHIJ");
    }

    @Test
    void filtersSettingsAndLanguageHold() throws Exception {
        List<UnaryOperator<LogScan.Builder>> settings = List.of(
                b -> b.filter(new Filter(
                        Instant.parse("2025-03-06T00:00:00Z"), null, Set.of(), Set.of(), null, Severity.INFO)),
                b -> b.filter(new Filter(null, null, Set.of("id-1"), Set.of(), null, Severity.INFO)),
                b -> b.language(Language.JAPANESE),
                b -> b.showSecrets(true),
                b -> b.proxyFqdn("c.example"),
                b -> b.literalSearch(false));
        for (UnaryOperator<LogScan.Builder> setting : settings) {
            LogScan scan = setting.apply(LogScan.builder()).build();
            assertThat(json(report(scan, telling(parts(SCAN, INPUTS))))).isEqualTo(json(scan.scan(INPUTS)));
        }
    }

    @Test
    void entriesThatTellOnlyBesideAnotherAreLeftOutWithoutIt() throws Exception {
        List<ScanPart> parts = parts(SCAN, INPUTS);
        List<ScanPart> telling = telling(parts);

        assertThat(parts).hasSize(4 + INPUTS.size());
        assertThat(telling).hasSize(3 + INPUTS.size());
    }

    @Test
    void onePartIsAFewHundredBytesAndHoldsNoLine() throws Exception {
        ScanPart entry = parts(SCAN, List.of(PRODUCTION)).get(0);

        assertThat(entry).hasToString("input 0:0");
        byte[] one = serialized(entry);
        assertThat(one).hasSizeLessThan(700);
        assertThat(new String(one, UTF_8)).contains("id-1").doesNotContain("\"path\":");
    }

    @Test
    void partsOfAnInputThatWasReadAgainAreEqual() throws Exception {
        List<byte[]> once = new ArrayList<>();
        for (ScanPart part : parts(SCAN, INPUTS)) {
            once.add(serialized(part));
        }
        List<byte[]> again = new ArrayList<>();
        for (ScanPart part : parts(LogScan.builder().build(), INPUTS)) {
            again.add(serialized(part));
        }
        assertThat(again).usingRecursiveComparison().isEqualTo(once);
    }

    @Test
    void partsThatWereLostOrDoubledAreNotReportedOn() throws Exception {
        List<ScanPart> all = parts(SCAN, INPUTS);

        List<ScanPart> doubled = new ArrayList<>(all);
        doubled.add(all.get(0));
        assertThatThrownBy(() -> report(SCAN, doubled))
                .hasMessage("input 0:0: came after input 0:0 (expected each once, in order)");

        List<ScanPart> withoutSources = new ArrayList<>(all);
        withoutSources.removeIf(part -> part.toString().equals("input 0:sources"));
        assertThatThrownBy(() -> report(SCAN, withoutSources))
                .hasMessage("input 0:0: came with the sources of 0 inputs (expected those of all, from 0 on)");

        List<ScanPart> withoutLast = new ArrayList<>(all);
        withoutLast.removeIf(part -> part.input() == INPUTS.size() - 1);
        assertThatThrownBy(() -> report(SCAN, withoutLast)).hasMessage("the parts of 4 inputs came (expected 5)");

        List<ScanPart> unsorted = new ArrayList<>(all);
        Collections.reverse(unsorted);
        assertThatThrownBy(() -> SCAN.spread().report(5, new Kept(unsorted), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void partsOfOtherScenariosAreNotReportedOn() throws Exception {
        byte[] rule = Files.readAllBytes(Path.of("../samples/rules/webhook-timeout.json"));
        ScenarioCatalog more = ScenarioCatalog.load(List.of(new RuleFile("webhook-timeout.json", rule)));
        LogScan other = LogScan.builder().catalog(more).build();

        assertThatThrownBy(() -> report(SCAN, parts(other, INPUTS)))
                .hasMessage("input 0:sources: read with other scenarios (expected the same on all machines)");
        assertThat(json(report(other, parts(other, INPUTS)))).isEqualTo(json(other.scan(INPUTS)));
    }

    @Test
    void whatWasNotFoundIsSaid() throws Exception {
        ReadProblem problem = new ReadProblem("gone.log", "no such file", true);
        Report report = SCAN.spread().report(0, new Kept(List.of()), List.of(problem));

        assertThat(report.sources()).singleElement().matches(s -> s.name().equals("gone.log"));
    }

    @Test
    void inputsWithTheSameBytesAsAnotherAreNamed() throws Exception {
        byte[] bytes = "{\"message\":\"x\"}\n".repeat(1_000).getBytes(UTF_8);
        byte[] other = bytes.clone();
        other[bytes.length - 3] = 'y';
        List<LogInput> inputs = List.of(stored("a", bytes), stored("b", other), stored("c", bytes), stored("d", bytes));

        Map<String, String> copies = LogInput.copies(inputs);

        assertThat(copies).isEqualTo(Map.of("c", "a", "d", "a"));
        List<LogInput> known = inputs.stream()
                .map(i -> copies.containsKey(i.name()) ? i.copyOf(copies.get(i.name())) : i)
                .toList();
        String expected = json(SCAN.scan(inputs));
        assertThat(expected).contains("the same content as a");
        assertThat(json(report(SCAN, 4, parts(SCAN, known)))).isEqualTo(expected);
    }

    @Test
    void anInputIsReadUpToItsSize() throws Exception {
        byte[] bytes = "{\"message\":\"x\"}\n".repeat(3).getBytes(UTF_8);
        LogInput grown = LogInput.of("grown.log", bytes.length / 3, () -> new ByteArrayInputStream(bytes));
        LogInput shrunk = LogInput.of("shrunk.log", bytes.length + 1, () -> new ByteArrayInputStream(bytes));

        Report report = SCAN.scan(List.of(grown, shrunk));

        assertThat(report.sources().get(0).lines()).isEqualTo(1);
        assertThat(report.sources().get(1).problems())
                .extracting(ReadProblem::message)
                .containsExactly("shrank while it was read: 1 bytes are missing");
    }

    private static LogInput input(String name, String text) {
        return LogInput.of(name, text.getBytes(UTF_8));
    }

    private static LogInput stored(String name, byte[] bytes) {
        return LogInput.of(name, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    /** The parts of all inputs as they reach another machine. */
    private static List<ScanPart> parts(LogScan scan, List<LogInput> inputs) throws Exception {
        List<ScanPart> parts = new ArrayList<>();
        for (int number = 0; number < inputs.size(); number++) {
            scan.spread().read(number, inputs.get(number), parts::add);
        }
        List<ScanPart> received = new ArrayList<>();
        for (ScanPart part : parts) {
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(serialized(part)))) {
                received.add((ScanPart) in.readObject());
            }
        }
        return received;
    }

    private static byte[] serialized(ScanPart part) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(part);
        }
        return bytes.toByteArray();
    }

    private static List<ScanPart> telling(List<ScanPart> parts) {
        List<ScanPart> telling = new ArrayList<>();
        ScanPart.telling(parts.stream().sorted(ScanPart.byKey()).iterator()).forEachRemaining(telling::add);
        return telling;
    }

    private static Report report(LogScan scan, List<ScanPart> parts) throws InterruptedException {
        return report(scan, INPUTS.size(), parts);
    }

    private static Report report(LogScan scan, int inputs, List<ScanPart> parts) throws InterruptedException {
        return scan.spread().report(inputs, new Kept(parts.stream().sorted().toList()), List.of());
    }

    private record Kept(List<ScanPart> parts) implements SpreadScan.Parts {
        @Override
        public Iterator<ScanPart> all() {
            return parts.iterator();
        }

        @Override
        public Iterator<ScanPart> withKeys(Set<Long> keys) {
            return parts.stream().filter(part -> keys.contains(part.key())).iterator();
        }
    }

    private static String json(Report report) throws IOException {
        StringBuilder out = new StringBuilder();
        Format.JSON
                .renderer(new TextOptions(false, true, 80, false, ZoneOffset.UTC))
                .render(report, out);
        return out.toString();
    }
}
